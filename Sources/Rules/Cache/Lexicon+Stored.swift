import Folding
import Matching

extension Lexicon {
  /// Writes the lexicon down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(listNames)
    bytes.write(entries.map(\.text))
    bytes.write(entries.map { Int32($0.list) })
    bytes.write(entries.map { Int32($0.line) })
    bytes.write(entries.map(\.readings.number))
    bytes.write(entries.map(\.storedException))
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
      entries: try Self.entries(stored: &bytes),
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

  private static func entries(
    stored bytes: inout StoredBytes
  ) throws(StoredBytes.CutShort) -> [CompiledEntry] {
    let texts = try bytes.readStrings()
    let lists = try bytes.read(Int32.self)
    let lines = try bytes.read(Int32.self)
    let readings = try bytes.read(UInt8.self)
    let exceptions = try bytes.read(Int32.self)
    guard
      [lists.count, lines.count, readings.count, exceptions.count].allSatisfy({ $0 == texts.count })
    else { throw StoredBytes.CutShort() }
    var entries: [CompiledEntry] = []
    entries.reserveCapacity(texts.count)
    for index in texts.indices {
      guard let reading = Readings(number: readings[index]) else { throw StoredBytes.CutShort() }
      entries.append(
        CompiledEntry(
          list: Int(lists[index]),
          text: texts[index],
          line: Int(lines[index]),
          readings: reading,
          exception: Exception?(stored: exceptions[index])
        )
      )
    }
    return entries
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

extension Readings {
  fileprivate var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

  fileprivate init?(number: UInt8) {
    guard number < Self.allCases.count else { return nil }
    self = Self.allCases[Int(number)]
  }
}

extension Lexicon.CompiledEntry {
  /// The excepted entry, or -1 for the whole list, or -2 when it is no exception.
  fileprivate var storedException: Int32 {
    switch exception {
    case nil: -2
    case .list: -1
    case .entry(let number): Int32(number)
    }
  }
}

extension Lexicon.Exception? {
  fileprivate init(stored number: Int32) {
    self = number == -2 ? nil : number == -1 ? .list : .entry(Int(number))
  }
}
