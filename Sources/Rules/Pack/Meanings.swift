import Folding
import Matching

/// What words say, each kind of word once: «дом» and «сад» say the same, if no list has either.
///
/// What a word says are the sets of patterns that the automaton completes in it. All that is asked of
/// them in every text lies side by side here, however many texts have the word.
struct Meanings: Sendable {
  /// The different meanings; the first is that of what says nothing.
  private(set) var rows: [Row]

  /// The sets of all meanings, one meaning's behind the other's.
  private(set) var sets: [Int32] = []

  /// The clues of all meanings, and what is looked at before they are followed.
  private(set) var clues: [SignedClue] = []

  /// For each slot of hashes a meaning, or -1.
  private var slots: [Int32]

  /// The sets of the word that is being read.
  private var current: [Int32] = []

  /// How many meanings are kept from text to text.
  private let limit: Int

  /// What words of one kind say.
  struct Row: BitwiseCopyable {
    /// The patterns of its sets.
    var hints = NumberHints()

    /// Where its sets begin and end.
    fileprivate var firstSet: Int32 = 0
    fileprivate var endSet: Int32 = 0

    /// Where its clues begin and end.
    fileprivate var firstClue: Int32 = 0
    fileprivate var endClue: Int32 = 0

    /// The positions of its sets in ``Meanings/sets``.
    var ownSets: Range<Int> { Int(firstSet)..<Int(endSet) }

    /// The positions of its clues in ``Meanings/clues``.
    var ownClues: Range<Int> { Int(firstClue)..<Int(endClue) }

    /// Whether it leads to no entry.
    var isSilent: Bool { firstClue == endClue }
  }

  /// A clue, and what is looked at before it is followed.
  struct SignedClue: BitwiseCopyable {
    let clue: Lexicon.Clue
    let post: Lexicon.Signpost
  }

  /// Creates the meanings of no words; so many are kept from text to text.
  init(limit: Int = 1 << 14) {
    self.limit = limit
    rows = [Row()]
    slots = [Int32](repeating: -1, count: 1 << 10)
  }

  /// Whether there are so many that they have to be forgotten before the next text.
  ///
  /// Most have no clue or a few; somebody may write words that have hundreds.
  var isFull: Bool { rows.count > limit || clues.count > Self.cluesEach * limit }

  /// How many clues are kept for each meaning, one with another.
  private static let cluesEach = 16

  /// Forgets all.
  mutating func forgetAll() { self = Meanings(limit: limit) }

  /// Returns the number of a word's meaning.
  ///
  /// - Complexity: O(*n*) in the length of the word, and in the clues of what was not read before.
  mutating func read(_ symbols: Span<Symbol>, _ word: Range<Int>, _ lexicon: Lexicon) -> Int32 {
    current.removeAll(keepingCapacity: true)
    lexicon.automaton.forEachCompletion(in: symbols, word) { set in
      current.append(Int32(truncatingIfNeeded: set))
    }
    guard !current.isEmpty else { return 0 }
    var slot = slot(of: current.span)
    while slots[slot] >= 0 {
      if isCurrent(rows[Int(slots[slot])]) { return slots[slot] }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return add(lexicon)
  }

  /// Adds the sets of the word that was just read.
  private mutating func add(_ lexicon: Lexicon) -> Int32 {
    var row = Row()
    row.firstSet = Int32(sets.count)
    row.firstClue = Int32(clues.count)
    sets += current
    for set in current {
      lexicon.automaton.forEachPattern(ofCompletion: Int(set)) { row.hints.insert($0) }
      for position in lexicon.cluesByCompletion.positions(of: Int(set)) {
        let clue = lexicon.cluesByCompletion[position]
        clues.append(SignedClue(clue: clue, post: lexicon.signpost(of: clue)))
      }
    }
    row.endSet = Int32(sets.count)
    row.endClue = Int32(clues.count)
    rows.append(row)
    if 2 * rows.count > slots.count {
      growSlots()
    } else {
      enter(rows.count - 1)
    }
    return Int32(rows.count - 1)
  }

  private mutating func growSlots() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for number in rows.indices.dropFirst() { enter(number) }
  }

  /// Enters a meaning into the first free slot behind its hash.
  private mutating func enter(_ number: Int) {
    var slot = slot(of: sets.span.extracting(rows[number].ownSets))
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }

  private func slot(of sets: Span<Int32>) -> Int {
    var hash: UInt64 = 0
    for index in sets.indices {
      hash = (hash ^ UInt64(truncatingIfNeeded: sets[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash) & (slots.count &- 1)
  }

  /// Whether a meaning has just the sets of the word that is being read.
  private func isCurrent(_ row: Row) -> Bool {
    guard row.ownSets.count == current.count else { return false }
    var index = 0
    while index < current.count {
      if sets[Int(row.firstSet) &+ index] != current[index] { return false }
      index &+= 1
    }
    return true
  }

  /// Has a meaning fetched that will be asked for soon.
  @inline(__always)
  func fetch(_ number: Int32) { rows.prefetch(Int(number)) }

  /// Has the first clues of a meaning fetched that will be asked for soon.
  @inline(__always)
  func fetchClues(of row: Row) { clues.prefetch(Int(row.firstClue)) }

  /// What is said under a number; nothing under those of ``WordMeaning`` that are none.
  @inline(__always)
  subscript(number: Int32) -> Row { rows[Int(max(number, 0))] }

  /// Whether a word of some meaning has a pattern.
  @inline(__always)
  func has(_ pattern: Int32, in number: Int32, _ lexicon: Lexicon) -> Bool {
    let row = self[number]
    // Most words have none of the patterns that are asked for, and a bit tells.
    guard row.hints.mayContain(pattern) else { return false }
    var position = Int(row.firstSet)
    while position < Int(row.endSet) {
      if lexicon.automaton.completion(Int(sets[position]), has: pattern) { return true }
      position &+= 1
    }
    return false
  }
}
