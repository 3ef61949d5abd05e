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

  /// For each position a bit for each symbol that has it among ``openSteps``.
  private var openSymbols: [UInt64]

  /// Where each symbol leads from the positions in ``openSteps`` of each, ``openSteps`` apart.
  private var openFollowers = [[Int32]](repeating: [], count: Symbol.count * Symbol.count)

  /// The patterns that are complete in ``openSteps``.
  private var openCompletions = [[Int32]](repeating: [], count: Symbol.count)

  /// The member that stands for the positions of symbol 0 in ``openSteps``; all others are below.
  private let openMember: Int32

  /// Where the state at hand leads: a symbol in the upper half, a position in the lower.
  private var reached: [UInt64] = []

  /// The set at hand.
  private var set: [Int32] = []

  init(_ graph: PositionGraph) {
    self.graph = graph
    followers = graph.followers
    openMember = Int32(graph.symbols.count)
    openSymbols = [UInt64](repeating: 0, count: graph.symbols.count)
    _ = completions.number(of: [])
    _ = number(of: [])
    for position in graph.openFirst {
      openSteps[Int(graph.symbols[Int(position)])] +=
        followers.positions[followers.range(of: Int(position))]
    }
    for symbol in 0..<Symbol.count {
      sortAndUnify(&openSteps[symbol])
      for position in openSteps[symbol] { openSymbols[Int(position)] |= 1 << UInt64(symbol) }
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
    reached.removeAll(keepingCapacity: true)
    for position in openSteps[symbol].map(Int.init) {
      if graph.pattern[position] >= 0 { openCompletions[symbol].append(graph.pattern[position]) }
      reach(from: position)
    }
    for step in reached {
      let position = Int32(truncatingIfNeeded: step)
      openFollowers[symbol * Symbol.count + Int(step >> 32)].append(position)
    }
  }

  /// Notes where a position leads, positions that a member stands for aside.
  private mutating func reach(from position: Int) {
    let symbol = graph.symbols[position]
    guard symbol != PositionGraph.end else { return }
    for index in followers.range(of: position) {
      let follower = followers.positions[index]
      if openSymbols[Int(follower)] >> UInt64(symbol) & 1 == 0 {
        reached.append(UInt64(symbol) << 32 | UInt64(follower))
      }
    }
  }

  /// Works out where each symbol leads from a state.
  ///
  /// What the member for beginnings within a word leads to, if there is one, was worked out with the
  /// state in which it is alone: that one came before. Only for symbols with which others lead on,
  /// too, is both put together.
  private mutating func addSteps(of state: Int) {
    reached.removeAll(keepingCapacity: true)
    let members = states.range(of: state)
    var shared = 0..<0
    var open: Int?
    for index in members {
      let position = states.members[index]
      if position < openMember {
        reach(from: Int(position))
      } else {
        open = Int(position - openMember)
      }
    }
    if let open {
      var symbols: UInt64 = members.count == 1 ? .max : 0
      for step in reached { symbols |= 1 << (step >> 32) }
      while symbols != 0 {
        let symbol = symbols.trailingZeroBitCount
        symbols &= symbols - 1
        for follower in openFollowers[open * Symbol.count + symbol] {
          reached.append(UInt64(symbol) << 32 | UInt64(follower))
        }
      }
      if members.count > 1 {
        let alone = Int(openRow[open])
        shared = Int(stepsFrom[alone])..<Int(stepsFrom[alone + 1])
      }
    }
    reached.sort()
    addSteps(sharing: shared)
    stepsFrom.append(Int32(steps.count))
  }

  /// Adds a step for each symbol that leads anywhere, and those of another state for all others.
  private mutating func addSteps(sharing other: Range<Int>) {
    var shared = other
    var index = 0
    while index < reached.count {
      let symbol = UInt8(reached[index] >> 32)
      while let step = shared.first, steps[step].symbol <= symbol {
        if steps[step].symbol < symbol { steps.append(steps[step]) }
        shared.removeFirst()
      }
      set.removeAll(keepingCapacity: true)
      while index < reached.count, reached[index] >> 32 == symbol {
        let position = Int32(truncatingIfNeeded: reached[index])
        if set.last != position { set.append(position) }
        index += 1
      }
      if !openSteps[Int(symbol)].isEmpty { set.append(openMember + Int32(symbol)) }
      let target = number(of: set)
      if target != openRow[Int(symbol)] { steps.append(Step(symbol: symbol, target: target)) }
    }
    for step in shared { steps.append(steps[step]) }
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
