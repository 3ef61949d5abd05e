import Folding
import Matching

/// Ordinary words among words of plain Russian letters: nine stretches of ten are such.
extension Searcher {
  /// Whether words make an ordinary word, or nil when they have to be read letter by letter.
  ///
  /// Where all letters are Russian and none is repeated, they are the letters to look for, and a few
  /// machine words hold them all.
  func plainAnswer(_ tokens: Range<Int>, _ bytes: Span<UInt8>, canHide: Bool) -> Bool? {
    let symbols = text.symbols.span
    var name = WordName()
    var count = 0
    var isSpaced = false
    for index in tokens {
      let token = text.tokens[index]
      guard token.kind == .word, token.flags.isSubset(of: [.russian, .lower, .upper]) else {
        return nil
      }
      let word = token.symbols
      // No ordinary word is so long, whatever follows.
      guard count &+ word.count <= WordName.limit else { return false }
      name = name.followed(after: count, by: WordName(symbols, word))
      count &+= word.count
      if index > tokens.lowerBound, !isSpaced { isSpaced = marks(before: index, bytes) == nil }
    }
    if OrdinaryWords.contains(name) { return true }
    // Letters may be hidden under the marks between them.
    return canHide && !isSpaced ? nil : false
  }
}
