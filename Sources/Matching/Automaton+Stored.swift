public import Folding

extension Automaton {
  /// Writes the automaton down.
  public func store(in bytes: inout StoredBytes) {
    bytes.write(steps)
    bytes.write(fallback)
    bytes.write(completedFrom)
    bytes.write(completed)
    bytes.write(marks)
    bytes.write([start, firstAccepting, UInt32(stateCount), canGiveUp ? 1 : 0])
  }

  /// Reads an automaton that was written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold one.
  public convenience init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let steps = try bytes.read(Step.self)
    let fallback = try bytes.read(UInt32.self)
    let completedFrom = try bytes.read(Int32.self)
    let completed = try bytes.read(Int32.self)
    let marks = try bytes.read(UInt64.self)
    let numbers = try bytes.read(UInt32.self)
    guard numbers.count == 4, !completedFrom.isEmpty, steps.count > Int(numbers[0]) else {
      throw StoredBytes.CutShort()
    }
    self.init(
      steps: steps,
      fallback: fallback,
      start: numbers[0],
      firstAccepting: numbers[1],
      completedFrom: completedFrom,
      completed: completed,
      marks: marks,
      stateCount: Int(numbers[2]),
      canGiveUp: numbers[3] == 1
    )
  }
}
