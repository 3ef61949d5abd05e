import Folding

/// Where the states of an automaton stand in its packed array.
struct AutomatonLayout {
  /// The place of each state, which becomes its number.
  ///
  /// State 0 stands at place 0.
  private(set) var places: [UInt32]

  /// The first place of a state in which a pattern is complete; no other state stands behind it.
  let firstAccepting: UInt32

  /// The number of slots that the array needs.
  private let slotCount: Int

  init(_ subsets: SubsetConstruction) {
    places = [UInt32](repeating: 0, count: subsets.completion.count)
    var packing = RowPacking()
    _ = packing.place(columns: 0)
    for state in Self.byDescendingSteps(subsets) where subsets.completion[state] == 0 && state > 0 {
      places[state] = UInt32(packing.place(columns: Self.columns(of: state, subsets)))
    }
    firstAccepting = UInt32(packing.end)
    packing.startBehind()
    for state in Self.byDescendingSteps(subsets) where subsets.completion[state] > 0 {
      places[state] = UInt32(packing.place(columns: Self.columns(of: state, subsets)))
    }
    slotCount = packing.end + Symbol.count
  }

  /// The packed array of steps.
  func steps(of subsets: SubsetConstruction) -> [Automaton.Step] {
    var steps = [Automaton.Step](repeating: .free, count: slotCount)
    for (state, place) in places.enumerated() {
      for index in Int(subsets.stepsFrom[state])..<Int(subsets.stepsFrom[state + 1]) {
        let step = subsets.steps[index]
        steps[Int(place) + Int(step.symbol)] =
          Automaton.Step(step.symbol, to: places[Int(step.target)])
      }
      if subsets.completion[state] > 0 {
        let column = UInt8(Automaton.completionColumn)
        steps[Int(place) + Int(column)] =
          Automaton.Step(column, to: UInt32(subsets.completion[state]))
      }
    }
    return steps
  }

  /// The states, those with many steps first.
  private static func byDescendingSteps(_ subsets: SubsetConstruction) -> [Int] {
    var byCount = [[Int]](repeating: [], count: Symbol.count + 1)
    for state in subsets.completion.indices {
      byCount[Int(subsets.stepsFrom[state + 1] - subsets.stepsFrom[state])].append(state)
    }
    return byCount.reversed().flatMap { $0 }
  }

  private static func columns(of state: Int, _ subsets: SubsetConstruction) -> UInt64 {
    var columns: UInt64 =
      subsets.completion[state] > 0 ? 1 << UInt64(Automaton.completionColumn) : 0
    for index in Int(subsets.stepsFrom[state])..<Int(subsets.stepsFrom[state + 1]) {
      columns |= 1 << UInt64(subsets.steps[index].symbol)
    }
    return columns
  }
}
