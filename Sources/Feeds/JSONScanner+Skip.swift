extension JSONScanner {
  /// Moves over a value of any kind, and returns the kind.
  ///
  /// No input makes the stack grow: what lies open is kept in a number.
  mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) throws(RowError) -> JSONKind {
    var open = OpenBrackets(outside: depth)
    let kind = try beginValue(bytes, within: &open)
    var isFirst = kind.holdsValues
    while open.isInside {
      skipSpace(bytes)
      if skip(open.isInObject ? .closeBrace : .closeBracket, bytes) {
        open.close()
        isFirst = false
      } else {
        if !isFirst { try expect(.comma, bytes) }
        if open.isInObject { try skipKey(bytes) }
        skipSpace(bytes)
        isFirst = try beginValue(bytes, within: &open).holdsValues
      }
    }
    return kind
  }

  /// Moves over a value that nobody will ask for, and checks only that it ends.
  mutating func skipUnchecked(_ bytes: Span<UInt8>) throws(RowError) {
    var scan = JSONValueScan(position: position)
    let isWhole = scan.advance(over: bytes)
    position = Swift.min(scan.position, bytes.count - 1)
    guard isWhole else { throw .cutShort }
  }

  /// Moves over a value that holds no others, or over the bracket that opens one that does.
  private mutating func beginValue(
    _ bytes: Span<UInt8>,
    within open: inout OpenBrackets
  ) throws(RowError) -> JSONKind {
    switch bytes[position] {
    case .openBrace:
      try open.open(.object)
      position += 1
      return .object
    case .openBracket:
      try open.open(.array)
      position += 1
      return .array
    case .quote:
      _ = try string(bytes)
      return .string
    case .minus, .zero ... .nine:
      _ = try number(bytes)
      return .number
    case UInt8(ascii: "t"):
      try literal("true", bytes)
      return .boolean
    case UInt8(ascii: "f"):
      try literal("false", bytes)
      return .boolean
    case UInt8(ascii: "n"):
      try literal("null", bytes)
      return .null
    default: throw unexpected(bytes)
    }
  }

  private mutating func skipKey(_ bytes: Span<UInt8>) throws(RowError) {
    skipSpace(bytes)
    _ = try string(bytes)
    skipSpace(bytes)
    try expect(.colon, bytes)
  }
}

/// The objects and arrays that a scanner is inside of.
private struct OpenBrackets {
  /// How many lie open, those around the value counted in.
  private var depth: Int

  /// How many lie open around the value.
  private let outside: Int

  /// A bit for each one that lies open within the value, set for an object, the innermost lowest.
  ///
  /// It has as many bits as the depth may have levels.
  private var objects: UInt128 = 0

  init(outside: Int) {
    depth = outside
    self.outside = outside
  }

  /// Whether the value's own object or array is open.
  var isInside: Bool { depth > outside }

  /// Whether the innermost one is an object.
  var isInObject: Bool { objects & 1 == 1 }

  mutating func open(_ kind: JSONKind) throws(RowError) {
    guard depth < JSONScanner.depthLimit else { throw .tooDeep(limit: JSONScanner.depthLimit) }
    depth += 1
    objects = objects << 1 | (kind == .object ? 1 : 0)
  }

  mutating func close() {
    depth -= 1
    objects >>= 1
  }
}

extension JSONKind {
  /// Whether values of the kind hold others.
  fileprivate var holdsValues: Bool { self == .object || self == .array }
}
