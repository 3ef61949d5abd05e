import Folding
import Matching

/// Ordinary words in Latin letters that were taken apart: «s.e.b.e», «mo*enta».
extension Searcher {
  /// Whether Latin letters, read by their sound, make an ordinary word, with or without letters for
  /// the marks between them.
  ///
  /// - Returns: `nil` when some token is no word of Latin letters.
  mutating func isOrdinaryBySound(
    _ tokens: Range<Int>,
    _ bytes: Span<UInt8>,
    canHide: Bool
  ) -> Bool? {
    pieceLetters.removeAll(keepingCapacity: true)
    pieceStem.removeAll(keepingCapacity: true)
    var isSpaced = false
    for index in tokens {
      let token = text.tokens[index]
      guard token.kind == .word, pieceStem.count <= OrdinaryWords.longest + 3 * tokens.count,
        token.symbols.allSatisfy({ text.symbols[$0].isLatin })
      else { return nil }
      if index > tokens.lowerBound {
        let marks = marks(before: index, bytes)
        isSpaced = isSpaced || marks == nil
        for _ in 0..<min(marks ?? 0, 3) { pieceStem.append(.digit) }
      }
      for letter in token.symbols {
        pieceLetters.append(text.symbols[letter])
        pieceStem.append(text.symbols[letter])
      }
    }
    shape.removeAll(keepingCapacity: true)
    PlainSound.append(pieceLetters, to: &shape)
    if OrdinaryWords.contains(shape) { return true }
    let written = pieceLetters.count
    guard canHide, !isSpaced, written >= 3, written >= 2 * (pieceStem.count - written) else {
      return false
    }
    shape.removeAll(keepingCapacity: true)
    PlainSound.append(pieceStem, to: &shape)
    return OrdinaryWords.fit(shape)
  }
}
