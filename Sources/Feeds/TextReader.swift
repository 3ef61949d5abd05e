/// Comments written as plain text, one a line.
///
/// A line is the text of a comment and nothing else: the comment has no id and no author. No line
/// is wrong, except one that is too long.
public struct TextReader: CommentReader {
  /// Creates a reader.
  public init() {}

  /// Replaces the rows of a batch by those of a chunk, whose bytes it takes.
  public func read(_ chunk: inout LineChunk, into batch: inout CommentBatch) {
    batch.begin(chunk)
    readLines(
      of: chunk.bytes.span,
      from: chunk.start,
      number: chunk.firstLine,
      into: &batch.rows
    )
    batch.take(&chunk)
  }

  /// Appends the rows of the lines.
  private func readLines(
    of bytes: Span<UInt8>,
    from first: Int,
    number: Int,
    into rows: inout [CommentRow]
  ) {
    var start = first
    var line = number
    while let end = bytes.firstIndex(of: .lineFeed, from: start) {
      let text = start..<(end > start && bytes[end - 1] == .carriageReturn ? end - 1 : end)
      if !bytes.isBlank(in: text) {
        var row = CommentRow(line: line)
        row.text = FieldRange(text)
        rows.append(row)
      }
      start = end + 1
      line += 1
    }
  }
}

extension Span<UInt8> {
  /// Returns whether only spaces, tabs and carriage returns stand in a range.
  fileprivate func isBlank(in range: Range<Int>) -> Bool {
    for index in range where !isSpace(at: index) { return false }
    return true
  }
}
