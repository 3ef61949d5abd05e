/// The comments of one chunk, as rows over its bytes.
///
/// No field is copied out of the chunk. The fields that are written with escapes are decoded behind
/// its end, so that each field is one range of `bytes`. A batch is filled again and again, in
/// the same memory.
public struct CommentBatch: Sendable {
  /// The bytes of the chunk, and the decoded fields behind them.
  ///
  /// They are not checked to be UTF-8: a byte that is none counts as U+FFFD wherever it is read.
  public internal(set) var bytes: [UInt8] = []

  /// A row for each line that is not blank, in the order of the lines.
  public internal(set) var rows: [CommentRow] = []

  /// The mentions of all rows, each row's side by side.
  public internal(set) var mentions: [TextMention] = []

  /// What the network says has happened besides comments, in the order of the input.
  ///
  /// A batch may have reports and no rows.
  public internal(set) var reports: [NetworkReport] = []

  /// Creates a batch without rows.
  public init() {}

  /// Whether there is nothing in it.
  var isEmpty: Bool { rows.isEmpty && reports.isEmpty }

  /// Returns a field as a string, or `nil` when it is absent.
  public func string(_ field: FieldRange) -> String? {
    field.range.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Returns where the hidden links of a comment lead, one after another.
  public func links(of row: CommentRow) -> [Range<Int>] {
    guard let links = row.links.range else { return [] }
    return bytes[links].split(separator: .space).map(\.indices)
  }

  /// Returns whether a comment answers one of somebody else.
  ///
  /// When nobody knows who wrote the other one, it is taken to be somebody else.
  public func answersAnother(_ row: CommentRow) -> Bool {
    if let author = row.authorID.range, let other = row.replyToAuthor.range {
      return bytes[author] != bytes[other]
    }
    return !row.replyTo.isAbsent || !row.replyToAuthor.isAbsent
  }

  /// Gives a network and a page to the comments that do not say theirs.
  public mutating func complete(network: String?, page: String?) {
    if let network { complete(\.network, with: network) }
    if let page { complete(\.page, with: page) }
  }

  private mutating func complete(
    _ field: WritableKeyPath<CommentRow, FieldRange>,
    with value: String
  ) {
    let start = bytes.count
    bytes += value.utf8
    for index in rows.indices where rows[index].error == nil {
      if rows[index][keyPath: field].isAbsent {
        rows[index][keyPath: field] = FieldRange(start..<bytes.count)
      }
    }
  }

  /// Empties the batch and keeps its memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    reports.removeAll()
    mentions.removeAll(keepingCapacity: true)
  }

  /// Begins the rows of a chunk, with the line that was left out before it.
  mutating func begin(_ chunk: LineChunk) {
    rows.removeAll(keepingCapacity: true)
    reports.removeAll()
    if let limit = chunk.limitExceeded {
      rows.append(CommentRow(line: chunk.firstLine - 1, error: .lineTooLong(limit: limit)))
    }
  }

  /// Takes the bytes that the rows are about, and gives the chunk the old ones to be filled again.
  mutating func take(
    _ chunk: inout LineChunk,
    decoded: [UInt8] = [],
    mentions: [TextMention] = []
  ) {
    self.mentions = mentions
    chunk.bytes.append(contentsOf: decoded)
    swap(&bytes, &chunk.bytes)
    chunk.bytes.removeAll(keepingCapacity: true)
  }
}

/// A format of comments that stand line by line.
public protocol CommentReader: Sendable {
  /// Replaces the rows of a batch by those of a chunk, whose bytes it takes.
  ///
  /// Every line that is not blank becomes exactly one row.
  func read(_ chunk: inout LineChunk, into batch: inout CommentBatch)
}
