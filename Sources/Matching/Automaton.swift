public import Folding

/// All patterns of a rule pack, looked for at once.
///
/// The automaton reads a word symbol by symbol, one table look-up each, however many patterns there
/// are. It is worked out when the pack loads and never changes, so every thread shares it.
///
///     let automaton = Automaton([Pattern(.word("дурак"), isOpenAtEnd: true)])
///     automaton.patterns(in: Symbol.symbols(of: "дурака"))  // [0]
///
/// States are numbered so that those in which a pattern is complete come last: whether there is
/// anything to report is one comparison.
public struct Automaton: Sendable {
  /// The next state for each state and symbol, a row of ``Symbol/count`` per state.
  ///
  /// Every entry is the number of a state. State 0 is reached when no pattern can begin any more;
  /// it leads only to itself unless some pattern is open at its start.
  let transitions: [UInt32]

  /// The state before the first symbol of a word.
  public let start: UInt32

  /// The first of the states in which a pattern is complete.
  public let firstAccepting: UInt32

  /// Where the patterns of each accepting state begin in ``accepted``, with one entry more.
  private let acceptedFrom: [UInt32]

  /// The patterns complete in accepting states, in ascending order per state.
  private let accepted: [UInt32]

  /// Whether a word can be given up as soon as state 0 is reached.
  public let canGiveUp: Bool

  /// Creates an automaton.
  ///
  /// - Parameters:
  ///   - patterns: The patterns; their positions are their numbers. None may match nothing.
  ///   - isAnchored: Whether patterns open at their start have to begin a word all the same. The
  ///     automaton for disguised words is so: there the letters before are a guess, too.
  /// - Complexity: O(*s*), where *s* is the number of states, times the symbols each goes on with.
  public init(_ patterns: [Pattern], isAnchored: Bool = false) {
    precondition(
      !patterns.contains(where: \.matchesNothing),
      "an empty pattern would match everywhere"
    )
    var graph = PositionGraph()
    for (number, pattern) in patterns.enumerated() {
      graph.add(pattern, number: number, isAnchored: isAnchored)
    }
    let subsets = SubsetConstruction(graph)
    let order = subsets.orderWithAcceptingLast()
    let plainCount = subsets.accepts.count { $0.isEmpty }
    var transitions = [UInt32](repeating: 0, count: subsets.accepts.count * Symbol.count)
    for (old, new) in order.enumerated() {
      for symbol in 0..<Symbol.count {
        let target = subsets.transitions[old * Symbol.count + symbol]
        transitions[new * Symbol.count + symbol] = UInt32(order[Int(target)])
      }
    }
    var byNew = [[UInt32]](repeating: [], count: order.count)
    for (old, new) in order.enumerated() { byNew[new] = subsets.accepts[old] }
    var from: [UInt32] = [0]
    var accepted: [UInt32] = []
    for list in byNew[plainCount...] {
      accepted += list
      from.append(UInt32(accepted.count))
    }
    self.transitions = transitions
    self.accepted = accepted
    acceptedFrom = from
    start = UInt32(order[subsets.start])
    firstAccepting = UInt32(plainCount)
    canGiveUp = graph.openFirst.isEmpty
  }

  /// The number of states.
  public var stateCount: Int { transitions.count / Symbol.count }

  /// Returns the state after one more symbol.
  public func next(_ state: UInt32, _ symbol: Symbol) -> UInt32 {
    transitions[Int(state) << 6 | Int(symbol.rawValue)]
  }

  /// Calls a closure with each pattern that is complete in an accepting state.
  @inline(__always)
  public func forEachPattern(completeIn state: UInt32, _ body: (Int) -> Void) {
    let index = Int(state - firstAccepting)
    for position in Int(acceptedFrom[index])..<Int(acceptedFrom[index + 1]) {
      body(Int(accepted[position]))
    }
  }

  /// Whether a pattern is complete in an accepting state.
  ///
  /// - Complexity: O(log *p*), where *p* is the number of patterns complete in it.
  public func completes(_ pattern: Int32, in state: UInt32) -> Bool {
    let index = Int(state - firstAccepting)
    let pattern = UInt32(bitPattern: pattern)
    var low = Int(acceptedFrom[index])
    var high = Int(acceptedFrom[index + 1])
    while low < high {
      let middle = (low + high) / 2
      if accepted[middle] < pattern { low = middle + 1 } else { high = middle }
    }
    return low < Int(acceptedFrom[index + 1]) && accepted[low] == pattern
  }

  /// Calls a closure with each accepting state that a word leads through.
  ///
  /// - Parameters:
  ///   - symbols: Symbols that the word is part of.
  ///   - range: The word's place among them, without a boundary.
  ///   - body: What to do with a state.
  /// - Complexity: O(*n*), where *n* is the length of the word.
  @inline(__always)
  public func forEachAcceptingState(
    in symbols: [Symbol],
    _ range: Range<Int>,
    _ body: (UInt32) -> Void
  ) {
    var state = start
    for index in range {
      state = transitions[Int(state) << 6 | Int(symbols[index].rawValue)]
      if state >= firstAccepting { body(state) }
      if state == 0 && canGiveUp { return }
    }
    state = transitions[Int(state) << 6]
    if state >= firstAccepting { body(state) }
  }

  /// Calls a closure with each pattern that a word matches; a pattern may be told more than once.
  ///
  /// It takes what ``forEachAcceptingState(in:_:_:)`` takes.
  @inline(__always)
  public func forEachPattern(
    in symbols: [Symbol],
    _ range: Range<Int>,
    _ body: (Int) -> Void
  ) {
    forEachAcceptingState(in: symbols, range) { forEachPattern(completeIn: $0, body) }
  }

  /// Returns the patterns that a word matches, in ascending order.
  public func patterns(in word: [Symbol]) -> [Int] {
    var found: Set<Int> = []
    forEachPattern(in: word, word.indices) { found.insert($0) }
    return found.sorted()
  }
}
