import Folding
import Matching

extension Lexicon {
  /// Writes the lexicon down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(listNames)
    entries.store(in: &bytes)
    bytes.write(phrases)
    bytes.write(steps.map(\.pattern))
    bytes.write(steps.map(\.kind.rawValue))
    bytes.write(steps.map(\.gap))
    automaton.store(in: &bytes)
    disguisedAutomaton.store(in: &bytes)
    bytes.write(disguisedPatterns)
    for table in [cluesByCompletion, cluesByPattern, cluesByKind] {
      bytes.write(table.from)
      bytes.write(table.values)
    }
  }

  /// Reads a lexicon that was written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold one.
  convenience init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    self.init(
      listNames: try bytes.readStrings(),
      entries: try EntryTable(stored: &bytes),
      phrases: try bytes.read(),
      steps: try Self.steps(stored: &bytes),
      automaton: try Automaton(stored: &bytes),
      disguisedAutomaton: try Automaton(stored: &bytes),
      disguisedPatterns: try bytes.read(),
      cluesByCompletion: Table(from: try bytes.read(), values: try bytes.read()),
      cluesByPattern: Table(from: try bytes.read(), values: try bytes.read()),
      cluesByKind: Table(from: try bytes.read(), values: try bytes.read())
    )
  }

  private static func steps(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) -> [Step]
  {
    let patterns = try bytes.read(Int32.self)
    let kinds = try bytes.read(UInt8.self)
    let gaps = try bytes.read(UInt8.self)
    guard kinds.count == patterns.count, gaps.count == patterns.count else {
      throw StoredBytes.CutShort()
    }
    var steps: [Step] = []
    steps.reserveCapacity(patterns.count)
    for index in patterns.indices {
      // A number from outside is never taken for one of the kinds unseen.
      guard let kind = Token.Kind(rawValue: kinds[index]) else { throw StoredBytes.CutShort() }
      steps.append(Step(pattern: patterns[index], kind: kind, gap: gaps[index]))
    }
    return steps
  }
}
