import Folding
import Matching

/// Ordinary words that were taken apart: their pieces say nothing.
extension Searcher {
  /// Takes out the matches that are pieces of an ordinary word: the «нах» of «нах.одится», the «бля»
  /// of «кора*бля», the «мля» of «зе мля».
  ///
  /// Only lists with ``Readings/whole`` or more are asked.
  ///
  /// - Complexity: O(*m*) in the number of matches; there is a limit on what those of a list may cost,
  ///   which no other list's can use up: whether they are looked for makes no difference.
  mutating func dropPieces(_ bytes: Span<UInt8>, _ lexicon: Lexicon) {
    var looksLeft = Self.pieceLooks
    var list = -1
    var kept = 0
    for index in matches.indices {
      let match = matches[index]
      if match.list != list { (list, looksLeft) = (match.list, Self.pieceLooks) }
      let isPiece =
        lexicon.rows[match.entry].readings >= .whole
        // What its keys say has nothing to do with the looks of its letters.
        && !match.disguise.contains(.keyboard)
        && isPiece(match, bytes, &looksLeft)
      if isPiece { continue }
      if kept < index { matches[kept] = match }
      kept += 1
    }
    if kept < matches.count { matches.removeSubrange(kept...) }
  }

  /// How many stretches of one text are compared with ordinary words for each list.
  private static let pieceLooks = 512

  /// How many tokens on either side of a match may belong to the same word.
  private static let pieceReach = 8

  private mutating func isPiece(
    _ match: Match,
    _ bytes: Span<UInt8>,
    _ looksLeft: inout Int
  ) -> Bool {
    if isNumberEnding(match, bytes) || isLevel(match, bytes) || isPausedPronoun(match) {
      return true
    }
    let left = reach(from: match.tokens.lowerBound, by: -1, bytes)
    let right = reach(from: match.tokens.upperBound, by: 1, bytes)
    for start in left...match.tokens.lowerBound {
      for end in (match.tokens.lowerBound + 1)..<(right + 1) {
        let stretch = start..<end
        // What lies within the match is no more than it.
        let isBeyond = start < match.tokens.lowerBound || end > match.tokens.upperBound
        guard isBeyond || match.source == .lattice && stretch == match.tokens else { continue }
        guard looksLeft > 0 else { return false }
        looksLeft -= 1
        let canHide = isBeyond || mayHideLetters(match, bytes)
        if isOrdinary(stretch, bytes, canHide: canHide) { return true }
      }
    }
    return false
  }

  /// Whether a match is the letter behind a number and a mark, with the stars that end bold type: the
  /// «х» of «**90-х**».
  private mutating func isNumberEnding(_ match: Match, _ bytes: Span<UInt8>) -> Bool {
    let token = match.tokens.lowerBound
    guard match.disguise.contains(.mask), match.tokens.count == 1, token > 0,
      text.tokens[token].symbols.count == 1, text.tokens[token - 1].kind == .number
    else { return false }
    return marks(before: token, bytes).map { $0 <= 1 } ?? false
  }

  /// Whether other letters may stand in the places that a match was guessed at.
  ///
  /// Marks between letters may hide some. Where a mask meets a digit, or Latin letters are read by
  /// their sound, too much was guessed; and the nine looks like no letter.
  private func mayHideLetters(_ match: Match, _ bytes: Span<UInt8>) -> Bool {
    if match.disguise == .gaps || match.disguise.contains(.translit) { return true }
    guard match.disguise.contains(.digit) else { return false }
    let first = text.tokens[match.tokens.lowerBound].bytes.lowerBound
    let end = text.tokens[match.tokens.upperBound - 1].bytes.upperBound
    return match.disguise.contains(.mask)
      || (first..<end).allSatisfy { !(0x30...0x38).contains(bytes[$0]) }
  }

  /// The first or the end token of a stretch without spaces around a place, or of a row of letters.
  ///
  /// When there is none, the next word is taken, and one more behind a syllable: the space may stand
  /// within a word.
  private mutating func reach(from place: Int, by step: Int, _ bytes: Span<UInt8>) -> Int {
    var reached = place
    for _ in 0..<Self.pieceReach {
      let next = step < 0 ? reached - 1 : reached
      guard text.tokens.indices.contains(next) else { break }
      let border = step < 0 ? reached : next
      guard border > 0 && border < text.tokens.count else { break }
      let isRow = text.tokens[next].symbols.count == 1
      guard isRow || marks(before: border, bytes) != nil else { break }
      reached += step
    }
    guard reached == place else { return reached }
    for _ in 0..<2 {
      let next = step < 0 ? reached - 1 : reached
      guard text.tokens.indices.contains(next) else { break }
      reached += step
      guard text.tokens[next].symbols.count <= 3 else { break }
    }
    return reached
  }

  /// How many characters stand between a token and the one before it, or nil when a space does.
  mutating func marks(before token: Int, _ bytes: Span<UInt8>) -> Int? {
    var offset = text.tokens[token - 1].bytes.upperBound
    let end = text.tokens[token].bytes.lowerBound
    var count = 0
    while offset < end {
      if bytes[offset] <= 0x20 { return nil }
      // A character begins with a byte that continues none.
      if bytes[offset] & 0xC0 != 0x80 { count += 1 }
      offset += 1
    }
    return count
  }

  /// Whether the letters of some tokens make an ordinary word, with or without letters for the marks.
  private mutating func isOrdinary(
    _ tokens: Range<Int>,
    _ bytes: Span<UInt8>,
    canHide: Bool
  ) -> Bool {
    if let answer = plainAnswer(tokens, bytes, canHide: canHide) { return answer }
    if isOrdinaryBySound(tokens, bytes, canHide: canHide) == true { return true }
    var isSpaced = false
    var hasNumber = false
    shape.removeAll(keepingCapacity: true)
    pieceLetters.removeAll(keepingCapacity: true)
    pieceStem.removeAll(keepingCapacity: true)
    for index in tokens {
      let token = text.tokens[index]
      if index > tokens.lowerBound {
        let marks = marks(before: index, bytes)
        isSpaced = isSpaced || marks == nil
        // A mark hides a letter, or none. A number hides one by itself.
        for _ in 0..<min(marks ?? 0, 3) where token.kind == .word { shape.append(.digit) }
      }
      switch token.kind {
      case .word:
        let first = shape.count
        guard folder.appendShape(of: token, bytes, text, to: &shape) else { return false }
        for offset in first..<shape.count {
          let isDigit = text.symbols[token.symbols.lowerBound + offset - first] == .digit
          hasNumber = hasNumber || isDigit
          if isDigit { shape[offset] = .digit } else { pieceLetters.append(shape[offset]) }
          // A repeated letter counts once: «нееебо».
          let isRepeated = offset > first && shape[offset] == shape[offset - 1]
          if !isRepeated { pieceStem.append(shape[offset]) }
        }
      case .number:
        hasNumber = true
        shape.append(.digit)
      default: return false
      }
      guard shape.count <= OrdinaryWords.longest + 3 * tokens.count else { return false }
    }
    if !hasNumber && (OrdinaryWords.contains(pieceLetters) || OrdinaryWords.contains(pieceStem)) {
      return true
    }
    let written = pieceLetters.count
    return canHide && !isSpaced && written >= 3 && written >= 2 * (shape.count - written)
      && OrdinaryWords.fit(shape)
  }
}
