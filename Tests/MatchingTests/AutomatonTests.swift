import Folding
import TestSupport
import Testing

@testable import Matching

@Suite struct AutomatonTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var found: [String]
    var passed: [String]
    var why: String

    init(_ pattern: String, finds found: String, not passed: String, why: String) {
      self.pattern = pattern
      self.found = found.split(separator: " ").map(String.init)
      self.passed = passed.split(separator: " ").map(String.init)
      self.why = why
    }

    var testDescription: String { "\(pattern), \(why)" }
  }

  @Test(arguments: [
    Case("кот", finds: "кот", not: "ко коты скот скоты окот к окоток", why: "exact"),
    Case("кот*", finds: "кот коты котик котокот", not: "ко скот окот", why: "open at its end"),
    Case("*кот", finds: "кот скот котокот ккот", not: "коты скоты ко", why: "open at its start"),
    Case("*кот*", finds: "кот скот коты скоты кокот", not: "ко от коот", why: "open at both"),
    Case("к?от", finds: "кот от", not: "ккот т кт", why: "an optional first letter"),
    Case("ко?т?", finds: "к ко кт кот", not: "коот о ктт", why: "optional letters at the end"),
    Case("кот?*", finds: "ко кот коо кота", not: "кт к", why: "optional before an open end"),
    Case("*о?о", finds: "о оо коо ко", not: "к от", why: "optional behind an open start"),
    Case("a0я", finds: "a0я", not: "а0я aя", why: "Latin, Russian and digits are apart"),
  ])
  func finds(_ c: Case) {
    let automaton = Automaton([Pattern(c.pattern)])
    for word in c.found {
      #expect(automaton.patterns(in: Symbol.symbols(of: word)) == [0], "\(word)")
    }
    for word in c.passed {
      #expect(automaton.patterns(in: Symbol.symbols(of: word)) == [], "\(word)")
    }
  }

  @Test func `a choice finds each of its parts`() {
    let part = Pattern.Part.sequence([
      .choice([.word("кот"), .word("пёс"), .sequence([])]), .word("ик"),
      .choice([.word("а"), .word("и")]),
    ])
    let automaton = Automaton([Pattern(part)])
    for word in ["котика", "песики", "ика"] {
      #expect(automaton.patterns(in: Symbol.symbols(of: word)) == [0], "\(word)")
    }
    for word in ["котик", "котпеса", "а", "котикаи"] {
      #expect(automaton.patterns(in: Symbol.symbols(of: word)) == [], "\(word)")
    }
  }

  @Test func `every pattern that a word matches is told, in order`() {
    let automaton = Automaton(["*т", "кот", "к*", "пёс", "*о*", "кот"].map { Pattern($0) })
    #expect(automaton.patterns(in: Symbol.symbols(of: "кот")) == [0, 1, 2, 4, 5])
    #expect(automaton.patterns(in: Symbol.symbols(of: "пес")) == [3])
    #expect(automaton.patterns(in: []) == [])
  }

  @Test func `states with a complete pattern come last`() {
    let patterns = ["кот", "кот*", "*ток", "ко?т", "*окот*"].map { Pattern($0) }
    let automaton = Automaton(patterns)
    #expect(automaton.firstAccepting > 0)
    #expect(automaton.start < automaton.firstAccepting)
    // Every state that can be reached from the start, and whether a pattern is complete in it.
    var states: Set = [0, automaton.start]
    var new = states
    while let state = new.popFirst() {
      // The last column holds what is complete, and no symbol's step.
      for symbol in 0..<UInt8(Symbol.count - 1) {
        let next = automaton.next(state, Symbol(rawValue: symbol))
        if states.insert(next).inserted { new.insert(next) }
      }
    }
    #expect(states.count <= automaton.stateCount)
    for state in states where state >= automaton.firstAccepting {
      var complete = 0
      automaton.forEachPattern(completeIn: state) { _ in complete += 1 }
      #expect(complete > 0, "state \(state)")
    }
  }

  @Test func `a word is given up only where nothing can begin any more`() {
    let closed = Automaton(["кот*", "пёс"].map { Pattern($0) })
    #expect(closed.canGiveUp)
    for symbol in 0...Symbol.foreign.rawValue {
      #expect(closed.next(0, Symbol(rawValue: symbol)) == 0)
    }
    #expect(!Automaton(["кот*", "*пёс"].map { Pattern($0) }).canGiveUp)
    #expect(Automaton([Pattern("*пёс")], isAnchored: true).canGiveUp)
  }

  @Test func `no patterns find nothing`() {
    let automaton = Automaton([])
    for word in words(over: "аб", upTo: 3) { #expect(automaton.patterns(in: word) == []) }
  }

  @Test func `a word is read where it stands among others`() {
    let automaton = Automaton(["кот", "*т"].map { Pattern($0) })
    let symbols = Symbol.symbols(of: "скоты")
    var found: Set<Int> = []
    automaton.forEachPattern(in: symbols.span, 1..<4) { found.insert($0) }
    #expect(found == [0, 1])
  }

  @Test func `an empty pattern traps`() async {
    await #expect(processExitsWith: .failure) { _ = Automaton([Pattern("кот"), Pattern("*")]) }
    await #expect(processExitsWith: .failure) { _ = Automaton([Pattern("к?о?")]) }
    await #expect(processExitsWith: .failure) {
      _ = Automaton([Pattern(.choice([.word(""), .word("а")]))])
    }
    await #expect(processExitsWith: .failure) {
      _ = Automaton([Pattern(.choice([]), isOpenAtEnd: true)])
    }
  }

  /// With all positions behind their beginnings in every state, 20,000 words took 900 MB.
  @Test func `words that are looked for anywhere make no state large`() {
    var random = Seeded(3)
    let alphabet = Symbol.symbols(of: "абвгдежз")
    var graph = PositionGraph()
    for number in 0..<2000 {
      let word = (0..<8).map { _ in alphabet.randomElement(using: &random) ?? .digit }
      let part = Pattern.Part.sequence(word.map { .symbol($0) })
      let pattern = Pattern(part, isOpenAtStart: true, isOpenAtEnd: true)
      graph.add(pattern, number: number, isAnchored: false)
    }
    let states = SubsetConstruction(graph).states
    #expect(states.count > 5000)
    #expect(states.members.count < 40 * states.count)
  }
}
