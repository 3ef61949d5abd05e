import Folding
import Matching

/// Ordinary words that were taken apart: their pieces say nothing.
extension Searcher {
  /// Takes out the matches that are pieces of an ordinary word: the «нах» of «нах.одится», the «бля»
  /// of «кора*бля», the «мля» of «зе мля».
  ///
  /// Only lists with ``Readings/whole`` or more are asked.
  ///
  /// - Complexity: O(*m*) in the number of matches; there is a limit on what all of them may cost.
  mutating func dropPieces(_ bytes: Span<UInt8>, _ lexicon: Lexicon) {
    var looksLeft = Self.pieceLooks
    var kept = 0
    for index in matches.indices {
      let match = matches[index]
      let isPiece =
        lexicon.rows[match.entry].readings >= .whole
        && isPiece(match, bytes, &looksLeft)
      if isPiece { continue }
      matches[kept] = match
      kept += 1
    }
    matches.removeSubrange(kept...)
  }

  /// How many stretches of one text are compared with ordinary words.
  private static let pieceLooks = 1024

  /// How many tokens on either side of a match may belong to the same word.
  private static let pieceReach = 8

  private mutating func isPiece(
    _ match: Match,
    _ bytes: Span<UInt8>,
    _ looksLeft: inout Int
  ) -> Bool {
    let left = reach(from: match.tokens.lowerBound, by: -1, bytes)
    let right = reach(from: match.tokens.upperBound, by: 1, bytes)
    // A match that has marks between its letters may be a word with marks in their place.
    // And Latin letters that are read by their sound may be read by their looks.
    let isSounded = match.disguise.contains(.translit)
    let isGuessed = match.tokens.count > 1 || isSounded
    for start in left...match.tokens.lowerBound {
      for end in (match.tokens.lowerBound + 1)..<(right + 1) {
        let stretch = start..<end
        // What lies within the match is no more than it.
        let isBeyond = start < match.tokens.lowerBound || end > match.tokens.upperBound
        guard isBeyond || isGuessed && stretch == match.tokens else { continue }
        guard looksLeft > 0 else { return false }
        looksLeft -= 1
        let canHide = stretch != match.tokens || match.disguise == .gaps || isSounded
        if isOrdinary(stretch, bytes, canHide: canHide) { return true }
      }
    }
    return false
  }

  /// The first or the end token of a stretch without spaces around a place, or of a row of letters.
  ///
  /// When there is none, one more word is taken, for the space may stand within a word.
  private func reach(from place: Int, by step: Int, _ bytes: Span<UInt8>) -> Int {
    var reached = place
    for _ in 0..<Self.pieceReach {
      let next = step < 0 ? reached - 1 : reached
      guard text.tokens.indices.contains(next) else { break }
      let border = step < 0 ? reached : next
      guard border > 0 && border < text.tokens.count else { break }
      let isRow = text.tokens[next].symbols.count == 1
      guard isRow || !hasSpace(before: border, bytes) else { break }
      reached += step
    }
    if reached == place, text.tokens.indices.contains(step < 0 ? place - 1 : place) {
      reached += step
    }
    return reached
  }

  /// Whether white space parts a token from the one before it.
  private func hasSpace(before token: Int, _ bytes: Span<UInt8>) -> Bool {
    var offset = text.tokens[token - 1].bytes.upperBound
    let end = text.tokens[token].bytes.lowerBound
    while offset < end {
      if bytes[offset] <= 0x20 { return true }
      offset += 1
    }
    return false
  }

  /// Whether the letters of some tokens make an ordinary word, with or without letters for the marks.
  private mutating func isOrdinary(
    _ tokens: Range<Int>,
    _ bytes: Span<UInt8>,
    canHide: Bool
  ) -> Bool {
    var isSpaced = false
    var hasNumber = false
    shape.removeAll(keepingCapacity: true)
    pieceLetters.removeAll(keepingCapacity: true)
    for index in tokens {
      let token = text.tokens[index]
      if index > tokens.lowerBound {
        let isParted = hasSpace(before: index, bytes)
        isSpaced = isSpaced || isParted
        // A mark hides a letter, or none. A number hides one by itself.
        let isMarked = text.tokens[index - 1].bytes.upperBound < token.bytes.lowerBound
        if !isParted && isMarked && token.kind == .word { shape.append(.digit) }
      }
      switch token.kind {
      case .word:
        let first = shape.count
        guard folder.appendShape(of: token, bytes, text, to: &shape) else { return false }
        pieceLetters.append(contentsOf: shape[first...])
      case .number:
        hasNumber = true
        shape.append(.digit)
      default: return false
      }
      guard shape.count <= OrdinaryWords.longest + tokens.count else { return false }
    }
    if !hasNumber && OrdinaryWords.contains(pieceLetters) { return true }
    let written = pieceLetters.count
    return canHide && !isSpaced && written >= 3 && written >= 2 * (shape.count - written)
      && OrdinaryWords.fit(shape)
  }
}
