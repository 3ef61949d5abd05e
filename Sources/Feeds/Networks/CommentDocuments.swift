/// Canonical comments that do not stand line by line: in an array, or over several lines each.
struct CommentDocuments: DocumentFormat {
  /// The places of such a document.
  enum Place { case comment }

  static var document: JSONStep<Place> { .takeEach(.comment) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> { .skip }

  private var chunk = LineChunk()
  private var batch = CommentBatch()

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    // The item is one line, so the reader of lines takes it, and there is one way to read a comment.
    chunk.fill(item.line)
    NDJSONReader().read(&chunk, into: &batch)
    guard let row = batch.rows.first else { throw .notAnObject(found: .null) }
    if let error = row.error { throw error }
    sink.add(row, of: batch)
  }
}
