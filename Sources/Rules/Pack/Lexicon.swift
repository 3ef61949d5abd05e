import Folding
public import Matching

/// The entries of all word lists, ready to be found in texts.
///
/// Each different word of an entry is one pattern of the automaton. An entry of one word is found
/// with it; a phrase is found by the rarest of its words and then followed word by word.
///
/// It never changes, and every thread shares it.
public final class Lexicon: Sendable {
  /// The names of the lists, sorted; a list's position is its number.
  public let listNames: [String]

  /// The entries of all lists, and their exceptions.
  public let entries: EntryTable

  /// What finding asks of each entry, in the same order.
  let rows: [EntryRow]

  /// Finds the words of all entries.
  public let automaton: Automaton

  /// Finds the words of the lists that are read in every way, from the beginning of a word on.
  public let disguisedAutomaton: Automaton

  /// Each pattern of `disguisedAutomaton` as one of `automaton`.
  let disguisedPatterns: [Int32]

  /// What each set of patterns that `automaton` completes together says.
  ///
  /// Most have only words that stand in phrases beside rarer ones, and say nothing.
  let cluesByCompletion: Table<Clue>

  /// What each pattern says.
  let cluesByPattern: Table<Clue>

  /// What each kind of token says, by its number.
  let cluesByKind: Table<Clue>

  /// The entries that are more than one word.
  let phrases: [CompiledPhrase]

  /// What phrases consist of, one phrase's steps behind the other's.
  let steps: [Step]

  /// What an exception takes out.
  public enum Exception: Equatable, Sendable {
    /// The matches of one entry.
    case entry(Int)
    /// The matches of its whole list.
    case list
  }

  /// What a found word means: an entry of one word, or a phrase of which it is the rarest.
  struct Clue: Equatable, Sendable, BitwiseCopyable {
    /// The entry, or the phrase's number with all bits turned round.
    private let bits: Int32

    init(entry: Int) { bits = Int32(entry) }
    init(phrase: Int) { bits = ~Int32(phrase) }

    /// The phrase, if the clue leads to one.
    var phrase: Int? { bits < 0 ? Int(~bits) : nil }

    /// The entry that is found, if it is one word.
    var entry: Int { Int(bits) }
  }

  /// An entry of several words, or of something that is no word.
  struct CompiledPhrase: Sendable, BitwiseCopyable {
    /// The entry.
    var entry: Int32
    /// Its first step and the one behind its last, in ``steps``.
    var firstStep: Int32
    var endStep: Int32
    /// How many steps stand before the one by which it is looked for.
    var anchor: UInt8
    /// How many tokens may stand between its first step and that one, pictographs aside.
    var reach: UInt8

    /// How many words it has, and what else stands for one.
    var stepCount: Int32 { endStep &- firstStep }
  }

  /// A word of a phrase, or what stands in place of a word.
  struct Step: Sendable, BitwiseCopyable {
    /// The pattern of a word, or -1.
    var pattern: Int32
    /// The kind of a token that is no word.
    var kind: Token.Kind
    /// How many words may stand before it.
    var gap: UInt8
  }

  /// Compiles lists.
  convenience init(_ lists: [WordList]) {
    var builder = LexiconBuilder()
    for list in lists.sorted(by: { $0.name < $1.name }) { builder.add(list) }
    let automaton = Automaton(builder.patterns)
    builder.findAnchors(Commonness(builder.patterns, automaton))
    let disguised = builder.disguised.sorted()
    self.init(
      listNames: builder.listNames,
      entries: EntryTable(builder.entries),
      phrases: builder.phrases,
      steps: builder.steps,
      automaton: automaton,
      disguisedAutomaton: Automaton(disguised.map { builder.patterns[$0] }, isAnchored: true),
      disguisedPatterns: disguised.map(Int32.init),
      cluesByCompletion: builder.cluesByCompletion(of: automaton),
      cluesByPattern: Table(builder.clues),
      cluesByKind: Table(builder.kindClues)
    )
  }

  init(
    listNames: [String],
    entries: EntryTable,
    phrases: [CompiledPhrase],
    steps: [Step],
    automaton: Automaton,
    disguisedAutomaton: Automaton,
    disguisedPatterns: [Int32],
    cluesByCompletion: Table<Clue>,
    cluesByPattern: Table<Clue>,
    cluesByKind: Table<Clue>
  ) {
    self.listNames = listNames
    self.entries = entries
    self.phrases = phrases
    self.steps = steps
    self.automaton = automaton
    self.disguisedAutomaton = disguisedAutomaton
    self.disguisedPatterns = disguisedPatterns
    self.cluesByCompletion = cluesByCompletion
    self.cluesByPattern = cluesByPattern
    self.cluesByKind = cluesByKind
    rows = entries.rows
  }

  /// What is looked at before a clue is followed.
  func signpost(of clue: Clue) -> Signpost { Signpost(clue, self) }
}
