import Folding
import Matching

/// Ordinary words among words of Russian letters: nine stretches of ten are such.
extension Searcher {
  /// Whether words make an ordinary word, or nil when they have to be read letter by letter.
  ///
  /// Where all letters are Russian, they are the letters to look for, once as they are and once without
  /// those that are repeated within a word, and a few machine words hold them all.
  ///
  /// It is mutating only lest the searcher be copied, as others here are.
  mutating func plainAnswer(_ tokens: Range<Int>, _ bytes: Span<UInt8>, canHide: Bool) -> Bool? {
    // Held by itself: a span of it would copy all that the text has besides.
    let letters = text.symbols
    let symbols = letters.span
    var name = WordName()
    var count = 0
    var hasRepeats = false
    var isSpaced = false
    for index in tokens {
      let token = text.tokens[index]
      guard token.kind == .word, token.flags.isSubset(of: [.russian, .doubled, .lower, .upper])
      else { return nil }
      hasRepeats = hasRepeats || token.flags.contains(.doubled)
      let word = token.symbols
      guard count &+ word.count <= WordName.limit else {
        // No ordinary word is so long, whatever follows; without repeated letters it might be.
        return hasRepeats ? nil : false
      }
      name = name.followed(after: count, by: WordName(symbols, word))
      count &+= word.count
      if index > tokens.lowerBound, !isSpaced { isSpaced = marks(before: index, bytes) == nil }
    }
    if OrdinaryWords.contains(name) { return true }
    if hasRepeats, OrdinaryWords.contains(nameWithoutRepeats(tokens)) { return true }
    // Letters may be hidden under the marks between them.
    return canHide && !isSpaced ? nil : false
  }

  /// The name of some words, together no longer than a name, without the letters repeated within each.
  private mutating func nameWithoutRepeats(_ tokens: Range<Int>) -> WordName {
    var name = WordName()
    var count = 0
    for index in tokens {
      var last = Symbol.boundary
      for place in text.tokens[index].symbols where text.symbols[place] != last {
        last = text.symbols[place]
        name = name.followed(after: count, by: WordName(last))
        count &+= 1
      }
    }
    return name
  }
}
