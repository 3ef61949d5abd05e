internal import Glibc

/// One JSON value in memory, whose parts can be asked for by name.
///
/// An item is a buffer: it is filled again for each message and allocates nothing once it has grown
/// to the longest. Two things are taken that JSON does not have, because exports have them: the
/// escape `\xNN`, and line feeds within a string, which read as spaces.
struct JSONItem: Sendable {
  /// The bytes of the value with line feeds made spaces, a line feed, and the decoded strings.
  private(set) var bytes: [UInt8] = []

  /// The byte behind the line feed.
  private var lineEnd = 0

  private var tree = JSONTree()
  private var decoded: [UInt8] = []

  /// A value of the item.
  struct Node: Hashable, Sendable {
    /// The number of its cell.
    fileprivate let index: Int
  }

  /// Creates an item that is null.
  init() {}

  /// Makes the item null and keeps its memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    lineEnd = 0
    tree.removeAll()
  }

  /// The value as a whole.
  var root: Node { Node(index: 0) }

  /// The value as it was read, on one line.
  var line: ArraySlice<UInt8> { bytes[..<lineEnd] }

  /// Reads a value that stands in a range.
  ///
  /// - Parameters:
  ///   - source: The bytes that hold the value.
  ///   - range: Where it stands in them.
  ///   - outermostKeys: Keys whose values are null, and not checked, anywhere but in the value itself.
  /// - Throws: A `RowError` whose byte is counted within the range; the item is then null.
  mutating func read(
    _ source: [UInt8],
    in range: Range<Int>,
    outermostKeys: [StaticString] = []
  ) throws(RowError) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(source.span, in: range)
    var place = 0
    while let lineFeed = bytes.span.firstIndex(of: .lineFeed, from: place) {
      bytes[lineFeed] = .space
      place = lineFeed + 1
    }
    bytes.append(.lineFeed)
    lineEnd = bytes.count
    // Handed over, not shared: what two share is copied as soon as one changes it.
    var buffer: [UInt8] = []
    swap(&buffer, &decoded)
    var scanner = JSONScanner(bytes.span, start: 0, decoded: consume buffer)
    scanner.allowsHexEscapes = true
    defer { decoded = scanner.decoded }
    do throws(RowError) {
      try tree.read(bytes, &scanner, outermostKeys: outermostKeys)
    } catch {
      removeAll()
      throw error
    }
    bytes.append(contentsOf: scanner.decoded)
  }
}

/// Asking for parts.
extension JSONItem {
  /// Returns the kind of a value.
  func kind(of node: Node) -> JSONKind { tree.cells[node.index].kind }

  /// Returns where the text of a string or number stands in ``bytes``.
  func text(of node: Node) -> Range<Int> {
    let text = tree.cells[node.index].text
    return Int(text.lowerBound)..<Int(text.upperBound)
  }

  /// Returns the value of a key of an object; the last one counts, and null is the same as absent.
  ///
  /// - Complexity: O(*n*), where *n* is the number of the object's keys.
  func value(_ key: StaticString, of node: Node) -> Node? {
    let cells = tree.cells.span
    let bytes = bytes.span
    guard cells[node.index].kind == .object else { return nil }
    let end = Int(cells[node.index].end)
    let length = Int32(key.utf8CodeUnitCount)
    // No key that is asked for is empty.
    let first = unsafe key.utf8Start.pointee
    var found: Int?
    var index = node.index &+ 1
    while index < end {
      let text = cells[index].text
      // Keys of the same length mostly differ in their first byte: `from`, `chat`, `date`, `text`.
      if text.upperBound &- text.lowerBound == length, bytes[Int(text.lowerBound)] == first,
        bytes.has(key, at: Int(text.lowerBound))
      {
        found = index &+ 1
      }
      index = Int(cells[index &+ 1].end)
    }
    return found.flatMap { cells[$0].kind == .null ? nil : Node(index: $0) }
  }

  /// Returns the first element of an array.
  func first(of node: Node) -> Node? {
    let cell = tree.cells[node.index]
    guard cell.kind == .array, node.index + 1 < Int(cell.end) else { return nil }
    return Node(index: node.index + 1)
  }

  /// Returns the element behind another one of the same array.
  func next(after node: Node, of array: Node) -> Node? {
    let next = Int(tree.cells[node.index].end)
    return next < Int(tree.cells[array.index].end) ? Node(index: next) : nil
  }
}

extension Span<UInt8> {
  /// Returns whether a text stands in a range, and nothing else.
  func has(_ text: StaticString, in range: Range<Int>) -> Bool {
    range.count == text.utf8CodeUnitCount && has(text, at: range.lowerBound)
  }

  /// Returns whether a text begins at a place, with all its bytes within the span.
  func has(_ text: StaticString, at place: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    return unsafe extracting(place..<(place &+ length)).withUnsafeBytes { own in
      guard let start = own.baseAddress else { return true }
      // Both have as many bytes as are compared, and a static string keeps its bytes forever.
      return unsafe memcmp(start, text.utf8Start, length) == 0
    }
  }
}
