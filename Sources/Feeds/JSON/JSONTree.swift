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
  mutating func read(_ line: [UInt8], _ scanner: inout JSONScanner) throws(RowError) {
    let bytes = line.span
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
        add(.string, try scanner.string(bytes))
        scanner.skipSpace(bytes)
        try scanner.expect(.colon, bytes)
        scanner.skipSpace(bytes)
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

  private mutating func add(_ kind: JSONKind, _ text: Range<Int>) {
    let text = Int32(text.lowerBound)..<Int32(text.upperBound)
    cells.append(Cell(kind: kind, text: text, end: Int32(cells.count + 1)))
  }
}
