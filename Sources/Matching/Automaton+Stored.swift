extension Automaton {
  /// Writes the automaton down.
  public func store(in bytes: inout StoredBytes) {
    bytes.write(steps.map(\.bits))
    bytes.write(fallback)
    bytes.write(completedFrom)
    bytes.write(completed)
    bytes.write(marks)
    bytes.write([start, firstAccepting, UInt32(stateCount), canGiveUp ? 1 : 0])
  }

  /// Reads an automaton that was written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold one.
  public init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    steps = try bytes.read(UInt32.self).map(Step.init(bits:))
    fallback = try bytes.read()
    completedFrom = try bytes.read()
    completed = try bytes.read()
    marks = try bytes.read()
    let numbers = try bytes.read(UInt32.self)
    guard numbers.count == 4, !completedFrom.isEmpty, steps.count > Int(numbers[0]) else {
      throw StoredBytes.CutShort()
    }
    start = numbers[0]
    firstAccepting = numbers[1]
    stateCount = Int(numbers[2])
    canGiveUp = numbers[3] == 1
  }
}
