/// Comments written as JSON, an object a line.
///
/// Only `text` is required. Keys may stand in any order, unknown ones are passed over, null is the
/// same as absent, and when a key is repeated the last one counts. The author is an object with
/// `id`, `name` and `kind`, or an id alone. Names may be numbers; they are kept digit for digit.
///
/// The reader is more tolerant than JSON in what a string may hold, because people's comments do:
/// raw control characters, NUL among them, broken UTF-8, halves of surrogate pairs. Everything
/// else is taken strictly, and a line that is no comment becomes a row with its error.
///
/// - Complexity: Reading is O(*n*), where *n* is the number of bytes, and allocates only where the
///   batch grows.
public struct NDJSONReader: CommentReader {
  /// Creates a reader.
  public init() {}

  /// Replaces the rows of a batch by those of a chunk, whose bytes it takes.
  public func read(_ chunk: inout LineChunk, into batch: inout CommentBatch) {
    batch.begin(chunk)
    let (decoded, mentions) = readLines(
      of: chunk.bytes.span,
      from: chunk.start,
      number: chunk.firstLine,
      into: &batch.rows
    )
    batch.take(&chunk, decoded: decoded, mentions: mentions)
  }

  /// Appends the rows of the lines, and returns the decoded strings and the mentions.
  private func readLines(
    of bytes: Span<UInt8>,
    from start: Int,
    number: Int,
    into rows: inout [CommentRow]
  ) -> ([UInt8], [TextMention]) {
    var scanner = JSONScanner(bytes, start: start)
    var line = number
    var template = LineTemplate()
    while scanner.position < bytes.count {
      if let row = scanner.row(bytes, line: line, &template) { rows.append(row) }
      line += 1
    }
    return (scanner.decoded, scanner.mentions)
  }
}

extension JSONScanner {
  /// Reads a line and moves to the next one, and returns `nil` when the line is blank.
  ///
  /// A line of the same form as the one before is read by its template.
  fileprivate mutating func row(
    _ bytes: Span<UInt8>,
    line: Int,
    _ template: inout LineTemplate
  ) -> CommentRow? {
    lineStart = position
    // Files that were put together may each have begun with a byte order mark.
    if bytes[position] == 0xEF, position + 2 < bytes.count, bytes[position + 1] == 0xBB,
      bytes[position + 2] == 0xBF
    {
      position += 3
    }
    skipSpace(bytes)
    if skip(.lineFeed, bytes) { return nil }
    if let row = template.read(bytes, by: &self, line: line) {
      position += 1
      return row
    }
    let start = position
    var row: CommentRow
    do throws(RowError) {
      row = try comment(bytes, line: line)
    } catch {
      row = CommentRow(line: line, error: error)
      // No step leaves its line, so this is the line feed at its end.
      position = bytes.firstIndex(of: .lineFeed, from: position) ?? bytes.count - 1
    }
    position += 1
    // The places of mentions are read anew for each text, even where those of this one were none.
    if !namedMentions { template.learn(start..<position, row, bytes) }
    return row
  }
}
