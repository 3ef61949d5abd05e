import Folding

/// The states of an automaton, worked out from a graph of positions.
///
/// A state is the set of positions that the symbols read so far may lead to. Positions where a
/// pattern open at its start begins belong to every state and are left out of the sets, or each of
/// them would be copied into each state.
struct SubsetConstruction {
  /// The next state for each state and symbol.
  ///
  /// State 0 is the empty set.
  private(set) var transitions: [UInt32] = []

  /// The patterns complete in each state, in ascending order.
  private(set) var accepts: [[UInt32]] = []

  /// The state before the first symbol of a word.
  private(set) var start = 0

  private let graph: PositionGraph
  private var numbers: [[Int32]: UInt32] = [:]
  private var sets: [[Int32]] = []

  /// What begins at each symbol within a word, and the state it leads to alone.
  private var openSteps = [[Int32]](repeating: [], count: Symbol.count)
  private var openRow = [UInt32](repeating: 0, count: Symbol.count)

  init(_ graph: PositionGraph) {
    self.graph = graph
    _ = number(of: [])
    for position in graph.openFirst {
      openSteps[Int(graph.symbols[Int(position)])] += graph.follow[Int(position)]
    }
    for symbol in 0..<Symbol.count {
      openSteps[symbol] = sorted(openSteps[symbol])
      openRow[symbol] = number(of: openSteps[symbol])
    }
    start = Int(number(of: sorted(graph.first)))
    var state = 0
    while state < sets.count {
      addRow(of: state)
      state += 1
    }
  }

  /// The new number of each state, such that those with a complete pattern come last.
  ///
  /// State 0 keeps its number: nothing is complete in an empty set.
  func orderWithAcceptingLast() -> [Int] {
    var plain = 0
    var accepting = accepts.count { $0.isEmpty }
    return accepts.map { list in
      defer { if list.isEmpty { plain += 1 } else { accepting += 1 } }
      return list.isEmpty ? plain : accepting
    }
  }

  private mutating func addRow(of state: Int) {
    var steps: [UInt8: [Int32]] = [:]
    for position in sets[state] {
      let symbol = graph.symbols[Int(position)]
      if symbol != PositionGraph.end {
        steps[symbol, default: []] += graph.follow[Int(position)]
      }
    }
    var row = openRow
    for (symbol, step) in steps.sorted(by: { $0.key < $1.key }) {
      row[Int(symbol)] = number(of: sorted(step + openSteps[Int(symbol)]))
    }
    transitions += row
  }

  private mutating func number(of set: [Int32]) -> UInt32 {
    if let number = numbers[set] { return number }
    let number = UInt32(sets.count)
    numbers[set] = number
    sets.append(set)
    accepts.append(
      Set(set.map { graph.pattern[Int($0)] }).filter { $0 >= 0 }.map(UInt32.init).sorted()
    )
    return number
  }

  private func sorted(_ positions: [Int32]) -> [Int32] {
    guard positions.count > 1 else { return positions }
    var sorted = positions.sorted()
    var last = 0
    for index in sorted.indices.dropFirst() where sorted[index] != sorted[last] {
      last += 1
      sorted[last] = sorted[index]
    }
    sorted.removeSubrange((last + 1)...)
    return sorted
  }
}
