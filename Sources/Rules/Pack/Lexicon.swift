import Folding
public import Matching

/// The entries of all word lists, ready to be found in texts.
///
/// Each different word of an entry is one pattern of the automaton; an entry that is a phrase is
/// found by its first word and then followed word by word.
public struct Lexicon: Sendable {
  /// The names of the lists, sorted; a list's position is its number.
  public private(set) var listNames: [String] = []

  /// The entries of all lists, and their exceptions.
  public private(set) var entries: [CompiledEntry] = []

  /// Finds the words of all entries.
  public let automaton: Automaton

  /// Finds the words of the lists that are read in every way, from the beginning of a word on.
  public let disguisedAutomaton: Automaton

  /// Each pattern of `disguisedAutomaton` as one of `automaton`.
  let disguisedPatterns: [Int]

  /// The entries that are one word, by its pattern.
  let singles: Table

  /// The phrases that begin with a pattern.
  let phrasesByWord: Table

  /// The phrases that begin with a kind of token.
  let phrasesByKind: [Token.Kind: [Int]]

  /// The entry of each phrase.
  let phraseEntries: [Int32]

  /// Where each phrase's steps begin in ``steps``, with one entry more.
  let stepsFrom: [Int32]

  /// What phrases consist of, one phrase's steps behind the other's.
  ///
  /// They lie flat because following a phrase is the most frequent thing done to a text.
  let steps: [Step]

  /// An entry as matching sees it.
  public struct CompiledEntry: Sendable {
    /// The number of its list.
    public var list: Int
    /// The entry as it is written.
    public var text: String
    /// Its line in the list's file.
    public var line: Int
    /// How far its words may be disguised.
    public var readings: Readings
    /// What it is an exception to, if it is one.
    public var exception: Exception?
  }

  /// What an exception takes out.
  public enum Exception: Equatable, Sendable {
    /// The matches of one entry.
    case entry(Int)
    /// The matches of its whole list.
    case list
  }

  /// A word of a phrase, or what stands in place of a word.
  struct Step: Sendable {
    /// The pattern of a word, or -1.
    var pattern: Int32
    /// The kind of a token that is no word.
    var kind: Token.Kind
    /// How many words may stand before it.
    var gap: UInt8
  }

  /// Lists of numbers by a number, in two flat arrays.
  struct Table: Sendable {
    private var from: [Int32]
    private var values: [Int32] = []

    init(_ lists: [[Int]]) {
      from = [0]
      for list in lists {
        values += list.map(Int32.init)
        from.append(Int32(values.count))
      }
    }

    /// The positions of a number's list in the table.
    func positions(of number: Int) -> Range<Int> { Int(from[number])..<Int(from[number + 1]) }

    subscript(position: Int) -> Int { Int(values[position]) }
  }

  /// Compiles lists.
  init(_ lists: [WordList]) {
    var builder = LexiconBuilder()
    for list in lists.sorted(by: { $0.name < $1.name }) { builder.add(list) }
    listNames = builder.listNames
    entries = builder.entries
    phraseEntries = builder.phraseEntries
    stepsFrom = builder.stepsFrom
    steps = builder.steps
    singles = Table(builder.singles)
    phrasesByWord = Table(builder.phrasesByWord)
    phrasesByKind = builder.phrasesByKind
    disguisedPatterns = builder.disguised.sorted()
    automaton = Automaton(builder.patterns)
    disguisedAutomaton = Automaton(
      disguisedPatterns.map { builder.patterns[$0] },
      isAnchored: true
    )
  }
}

/// Gathers entries and gives equal words one pattern.
private struct LexiconBuilder {
  var listNames: [String] = []
  var entries: [Lexicon.CompiledEntry] = []
  var phraseEntries: [Int32] = []
  var stepsFrom: [Int32] = [0]
  var steps: [Lexicon.Step] = []
  var patterns: [Pattern] = []
  var singles: [[Int]] = []
  var phrasesByWord: [[Int]] = []
  var phrasesByKind: [Token.Kind: [Int]] = [:]
  var disguised: Set<Int> = []
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
    let steps = entry.elements.map { step($0, isDisguised: list.readings == .all) }
    if steps.count == 1, steps[0].pattern >= 0 {
      singles[Int(steps[0].pattern)].append(number)
      return number
    }
    let phrase = phraseEntries.count
    phraseEntries.append(Int32(number))
    self.steps += steps
    stepsFrom.append(Int32(self.steps.count))
    if steps[0].pattern >= 0 {
      phrasesByWord[Int(steps[0].pattern)].append(phrase)
    } else {
      phrasesByKind[steps[0].kind, default: []].append(phrase)
    }
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
        singles.append([])
        phrasesByWord.append([])
      }
      if isDisguised { disguised.insert(number) }
      return Lexicon.Step(pattern: Int32(number), kind: .word, gap: gap)
    }
  }
}
