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

  /// Whether a match is «ее» or «нее» and another word behind a pause: «ее...его», «у нее..было».
  ///
  /// Where the other begins as the root goes on, it has to be a word that people pause before.
  func isPausedPronoun(_ match: Match) -> Bool {
    guard match.tokens.count > 1, match.disguise.isSubset(of: [.mask, .stretched, .gaps]),
      Self.pronouns.contains(letters(match.tokens.lowerBound))
    else { return false }
    let next = letters(match.tokens.lowerBound + 1)
    return next.first != Self.rootLetter || BriefWords.orOrdinaryContain(next)
  }

  private func letters(_ token: Int) -> [Symbol] {
    text.tokens[token].symbols.map { text.symbols[$0] }
  }

  private static let pronouns = ["ее", "нее"].map { Symbol.symbols(of: $0) }
  private static let rootLetter = Symbol.symbols(of: "б")[0]
}
