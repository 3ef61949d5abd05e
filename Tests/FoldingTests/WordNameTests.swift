import TestSupport
import Testing

@testable import Folding

/// Words in two numbers, put together at once and symbol by symbol.
@Suite struct WordNameTests {
  private static let text: [Symbol] = {
    var random = TestSupport.Seeded(7)
    return (0..<60).map { _ in Symbol(rawValue: UInt8.random(in: 1...60, using: &random)) }
  }()

  @Test func `both ways give the same name at every place, up to the text's end`() {
    let symbols = Self.text.span
    for start in Self.text.indices {
      for end in start...min(start + WordName.limit, Self.text.count) {
        #expect(
          WordName(symbols, start..<end) == WordName(bySingleSymbols: symbols, start..<end)
        )
      }
    }
  }

  @Test func `different words have different names, the same word the same`() {
    var words: [[Symbol]] = [[]]
    for length in 1...WordName.limit {
      for place in 0..<length {
        var word = [Symbol](repeating: Symbol(rawValue: 1), count: length)
        word[place] = Symbol(rawValue: 2)
        words.append(word)
      }
    }
    let names = words.map { word in
      // What stands around a word is no part of its name.
      let around = [Symbol(rawValue: 9)] + word + Self.text
      return WordName(around.span, 1..<(1 + word.count))
    }
    for (word, name) in zip(words, names) {
      #expect(name == WordName(word.span, word.indices))
      #expect(names.count { $0 == name } == 1)
    }
  }
}
