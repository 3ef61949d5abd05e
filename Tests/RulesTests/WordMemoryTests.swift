import Folding
import Matching
import TestSupport
import Testing

@testable import Rules

/// What is remembered of words, beside reading each anew.
@Suite struct WordMemoryTests {
  @Test func `a remembered word says what it says when read`() throws {
    let pack = try pack(list: "кот*\nк*\n*от*\n(кот|кит)ик\nко*\n*т\nне <2> пёс")
    let automaton = pack.lexicon.automaton
    var memory = WordMemory()
    memory.use(pack.lexicon)
    var random = Seeded(3)
    for _ in 0..<20_000 {
      // Few letters, so that words come again; rows are shared by many words, too.
      let letters = (0..<Int.random(in: 1...WordName.limit, using: &random)).map { _ in
        Symbol.symbols(of: "кот")[Int.random(in: 0..<3, using: &random)]
      }
      let row = memory.row(
        of: WordName(letters.span, letters.indices),
        letters.span,
        letters.indices
      )
      var sets: [Int] = []
      automaton.forEachCompletion(in: letters.span, letters.indices) { sets.append($0) }
      #expect(row.sound == WordSound.hash(letters.span, letters.indices))
      if sets.count > 3 {
        #expect(row.count == -1)
      } else {
        #expect((0..<Int(row.count)).map { Int(row.sets[$0]) } == sets)
      }
    }
  }

  @Test func `another lexicon is not answered from what the first one said`() throws {
    let (first, second) = (try pack(list: "кот"), try pack(list: "кит"))
    var searcher = try Searcher()
    for (pack, text, count) in [
      (first, "кот", 1), (second, "кот", 0), (second, "кит", 1), (first, "кит", 0),
    ] {
      searcher.search(text.utf8.span, pack.lexicon)
      #expect(searcher.matches.count == count)
    }
  }

  @Test func `words beyond a name's length are found as well`() throws {
    let long = String(repeating: "длинно", count: 5)
    let pack = try pack(list: "\(long)\n*конец")
    for (text, count) in [(long, 1), (long + "конец", 1), (long + "нет", 0)] {
      var searcher = try Searcher()
      searcher.search("\(text) \(text)".utf8.span, pack.lexicon)
      #expect(searcher.matches.count == 2 * count)
    }
  }
}
