import Folding

/// The states of an automaton, worked out from a graph of positions.
///
/// A state is the set of positions that the symbols read so far may lead to. Positions where a
/// pattern open at its start begins belong to every state and are left out of the sets, or each of
/// them would be copied into each state.
struct SubsetConstruction {
  /// One step from a state.
  struct Step {
    var symbol: UInt8
    var target: Int32
  }

  /// The steps of all states that lead elsewhere than ``openRow``, by ascending symbol.
  private(set) var steps: [Step] = []

  /// Where each state's steps begin, with one entry more.
  private(set) var stepsFrom: [Int32] = [0]

  /// Where each symbol leads from a state that has no step of its own for it.
  private(set) var openRow = [Int32](repeating: 0, count: Symbol.count)

  /// The sets of patterns that are complete together; set 0 is empty.
  private(set) var completions = PositionSets()

  /// The set of patterns complete in each state.
  private(set) var completion: [Int32] = []

  /// The state before the first symbol of a word.
  ///
  /// State 0 is the empty set.
  private(set) var start = 0

  private let graph: PositionGraph
  private let followers: Followers
  private var states = PositionSets()

  /// What begins at each symbol within a word.
  private var openSteps = [[Int32]](repeating: [], count: Symbol.count)

  /// The positions that each symbol leads to from the state at hand; empty between states.
  private var reached = [[Int32]](repeating: [], count: Symbol.count)

  init(_ graph: PositionGraph) {
    self.graph = graph
    followers = graph.followers
    _ = completions.number(of: [])
    _ = number(of: [])
    for position in graph.openFirst {
      openSteps[Int(graph.symbols[Int(position)])] +=
        followers.positions[followers.range(of: Int(position))]
    }
    for symbol in 0..<Symbol.count {
      sortAndUnify(&openSteps[symbol])
      openRow[symbol] = number(of: openSteps[symbol])
    }
    var first = graph.first
    sortAndUnify(&first)
    start = Int(number(of: first))
    var state = 0
    while state < states.count {
      addSteps(of: state)
      state += 1
    }
  }

  private mutating func addSteps(of state: Int) {
    var symbols: UInt64 = 0
    for index in states.range(of: state) {
      let position = Int(states.members[index])
      let symbol = graph.symbols[position]
      if symbol != PositionGraph.end {
        symbols |= 1 << UInt64(symbol)
        for next in followers.range(of: position) {
          reached[Int(symbol)].append(followers.positions[next])
        }
      }
    }
    while symbols != 0 {
      let symbol = symbols.trailingZeroBitCount
      symbols &= symbols - 1
      reached[symbol] += openSteps[symbol]
      sortAndUnify(&reached[symbol])
      let target = number(of: reached[symbol])
      reached[symbol].removeAll(keepingCapacity: true)
      if target != openRow[symbol] { steps.append(Step(symbol: UInt8(symbol), target: target)) }
    }
    stepsFrom.append(Int32(steps.count))
  }

  private mutating func number(of set: [Int32]) -> Int32 {
    let number = states.number(of: set)
    if number == completion.count {
      var complete: [Int32] = []
      for position in set where graph.pattern[Int(position)] >= 0 {
        complete.append(graph.pattern[Int(position)])
      }
      sortAndUnify(&complete)
      completion.append(Int32(completions.number(of: complete)))
    }
    return Int32(number)
  }
}
