/// The comments of a table, a record each.
///
/// An empty cell is an absent field, except that of the text. Records are counted as Excel counts
/// rows, the headings being the first; a comment without an id is named by that number.
struct CSVFeed: BatchFeed {
  /// How many bytes a record may have.
  ///
  /// A quote that is never closed would make the rest of the file one record.
  private static let recordLimit = 4 << 20

  private static let batchSize = 1 << 20

  private var source: ByteSource
  private let layout: CSVLayout
  private let blockSize: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var recordNumber = 0
  private var record = CSVRecord()
  private var isAtEnd = false

  let tally = FeedTally()
  var bytesRead: Int { source.bytesRead }

  /// Prepares to read a table.
  init(_ source: ByteSource, _ layout: CSVLayout, blockSize: Int = 1 << 18) {
    self.source = source
    self.layout = layout
    self.blockSize = blockSize
  }

  mutating func next(into batch: inout CommentBatch) throws(SystemError) -> Bool {
    batch.removeAll()
    while batch.bytes.count < Self.batchSize {
      let end = record.read(
        bytes,
        from: position,
        delimiter: layout.delimiter,
        isAtEnd: isAtEnd
      )
      if let end, position < bytes.count {
        recordNumber += 1
        add(to: &batch)
        position = end
      } else if bytes.count - position > Self.recordLimit {
        giveUpRecord(.partTooLong(limit: Self.recordLimit), &batch)
      } else if isAtEnd {
        // Only a quote that was never closed keeps bytes back at the end.
        if position < bytes.count { giveUpRecord(.quoteNotClosed, &batch, isLast: true) }
        return !batch.rows.isEmpty
      } else {
        // A slow pipe's comments are not held back until there are many.
        if !batch.rows.isEmpty { return true }
        try refill()
      }
    }
    return true
  }

  private mutating func refill() throws(SystemError) {
    bytes.removeSubrange(..<position)
    position = 0
    let isFirst = recordNumber == 0 && bytes.isEmpty
    isAtEnd = try source.read(upTo: blockSize, into: &bytes) == 0
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Passes over the first line of a record that does not end, so that the next one is read.
  private mutating func giveUpRecord(
    _ error: RowError,
    _ batch: inout CommentBatch,
    isLast: Bool = false
  ) {
    recordNumber += 1
    batch.rows.append(CommentRow(line: recordNumber, error: error))
    let feed = bytes.span.firstIndex(of: .lineFeed, from: position)
    position = isLast ? bytes.count : feed.map { $0 + 1 } ?? bytes.count
  }

  /// Adds the record's comment.
  private func add(to batch: inout CommentBatch) {
    guard recordNumber > layout.headerRecords, !record.isBlank else { return }
    var row = CommentRow(line: recordNumber)
    row.network = field(.network, &batch)
    row.page = field(.page, &batch)
    row.post = field(.post, &batch)
    row.id = field(.id, &batch)
    row.authorID = field(.author, &batch)
    row.authorName = field(.name, &batch)
    row.authorKind = field(.kind, &batch)
    row.replyTo = field(.replyTo, &batch)
    row.replyToAuthor = field(.replyToAuthor, &batch)
    row.createdAt = field(.createdAt, &batch)
    row.text = field(.text, &batch)
    if let edit = field(.edit, &batch).range {
      guard let number = Int(decimal: batch.bytes.span, in: edit) else {
        return reject(.notAnInteger(.edit), &batch)
      }
      row.edit = number
    }
    guard !row.text.isAbsent else { return reject(.missing(.text), &batch) }
    batch.rows.append(row)
  }

  private func field(_ column: CSVColumn, _ batch: inout CommentBatch) -> FieldRange {
    guard let place = layout.places[column], place < record.cells.count else { return .absent }
    let cell = record.cells[place]
    guard !cell.range.isEmpty || column == .text else { return .absent }
    let start = batch.bytes.count
    record.append(cell, bytes, to: &batch.bytes)
    return FieldRange(start..<batch.bytes.count)
  }

  private func reject(_ error: RowError, _ batch: inout CommentBatch) {
    var row = CommentRow(line: recordNumber, error: error)
    let start = batch.bytes.count
    for (index, cell) in record.cells.enumerated() {
      if index > 0 { batch.bytes.append(layout.delimiter) }
      batch.bytes.append(bytes.span, in: cell.range)
    }
    row.source = FieldRange(start..<batch.bytes.count)
    batch.rows.append(row)
  }
}
