extension CommentBatch {
  /// Returns a line of the chunk as it came, without its line feed; empty when it was not kept.
  ///
  /// - Parameters:
  ///   - number: The line's number.
  ///   - first: The number of the chunk's first line.
  /// - Returns: The bytes of the line.
  /// - Complexity: O(*n*) in the size of the chunk: it is meant for the rare line that is rejected.
  public func line(_ number: Int, ofChunkFrom first: Int) -> ArraySlice<UInt8> {
    guard number >= first else { return [] }
    var start = 0
    for _ in first..<number {
      guard let feed = bytes[start...].firstIndex(of: 0x0A) else { return [] }
      start = feed + 1
    }
    return bytes[start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)]
  }
}

extension CommentBatch {
  /// Creates a batch of one comment that has nothing but a text.
  public init(text: [UInt8]) {
    self.init()
    bytes = text
    var row = CommentRow(line: 1)
    row.text = FieldRange(0..<text.count)
    rows = [row]
  }
}
