import Folding

/// The states of an automaton, worked out from a graph of positions.
///
/// A state is the set of positions that the symbols read so far may lead to. Positions where a
/// pattern open at its start begins belong to every state and are left out of the sets, or each of
/// them would be copied into each state. Those right behind them belong to every state that the same
/// symbol has led to: in the sets one member stands for all of them, which tells the symbol.
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
  /// The members of all states.
  private(set) var states = PositionSets()

  /// The positions right behind the beginnings within a word, by the symbol of these.
  private var openSteps = [[Int32]](repeating: [], count: Symbol.count)

  /// What those positions lead to, and the patterns that are complete there.
  private var openFollowers = [[(symbol: Int, positions: [Int32])]](
    repeating: [],
    count: Symbol.count
  )
  private var openCompletions = [[Int32]](repeating: [], count: Symbol.count)

  /// The member that stands for the positions of symbol 0 in ``openSteps``; all others are below.
  private let openMember: Int32

  /// The positions that each symbol leads to from the state at hand; empty between states.
  private var reached = [[Int32]](repeating: [], count: Symbol.count)

  init(_ graph: PositionGraph) {
    self.graph = graph
    followers = graph.followers
    openMember = Int32(graph.symbols.count)
    _ = completions.number(of: [])
    _ = number(of: [])
    for position in graph.openFirst {
      openSteps[Int(graph.symbols[Int(position)])] +=
        followers.positions[followers.range(of: Int(position))]
    }
    for symbol in 0..<Symbol.count { prepareOpenSteps(of: symbol) }
    for symbol in 0..<Symbol.count where !openSteps[symbol].isEmpty {
      openRow[symbol] = number(of: [openMember + Int32(symbol)])
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

  /// Works out what the positions behind the beginnings with a symbol lead to.
  private mutating func prepareOpenSteps(of symbol: Int) {
    sortAndUnify(&openSteps[symbol])
    var bySymbol = [[Int32]](repeating: [], count: Symbol.count)
    for position in openSteps[symbol].map(Int.init) {
      if graph.pattern[position] >= 0 { openCompletions[symbol].append(graph.pattern[position]) }
      let next = graph.symbols[position]
      if next != PositionGraph.end {
        bySymbol[Int(next)] += followers.positions[followers.range(of: position)]
      }
    }
    for next in bySymbol.indices where !bySymbol[next].isEmpty {
      sortAndUnify(&bySymbol[next])
      openFollowers[symbol].append((next, bySymbol[next]))
    }
  }

  private mutating func addSteps(of state: Int) {
    var symbols: UInt64 = 0
    for index in states.range(of: state) {
      let position = Int(states.members[index])
      guard position < openMember else {
        for (symbol, positions) in openFollowers[position - Int(openMember)] {
          symbols |= 1 << UInt64(symbol)
          reached[symbol] += positions
        }
        continue
      }
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
      sortAndUnify(&reached[symbol])
      addOpenMember(of: symbol)
      let target = number(of: reached[symbol])
      reached[symbol].removeAll(keepingCapacity: true)
      if target != openRow[symbol] { steps.append(Step(symbol: UInt8(symbol), target: target)) }
    }
    stepsFrom.append(Int32(steps.count))
  }

  /// Has one member stand for all positions behind the beginnings with a symbol.
  private mutating func addOpenMember(of symbol: Int) {
    let open = openSteps[symbol]
    if open.isEmpty { return }
    // Taken out, so that it is changed in place while it is read.
    var positions: [Int32] = []
    swap(&positions, &reached[symbol])
    var kept = 0
    var place = 0
    for index in positions.indices {
      let position = positions[index]
      while place < open.count, open[place] < position { place += 1 }
      if place < open.count, open[place] == position { continue }
      positions[kept] = position
      kept += 1
    }
    positions.removeSubrange(kept...)
    positions.append(openMember + Int32(symbol))
    swap(&positions, &reached[symbol])
  }

  private mutating func number(of set: [Int32]) -> Int32 {
    let number = states.number(of: set)
    if number == completion.count {
      var complete: [Int32] = []
      for member in set {
        if member >= openMember {
          complete += openCompletions[Int(member - openMember)]
        } else if graph.pattern[Int(member)] >= 0 {
          complete.append(graph.pattern[Int(member)])
        }
      }
      sortAndUnify(&complete)
      completion.append(Int32(completions.number(of: complete)))
    }
    return Int32(number)
  }
}
