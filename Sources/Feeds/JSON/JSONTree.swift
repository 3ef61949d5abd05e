/// The values of one line of JSON in the order of its text, and how they lie within each other.
struct JSONTree: Sendable {
  /// The values and keys, of which there is always one.
  ///
  /// An object is followed by its keys, each with its value, and an array by its elements.
  private(set) var cells = [Cell(kind: .null, text: 0..<0, end: 1)]

  /// The numbers of the cells whose objects and arrays lie open while the tree is read.
  private var open: [Int] = []

  /// A value or a key.
  struct Cell: Sendable {
    /// The kind of the value.
    var kind: JSONKind

    /// Where a string, a number or `true` stands; empty for other values.
    ///
    /// A string with escapes stands behind the line, where the scanner decoded it.
    var text: Range<Int32>

    /// The cell behind the value and everything in it.
    var end: Int32
  }

  /// Makes the tree a null and keeps its memory.
  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    add(.null, 0..<0)
  }

  /// Reads a line, which ends with a line feed, from its beginning.
  ///
  /// No input makes the stack grow.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - scanner: The scanner, which stands where the line begins.
  ///   - outermostKeys: Keys whose values are null anywhere but in the outermost object.
  /// - Throws: A `RowError` when the line is no JSON.
  mutating func read(
    _ line: [UInt8],
    _ scanner: inout JSONScanner,
    outermostKeys: [StaticString] = []
  ) throws(RowError) {
    let bytes = line.span
    // The line and, behind it, what was decoded of it, which is no longer.
    precondition(bytes.count < Int(Int32.max) / 2, "an item is too long to be numbered")
    cells.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    scanner.skipSpace(bytes)
    try begin(&scanner, bytes)
    while let container = open.last {
      scanner.skipSpace(bytes)
      let isObject = cells[container].kind == .object
      if scanner.skip(isObject ? .closeBrace : .closeBracket, bytes) {
        cells[container].end = Int32(cells.count)
        open.removeLast()
        continue
      }
      if cells.count > container + 1 {
        try scanner.expect(.comma, bytes)
        scanner.skipSpace(bytes)
      }
      if isObject {
        let key = try scanner.string(bytes)
        add(.string, key)
        scanner.skipSpace(bytes)
        try scanner.expect(.colon, bytes)
        scanner.skipSpace(bytes)
        if open.count > 1, key.upperBound < bytes.count,
          outermostKeys.contains(where: { bytes.has($0, in: key) })
        {
          try scanner.skipUnchecked(bytes)
          add(.null, 0..<0)
          continue
        }
      }
      try begin(&scanner, bytes)
    }
    scanner.skipSpace(bytes)
    guard bytes[scanner.position] == .lineFeed else { throw .excess(byte: scanner.position + 1) }
  }

  /// Reads a value that holds no others, or the bracket that opens one that does.
  private mutating func begin(
    _ scanner: inout JSONScanner,
    _ bytes: Span<UInt8>
  ) throws(RowError) {
    switch bytes[scanner.position] {
    case .openBrace: try enter(.object, &scanner)
    case .openBracket: try enter(.array, &scanner)
    case .quote: add(.string, try scanner.string(bytes))
    case .minus, .zero ... .nine: add(.number, try scanner.number(bytes))
    case UInt8(ascii: "t"):
      let start = scanner.position
      try scanner.literal("true", bytes)
      add(.boolean, start..<scanner.position)
    case UInt8(ascii: "f"):
      try scanner.literal("false", bytes)
      add(.boolean, 0..<0)
    case UInt8(ascii: "n"):
      try scanner.literal("null", bytes)
      add(.null, 0..<0)
    default: throw scanner.unexpected(bytes)
    }
  }

  private mutating func enter(
    _ kind: JSONKind,
    _ scanner: inout JSONScanner
  ) throws(RowError) {
    guard open.count < JSONScanner.depthLimit else {
      throw .tooDeep(limit: JSONScanner.depthLimit)
    }
    scanner.position += 1
    open.append(cells.count)
    add(kind, 0..<0)
  }

  /// Adds a cell, whose end is corrected when it turns out to hold others.
  @inline(always)
  private mutating func add(_ kind: JSONKind, _ text: Range<Int>) {
    // What is read as one item has far fewer bytes than an Int32 counts: see `read`.
    let start = Int32(truncatingIfNeeded: text.lowerBound)
    let end = Int32(truncatingIfNeeded: text.upperBound)
    cells.append(
      Cell(kind: kind, text: start..<end, end: Int32(truncatingIfNeeded: cells.count &+ 1))
    )
  }
}
