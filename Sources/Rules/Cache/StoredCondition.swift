import Folding

/// Conditions written down one behind the other, each as a number for its kind and what belongs to it.
struct StoredConditions {
  /// Kinds, counts of names, and places among all cases of what has cases.
  private(set) var codes: [Int32] = []

  /// Bounds.
  private(set) var numbers: [Double] = []

  /// The names of lists and rules.
  private(set) var names: [String] = []

  /// Where reading goes on in each of them.
  private var place = (code: 0, number: 0, name: 0)

  /// How deep conditions may lie in one another: a file is no reason to run out of stack.
  private static let depthLimit = 64

  init() {}

  /// Reads what was written down.
  init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    codes = try bytes.read()
    numbers = try bytes.read()
    names = try bytes.readStrings()
  }

  /// Writes all conditions down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(codes)
    bytes.write(numbers)
    bytes.write(names)
  }
}

extension StoredConditions {
  /// The kinds of conditions; their order is the form in which they are written down.
  private enum Kind: Int32, CaseIterable {
    case list, near, addressed, count, places, ratio, domain, personal, reply, rule, label
    case not, all, any
  }

  /// Adds a condition.
  mutating func write(_ condition: Condition) {
    switch condition {
    case .list(let lists): write(.list, lists)
    case .near(let a, let b, let within, let order):
      write(.near, a)
      write(names: b)
      codes += [Int32(within), Self.place(of: order)]
    case .addressed(let lists): write(.addressed, lists)
    case .count(let measure, let bounds): write(.count, measure, bounds)
    case .places(let lists, let bounds):
      write(.places, lists)
      numbers += [bounds.least, bounds.most]
    case .ratio(let measure, let bounds): write(.ratio, measure, bounds)
    case .domain(let lists): write(.domain, lists)
    case .personal(let data): codes += [Kind.personal.rawValue, Self.place(of: data)]
    case .reply: codes.append(Kind.reply.rawValue)
    case .rule(let id): write(.rule, [id])
    case .label(let label): codes += [Kind.label.rawValue, Self.place(of: label)]
    case .not(let part): write(.not, parts: [part])
    case .all(let parts): write(.all, parts: parts)
    case .any(let parts): write(.any, parts: parts)
    }
  }

  private mutating func write(_ kind: Kind, _ names: [String]) {
    codes.append(kind.rawValue)
    write(names: names)
  }

  private mutating func write(names: [String]) {
    codes.append(Int32(names.count))
    self.names += names
  }

  private mutating func write(
    _ kind: Kind,
    _ measure: Condition.Measure,
    _ bounds: Condition.Bounds
  ) {
    codes += [kind.rawValue, Self.place(of: measure)]
    numbers += [bounds.least, bounds.most]
  }

  private mutating func write(_ kind: Kind, parts: [Condition]) {
    codes += [kind.rawValue, Int32(parts.count)]
    for part in parts { write(part) }
  }

  /// The place of a case among all.
  static func place<Value: CaseIterable & Equatable>(of value: Value) -> Int32 {
    Int32(Array(Value.allCases).firstIndex(of: value) ?? 0)
  }
}

extension StoredConditions {
  /// Reads the next condition.
  ///
  /// - Throws: `CutShort` when there is none.
  mutating func read(depth: Int = 0) throws(StoredBytes.CutShort) -> Condition {
    guard depth < Self.depthLimit else { throw StoredBytes.CutShort() }
    switch try readCase(of: Kind.self) {
    case .list: return .list(try readNames())
    case .near:
      let (a, b) = (try readNames(), try readNames())
      let within = Int(try readCode())
      return .near(a: a, b: b, within: within, order: try readCase(of: Condition.Order.self))
    case .addressed: return .addressed(try readNames())
    case .count: return .count(try readCase(of: Condition.Measure.self), try readBounds())
    case .places: return .places(try readNames(), try readBounds())
    case .ratio: return .ratio(try readCase(of: Condition.Measure.self), try readBounds())
    case .domain: return .domain(try readNames())
    case .personal: return .personal(try readCase(of: Condition.PersonalData.self))
    case .reply: return .reply
    case .rule:
      guard let id = try readNames().first else { throw StoredBytes.CutShort() }
      return .rule(id)
    case .label: return .label(try readCase(of: Label.self))
    case .not:
      guard let part = try readParts(depth).first else { throw StoredBytes.CutShort() }
      return .not(part)
    case .all: return .all(try readParts(depth))
    case .any: return .any(try readParts(depth))
    }
  }

  private mutating func readCode() throws(StoredBytes.CutShort) -> Int32 {
    guard place.code < codes.count else { throw StoredBytes.CutShort() }
    defer { place.code += 1 }
    return codes[place.code]
  }

  private mutating func readCase<Value: CaseIterable>(
    of type: Value.Type
  ) throws(StoredBytes.CutShort) -> Value {
    try Self.value(at: try readCode())
  }

  /// The case at a place among all.
  static func value<Value: CaseIterable>(at place: Int32) throws(StoredBytes.CutShort) -> Value {
    let all = Array(Value.allCases)
    guard all.indices.contains(Int(place)) else { throw StoredBytes.CutShort() }
    return all[Int(place)]
  }

  private mutating func readNames() throws(StoredBytes.CutShort) -> [String] {
    let count = Int(try readCode())
    guard count >= 0, count <= names.count - place.name else { throw StoredBytes.CutShort() }
    defer { place.name += count }
    return Array(names[place.name..<(place.name + count)])
  }

  private mutating func readBounds() throws(StoredBytes.CutShort) -> Condition.Bounds {
    guard place.number + 2 <= numbers.count else { throw StoredBytes.CutShort() }
    defer { place.number += 2 }
    return Condition.Bounds(least: numbers[place.number], most: numbers[place.number + 1])
  }

  private mutating func readParts(_ depth: Int) throws(StoredBytes.CutShort) -> [Condition] {
    let count = try readCode()
    guard count >= 0, Int(count) <= codes.count else { throw StoredBytes.CutShort() }
    var parts: [Condition] = []
    for _ in 0..<count { parts.append(try read(depth: depth + 1)) }
    return parts
  }
}
