import Folding
import Matching

/// Ordinary words side by side that pass for a disguised one.
extension Searcher {
  /// Whether a match is a level or a building and the word «я» behind it: «сдал на b1, я рад».
  ///
  /// A digit and two letters are too little for a word when a space parts them, or when a mark stands
  /// between two of them and nothing between the others.
  mutating func isLevel(_ match: Match, _ bytes: Span<UInt8>) -> Bool {
    guard match.tokens.count > 1, match.disguise.contains(.digit) else { return false }
    var letters = 0
    var isSpaced = false
    var isMarked = false
    var isJoined = false
    for index in match.tokens {
      let token = text.tokens[index]
      if index > match.tokens.lowerBound {
        let marks = marks(before: index, bytes)
        isSpaced = isSpaced || marks == nil
        isMarked = isMarked || marks.map { $0 > 0 } ?? false
        isJoined = isJoined || marks == 0
      }
      guard token.kind == .word else { continue }
      let written = token.symbols.count { text.symbols[$0] != .digit }
      isJoined = isJoined || written > 0 && written < token.symbols.count
      letters += written
    }
    return letters <= 2 && (isSpaced || isMarked && isJoined)
  }

  /// Whether a match is words with a pause between them, the first of which doubles a letter: «ее...его».
  func isPausedWords(_ match: Match) -> Bool {
    guard match.disguise == [.mask, .stretched], match.tokens.count > 1 else { return false }
    return match.tokens.allSatisfy { index in
      let token = text.tokens[index]
      return token.kind == .word
        && BriefWords.orOrdinaryContain(token.symbols.map { text.symbols[$0] })
    }
  }
}
