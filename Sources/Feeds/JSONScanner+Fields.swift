extension JSONScanner {
  /// Reads a string, or nothing when the value is null.
  mutating func string(
    _ bytes: Span<UInt8>,
    of key: CommentKey
  ) throws(RowError) -> FieldRange {
    guard bytes[position] == .quote else {
      return try absent(bytes, key, depth: 1, expected: .string)
    }
    return FieldRange(try string(bytes))
  }

  /// Reads a name that may be written as a number, or nothing when the value is null.
  ///
  /// A number stays as it is written, so that no digit of a long one is lost.
  mutating func name(
    _ bytes: Span<UInt8>,
    of key: CommentKey,
    depth: Int,
    expected: JSONKind = .string
  ) throws(RowError) -> FieldRange {
    switch bytes[position] {
    case .quote: FieldRange(try string(bytes))
    case .minus, .zero ... .nine: FieldRange(try number(bytes))
    default: try absent(bytes, key, depth: depth, expected: expected)
    }
  }

  /// Reads a whole number that may be written as a string, or 0 when the value is null.
  mutating func integer(_ bytes: Span<UInt8>, of key: CommentKey) throws(RowError) -> Int {
    let field = try name(bytes, of: key, depth: 1, expected: .number)
    guard let range = field.range else { return 0 }
    guard let value = withBytes(of: range, bytes, { Int(decimal: $0, in: $1) }) else {
      throw .notAnInteger(key)
    }
    return value
  }

  /// Reads an array of strings, or nothing when the value is null.
  mutating func strings(
    _ bytes: Span<UInt8>,
    of key: CommentKey
  ) throws(RowError) -> [Range<Int>] {
    guard skip(.openBracket, bytes) else {
      _ = try absent(bytes, key, depth: 1, expected: .array)
      return []
    }
    var strings: [Range<Int>] = []
    skipSpace(bytes)
    while !skip(.closeBracket, bytes) {
      if !strings.isEmpty {
        try expect(.comma, bytes)
        skipSpace(bytes)
      }
      guard bytes[position] == .quote else {
        throw .wrongKind(key, expected: .string, found: try skipValue(bytes, depth: 2))
      }
      strings.append(try string(bytes))
      skipSpace(bytes)
    }
    return strings
  }

  /// Moves over a value that must be null.
  private mutating func absent(
    _ bytes: Span<UInt8>,
    _ key: CommentKey,
    depth: Int,
    expected: JSONKind
  ) throws(RowError) -> FieldRange {
    let found = try skipValue(bytes, depth: depth)
    guard found == .null else { throw .wrongKind(key, expected: expected, found: found) }
    return .absent
  }
}

extension Int {
  /// Reads a number written with decimal digits, with or without a minus.
  ///
  /// It is `nil` when something else stands there, or when the number is too great.
  init?(decimal bytes: Span<UInt8>, in range: Range<Int>) {
    var digits = range
    let isNegative = !range.isEmpty && bytes[range.lowerBound] == .minus
    if isNegative { digits.removeFirst() }
    guard !digits.isEmpty else { return nil }
    var value = 0
    for index in digits {
      guard (.zero ... .nine) ~= bytes[index] else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(bytes[index] - .zero))
      if overflow || carry { return nil }
      value = sum
    }
    self = isNegative ? -value : value
  }
}
