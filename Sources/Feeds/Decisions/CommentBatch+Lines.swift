/// Finds the lines of a chunk as they came, one after another.
///
/// It remembers where the last line was, so all lines of a chunk together cost one pass over it.
public struct LineCursor: Sendable {
  /// The number of the line that begins at `offset`.
  private var line: Int

  /// Where that line begins.
  private var offset = 0

  /// Creates a cursor at the beginning of a chunk, given the number of its first line.
  public init(firstLine: Int) { line = firstLine }

  /// Returns a line without its line feed; empty when it was not kept.
  ///
  /// Lines have to be asked for in ascending order.
  public mutating func next(_ number: Int, of batch: CommentBatch) -> ArraySlice<UInt8> {
    guard number >= line else { return [] }
    while line < number {
      guard let feed = batch.bytes[offset...].firstIndex(of: 0x0A) else { return [] }
      offset = feed + 1
      line += 1
    }
    let end = batch.bytes[offset...].firstIndex(of: 0x0A) ?? batch.bytes.count
    return batch.bytes[offset..<end]
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
