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
  /// - Throws: A `RowError` whose byte is counted within the range; the item is then null.
  mutating func read(_ source: [UInt8], in range: Range<Int>) throws(RowError) {
    removeAll()
    let source = source.span
    bytes.append(addingCapacity: range.count + 1) { free in
      for index in range {
        let byte = source[index]
        free.append(byte == .lineFeed ? .space : byte)
      }
      free.append(.lineFeed)
    }
    lineEnd = bytes.count
    var scanner = JSONScanner(bytes.span, start: 0, decoded: decoded)
    scanner.allowsHexEscapes = true
    defer { decoded = scanner.decoded }
    do throws(RowError) {
      try tree.read(bytes, &scanner)
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
  func value(_ key: StaticString, of node: Node) -> Node? {
    guard tree.cells[node.index].kind == .object else { return nil }
    var found: Node?
    var index = node.index + 1
    while index < Int(tree.cells[node.index].end) {
      if bytes.span.has(key, in: text(of: Node(index: index))) { found = Node(index: index + 1) }
      index = Int(tree.cells[index + 1].end)
    }
    return found.flatMap { tree.cells[$0.index].kind == .null ? nil : $0 }
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
    guard range.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<range.count {
      // The index is less than the count, and a static string keeps its bytes forever.
      let own = self[range.lowerBound &+ index]
      if unsafe text.utf8Start[index] != own { return false }
    }
    return true
  }
}
