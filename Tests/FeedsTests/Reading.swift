import Feeds
import Glibc

/// A row with its fields as strings, so that rows of different batches can be compared.
struct ReadComment: Equatable, CustomStringConvertible {
  var line: Int
  var error: RowError?
  var edit = 0
  var fields: [String: String] = [:]
  var answersAnother = false

  /// The words by which somebody is mentioned, and who it is.
  var mentions: [String] = []

  init(line: Int, error: RowError? = nil, edit: Int = 0, _ fields: [String: String] = [:]) {
    self.line = line
    self.error = error
    self.edit = edit
    self.fields = fields
  }

  init(_ row: CommentRow, in batch: CommentBatch) {
    self.init(line: row.line, error: row.error, edit: row.edit)
    fields["network"] = batch.string(row.network)
    fields["page"] = batch.string(row.page)
    fields["post"] = batch.string(row.post)
    fields["id"] = batch.string(row.id)
    fields["author"] = batch.string(row.authorID)
    fields["name"] = batch.string(row.authorName)
    fields["kind"] = batch.string(row.authorKind)
    fields["reply_to"] = batch.string(row.replyTo)
    fields["reply_to_author"] = batch.string(row.replyToAuthor)
    fields["created_at"] = batch.string(row.createdAt)
    fields["text"] = batch.string(row.text)
    fields["links"] = batch.string(row.links)
    answersAnother = batch.answersAnother(row)
    mentions = batch.mentions(of: row).map { mention in
      let words = String(decoding: batch.bytes[mention.words], as: UTF8.self)
      return "\(words)=\(batch.string(mention.id) ?? "")"
    }
  }

  /// Whether all that was read is the same; what follows from it is not compared.
  static func == (a: Self, b: Self) -> Bool {
    a.line == b.line && a.error == b.error && a.edit == b.edit && a.fields == b.fields
      && a.mentions == b.mentions
  }

  var description: String {
    let fields = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.debugDescription)" }
    return "\(line): \(error.map(String.init) ?? fields.joined(separator: " ")) edit=\(edit)"
  }
}

/// Reads comments that are in memory, as one chunk.
func comments(
  in bytes: some Sequence<UInt8>,
  by reader: any CommentReader = NDJSONReader()
) -> [ReadComment] {
  var chunk = LineChunk(Array(bytes))
  var batch = CommentBatch()
  reader.read(&chunk, into: &batch)
  return batch.rows.map { ReadComment($0, in: batch) }
}

/// Reads comments from a file, in the memory of one chunk and one batch.
func comments(
  in file: borrowing TemporaryFile,
  blockSize: Int,
  lineLimit: Int = 4 << 20,
  by reader: any CommentReader = NDJSONReader()
) throws -> [ReadComment] {
  file.rewind()
  var chunks = LineChunks(
    descriptor: file.descriptor,
    blockSize: blockSize,
    lineLimit: lineLimit
  )
  var chunk = LineChunk()
  var batch = CommentBatch()
  var all: [ReadComment] = []
  while try chunks.next(into: &chunk) {
    reader.read(&chunk, into: &batch)
    all += batch.rows.map { ReadComment($0, in: batch) }
  }
  return all
}

/// A file without a name, which is gone when the value is.
struct TemporaryFile: ~Copyable {
  let descriptor: Int32

  init(_ bytes: [UInt8] = []) {
    var path = Array("/tmp/feeds-XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&path)
    precondition(descriptor >= 0, "a temporary file could not be made")
    unsafe unlink(path)
    append(bytes)
  }

  deinit {
    close(descriptor)
  }

  func append(_ bytes: [UInt8]) {
    let written = unsafe write(descriptor, bytes, bytes.count)
    precondition(written == bytes.count, "a temporary file could not be written")
  }

  func rewind() {
    lseek(descriptor, 0, SEEK_SET)
  }

  var contents: [UInt8] {
    rewind()
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
    precondition(count == bytes.count, "a temporary file could not be read")
    return bytes
  }
}
