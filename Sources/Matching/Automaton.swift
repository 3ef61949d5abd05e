public import Folding

/// All patterns of a rule pack, looked for at once.
///
/// The automaton reads a word symbol by symbol, one table look-up each, however many patterns there
/// are. It is worked out when the pack loads and never changes, so every thread shares it; that is
/// why it is a class: handing it on counts one reference and not one for each of its tables.
///
///     let automaton = Automaton([Pattern(.word("дурак"), isOpenAtEnd: true)])
///     automaton.patterns(in: Symbol.symbols(of: "дурака"))  // [0]
///
/// A state's number is the place of its row in one packed array. States are placed so that those in
/// which a pattern is complete come last: whether there is anything to report is one comparison.
public final class Automaton: Sendable {
  /// The steps of all states.
  ///
  /// The step of a state for a symbol is in the slot that is their sum, if that slot is for the
  /// symbol: no two states have the same number, so no two have a slot for the same symbol in common.
  /// There are ``Symbol/count`` slots behind the last state's number, so every sum is a slot.
  @usableFromInline let steps: [Step]

  /// A slot: a symbol, and the state that it leads to.
  ///
  /// Both share one number of 32 bits. The whole table of a rule pack then fits beside all else into
  /// the processor's second cache, and that decides how fast a text is read.
  @usableFromInline struct Step: Sendable, BitwiseCopyable {
    @usableFromInline let bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    init(_ symbol: UInt8, to target: UInt32) {
      precondition(target <= Self.greatest, "an automaton has at most 2^26 slots")
      bits = UInt32(symbol) << 26 | target
    }

    /// The greatest number of a state.
    @usableFromInline static var greatest: UInt32 { 1 << 26 - 1 }

    /// A slot that is no state's, for a symbol that no text has.
    static let free = Step(UInt8(Symbol.count - 2), to: 0)

    /// The state that the slot leads to with a symbol, or another if it is not for that symbol.
    @inlinable @inline(__always)
    func target(_ symbol: Int, else other: UInt32) -> UInt32 {
      bits >> 26 == UInt32(truncatingIfNeeded: symbol) ? bits & Self.greatest : other
    }
  }

  /// Where each symbol leads from a state that has no step of its own for it.
  ///
  /// These are the beginnings of patterns that are open at their start; 0 where there are none.
  @usableFromInline let fallback: [UInt32]

  /// The state before the first symbol of a word.
  public let start: UInt32

  /// The first of the states in which a pattern is complete.
  ///
  /// State 0 is reached when no pattern can begin any more; it leads only to itself unless some
  /// pattern is open at its start.
  public let firstAccepting: UInt32

  /// Where each set of patterns that are complete together begins in ``completed``, with one entry
  /// more.
  @usableFromInline let completedFrom: [Int32]

  /// The patterns of all those sets, in ascending order per set.
  ///
  /// Set 0 is empty.
  @usableFromInline let completed: [Int32]

  /// For each of those sets, a bit for the last six bits of each of its patterns.
  ///
  /// It tells of most patterns at once that a set does not have them.
  @usableFromInline let marks: [UInt64]

  /// The number of states.
  public let stateCount: Int

  /// Whether a word can be given up as soon as state 0 is reached.
  public let canGiveUp: Bool

  /// The column in which an accepting state keeps the number of its set of patterns.
  @usableFromInline static var completionColumn: Int { Symbol.count - 1 }

  /// Creates an automaton.
  ///
  /// - Parameters:
  ///   - patterns: The patterns; their positions are their numbers. None may match nothing.
  ///   - isAnchored: Whether patterns open at their start have to begin a word all the same. The
  ///     automaton for disguised words is so: there the letters before are a guess, too.
  /// - Complexity: O(*s*), where *s* is the number of states, times the symbols each goes on with.
  public convenience init(_ patterns: [Pattern], isAnchored: Bool = false) {
    precondition(
      !patterns.contains(where: \.matchesNothing),
      "an empty pattern would match everywhere"
    )
    var graph = PositionGraph()
    for (number, pattern) in patterns.enumerated() {
      graph.add(pattern, number: number, isAnchored: isAnchored)
    }
    let subsets = SubsetConstruction(graph)
    let layout = AutomatonLayout(subsets)
    self.init(
      steps: layout.steps(of: subsets),
      fallback: subsets.openRow.map { layout.places[Int($0)] },
      start: layout.places[subsets.start],
      firstAccepting: layout.firstAccepting,
      completedFrom: subsets.completions.from,
      completed: subsets.completions.members,
      marks: (0..<subsets.completions.count).map { set in
        subsets.completions.members[subsets.completions.range(of: set)]
          .reduce(0) { $0 | 1 << UInt64($1 & 63) }
      },
      stateCount: layout.places.count,
      canGiveUp: graph.openFirst.isEmpty
    )
  }

  init(
    steps: [Step],
    fallback: [UInt32],
    start: UInt32,
    firstAccepting: UInt32,
    completedFrom: [Int32],
    completed: [Int32],
    marks: [UInt64],
    stateCount: Int,
    canGiveUp: Bool
  ) {
    self.steps = steps
    self.fallback = fallback
    self.start = start
    self.firstAccepting = firstAccepting
    self.completedFrom = completedFrom
    self.completed = completed
    self.marks = marks
    self.stateCount = stateCount
    self.canGiveUp = canGiveUp
  }

  /// Returns the state after one more symbol.
  @inlinable @inline(__always)
  public func next(_ state: UInt32, _ symbol: Symbol) -> UInt32 {
    let symbol = Int(symbol.rawValue)
    return steps[Int(state) + symbol].target(symbol, else: fallback[symbol])
  }

  /// Returns the number of the set of patterns that are complete in an accepting state.
  @inlinable @inline(__always)
  public func completion(in state: UInt32) -> Int {
    Int(steps[Int(state) + Self.completionColumn].target(Self.completionColumn, else: 0))
  }

  /// The number of sets of patterns that are complete together; set 0 is empty.
  public var completionCount: Int { completedFrom.count - 1 }

  /// Calls a closure with each pattern of a set, in ascending order.
  @inlinable @inline(__always)
  public func forEachPattern(ofCompletion completion: Int, _ body: (Int) -> Void) {
    for position in Int(completedFrom[completion])..<Int(completedFrom[completion + 1]) {
      body(Int(completed[position]))
    }
  }

  /// Whether a set has a pattern.
  ///
  /// - Complexity: O(log *p*), where *p* is the number of patterns in the set.
  @inlinable @inline(__always)
  public func completion(_ completion: Int, has pattern: Int32) -> Bool {
    marks[completion] >> UInt64(pattern & 63) & 1 == 1 && search(completion, for: pattern)
  }

  @usableFromInline
  func search(_ completion: Int, for pattern: Int32) -> Bool {
    let end = Int(completedFrom[completion + 1])
    var low = Int(completedFrom[completion])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if completed[middle] < pattern { low = middle + 1 } else { high = middle }
    }
    return low < end && completed[low] == pattern
  }

  /// Calls a closure with each pattern that is complete in an accepting state.
  @inlinable @inline(__always)
  public func forEachPattern(completeIn state: UInt32, _ body: (Int) -> Void) {
    forEachPattern(ofCompletion: completion(in: state), body)
  }
}
