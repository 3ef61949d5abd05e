import Folding
import Matching

/// Gathers entries and gives equal words one pattern.
struct LexiconBuilder {
  private(set) var listNames: [String] = []
  private(set) var entries: [Lexicon.CompiledEntry] = []
  private(set) var phrases: [Lexicon.CompiledPhrase] = []
  private(set) var steps: [Lexicon.Step] = []
  private(set) var patterns: [Pattern] = []

  /// What each pattern says.
  private(set) var clues: [[Lexicon.Clue]] = []

  /// What each kind of token says.
  private(set) var kindClues = [[Lexicon.Clue]](repeating: [], count: Token.Kind.allCases.count)

  /// The patterns of lists that are read in every way.
  private(set) var disguised: Set<Int> = []

  private var numbers: [Pattern: Int] = [:]

  mutating func add(_ list: WordList) {
    listNames.append(list.name)
    for entry in list.entries {
      let number = add(entry, of: list, exception: nil)
      for exception in entry.exceptions { _ = add(exception, of: list, exception: .entry(number)) }
    }
    for exception in list.exceptions { _ = add(exception, of: list, exception: .list) }
  }

  private mutating func add(
    _ entry: Entry,
    of list: WordList,
    exception: Lexicon.Exception?
  ) -> Int {
    let number = entries.count
    entries.append(
      Lexicon.CompiledEntry(
        list: listNames.count - 1,
        text: entry.text,
        line: entry.line,
        readings: list.readings,
        exception: exception
      )
    )
    let own = entry.elements.map { step($0, isDisguised: list.readings == .all) }
    if own.count == 1, own[0].pattern >= 0 {
      clues[Int(own[0].pattern)].append(Lexicon.Clue(entry: number))
      return number
    }
    phrases.append(
      Lexicon.CompiledPhrase(
        entry: Int32(number),
        firstStep: Int32(steps.count),
        endStep: Int32(steps.count + own.count),
        anchor: 0,
        reach: 0
      )
    )
    steps += own
    return number
  }

  private mutating func step(_ element: Entry.Element, isDisguised: Bool) -> Lexicon.Step {
    let gap = UInt8(element.gap)
    switch element.matcher {
    case .token(let kind):
      return Lexicon.Step(pattern: -1, kind: kind, gap: gap)
    case .word(let pattern):
      let number = numbers[pattern] ?? patterns.count
      if number == patterns.count {
        numbers[pattern] = number
        patterns.append(pattern)
        clues.append([])
      }
      if isDisguised { disguised.insert(number) }
      return Lexicon.Step(pattern: Int32(number), kind: .word, gap: gap)
    }
  }
}

extension LexiconBuilder {
  /// Chooses for each phrase the word by which it is looked for: its rarest.
  ///
  /// Its first word would do, too, but every comment has a dozen words such as «не» and «на», with
  /// which a hundred phrases each begin.
  mutating func findAnchors(_ commonness: Commonness) {
    for number in phrases.indices {
      let own = steps[Int(phrases[number].firstStep)..<Int(phrases[number].endStep)]
      var anchor = own.startIndex
      // Reach and anchor are bytes; a phrase so long is looked for by one of its first words.
      for index in own.indices.prefix(20) where share(index) < share(anchor) { anchor = index }
      let words = own[...anchor].dropFirst().reduce(0) { $0 + 1 + Int($1.gap) }
      phrases[number].anchor = UInt8(anchor - own.startIndex)
      phrases[number].reach = UInt8(max(words - 1, 0))
      let clue = Lexicon.Clue(phrase: number)
      if steps[anchor].pattern >= 0 {
        clues[Int(steps[anchor].pattern)].append(clue)
      } else {
        kindClues[Int(steps[anchor].kind.rawValue)].append(clue)
      }
    }

    func share(_ index: Int) -> Double {
      let step = steps[index]
      return step.pattern < 0 ? Commonness[step.kind] : commonness[Int(step.pattern)]
    }
  }

  /// What the sets of patterns that an automaton completes together say.
  func cluesByCompletion(of automaton: Automaton) -> Table<Lexicon.Clue> {
    Table(
      (0..<automaton.completionCount).lazy.map { completion in
        var all: [Lexicon.Clue] = []
        automaton.forEachPattern(ofCompletion: completion) { all += clues[$0] }
        return all
      }
    )
  }
}
