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
    var searcher = try Searcher()
    var random = Seeded(3)
    for _ in 0..<10_000 {
      // Few letters, so that words come again.
      let letters = (0..<Int.random(in: 1...10, using: &random)).map { _ in
        "кот".unicodeScalars.randomElement(using: &random) ?? "к"
      }
      let word = String(String.UnicodeScalarView(letters))
      searcher.search(word.utf8.span, pack.lexicon)
      let symbols = Symbol.symbols(of: word)
      var sets: [Int] = []
      automaton.forEachCompletion(in: symbols.span, symbols.indices) { sets.append($0) }
      #expect(searcher.sound(of: 0) == WordSound.hash(symbols.span, symbols.indices))
      let row = searcher.meanings.rows[Int(searcher.text.meanings[0].number)]
      #expect(searcher.meanings.sets[row.ownSets].map(Int.init) == sets)
      let clues = sets.flatMap { set in
        pack.lexicon.cluesByCompletion.positions(of: set).map { pack.lexicon.cluesByCompletion[$0] }
      }
      #expect(searcher.meanings.clues[row.ownClues].map(\.clue) == clues)
      for set in sets {
        automaton.forEachPattern(ofCompletion: set) { #expect(row.hints.mayContain(Int32($0))) }
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

  @Test func `what is said is forgotten when it is too much, and found out again`() throws {
    let pack = try pack(list: "кот\nкит\nток\nот*\n*ок")
    var few = try Searcher()
    var all = try Searcher()
    few.meanings = Meanings(limit: 2)
    var random = Seeded(4)
    var forgotten = 0
    for _ in 0..<500 {
      let words = (0..<4).compactMap { _ in
        ["кот", "кит", "ток", "отток", "урок", "сад"].randomElement(using: &random)
      }
      let text = words.joined(separator: " ")
      if few.meanings.isFull { forgotten += 1 }
      few.search(text.utf8.span, pack.lexicon)
      all.search(text.utf8.span, pack.lexicon)
      let (found, expected) = (few.matches, all.matches)
      #expect(found == expected)
    }
    #expect(forgotten > 100)
    let isAllFull = all.meanings.isFull
    #expect(!isAllFull)
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
