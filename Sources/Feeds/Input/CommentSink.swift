/// Where a network's reader puts the comments of its documents.
///
/// Each field is copied into the batch once. A comment is begun, given its fields and added; one
/// that is never added leaves only unused bytes behind.
struct CommentSink: Sendable {
  /// The comments so far.
  var batch = CommentBatch()

  /// What was no comment.
  var tally = FeedTally()

  /// The line of the part that is being read.
  var line = 1

  /// How many comments were added in all.
  private var count = 0

  /// The number of the batch, for whoever refers to its rows later.
  private(set) var batchNumber = 0

  /// Begins a batch without comments, in the same memory.
  mutating func beginBatch() {
    batchNumber += 1
    batch.removeAll()
  }

  /// Returns a row without fields for the part that is being read.
  func row() -> CommentRow { CommentRow(line: line) }

  /// Copies a field of an item.
  mutating func field(_ range: Range<Int>?, of item: JSONItem) -> FieldRange {
    guard let range else { return .absent }
    return field { $0.append(item.bytes.span, in: range) }
  }

  /// Copies a text as a field.
  mutating func field(_ text: StaticString) -> FieldRange {
    field { JSONText.append(text, to: &$0) }
  }

  /// Copies a number as a field.
  mutating func field(_ number: Int) -> FieldRange {
    field { JSONText.append(number, to: &$0) }
  }

  /// Makes a field of what a function appends.
  mutating func field(_ body: (inout [UInt8]) -> Void) -> FieldRange {
    let start = batch.bytes.count
    body(&batch.bytes)
    return FieldRange(start..<batch.bytes.count)
  }

  /// Adds a comment; one without an id is named by its number among the comments of the input.
  mutating func add(_ row: CommentRow) {
    count += 1
    var row = row
    if row.id.isAbsent {
      let number = count
      row.id = field {
        JSONText.append("item-", to: &$0)
        JSONText.append(number, to: &$0)
      }
    }
    batch.rows.append(row)
  }

  /// Adds a comment of another batch, with all its fields.
  mutating func add(_ row: CommentRow, of other: CommentBatch) {
    func copy(_ field: FieldRange, _ sink: inout Self) -> FieldRange {
      field.range.map { range in
        sink.field { $0.append(other.bytes.span, in: range) }
      } ?? .absent
    }
    var own = self.row()
    own.network = copy(row.network, &self)
    own.page = copy(row.page, &self)
    own.post = copy(row.post, &self)
    own.id = copy(row.id, &self)
    own.edit = row.edit
    own.authorID = copy(row.authorID, &self)
    own.authorName = copy(row.authorName, &self)
    own.authorKind = copy(row.authorKind, &self)
    own.replyTo = copy(row.replyTo, &self)
    own.replyToAuthor = copy(row.replyToAuthor, &self)
    own.createdAt = copy(row.createdAt, &self)
    own.text = copy(row.text, &self)
    for link in other.links(of: row) {
      addLink(to: &own) { $0.append(other.bytes.span, in: link) }
    }
    if let text = row.text.range {
      for mention in other.mentions(of: row) {
        let start = mention.words.lowerBound - text.lowerBound
        let id = copy(mention.id, &self)
        addMention(start..<(start + mention.words.count), id, to: &own)
      }
    }
    add(own)
  }

  /// Adds what kept a part from being a comment, and the part itself.
  mutating func reject(_ error: RowError, source: ArraySlice<UInt8> = []) {
    var row = CommentRow(line: line, error: error)
    row.source = field { $0 += source.lazy.map { $0 == .lineFeed ? .space : $0 } }
    batch.rows.append(row)
  }
}
