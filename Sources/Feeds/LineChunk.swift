/// A run of whole lines, as they stand in a file.
public struct LineChunk: Sendable {
  /// The lines one after the other.
  ///
  /// Every line ends with a line feed, the last one of a file too, so that a reader may look for it
  /// without asking for the end of the bytes. A carriage return before it is kept.
  public internal(set) var bytes: [UInt8]

  /// The number of the first line, counted from 1.
  public internal(set) var firstLine: Int

  /// The longest line in bytes, when the line before the first was longer and was left out.
  public internal(set) var limitExceeded: Int?

  /// Creates a chunk without lines, for `LineChunks` to fill.
  public init() {
    self.init([])
  }

  /// Creates a chunk of lines that are in memory already.
  ///
  /// - Parameters:
  ///   - lines: The lines. The last one needs no line feed.
  ///   - firstLine: The number of the first line.
  public init(_ lines: [UInt8], firstLine: Int = 1) {
    bytes = lines
    self.firstLine = firstLine
    if let last = lines.last, last != .lineFeed { bytes.append(.lineFeed) }
  }

  /// Replaces the lines by one that ends with a line feed.
  mutating func fill(_ line: ArraySlice<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: line)
    firstLine = 1
    limitExceeded = nil
  }

  /// Where the text of the first line begins: a byte order mark at the start of a file is no text.
  var start: Int {
    firstLine == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
