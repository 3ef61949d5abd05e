/// The comments of a table, a record each.
///
/// An empty cell is an absent field, except that of the text. Records are counted as Excel counts
/// rows, the headings being the first; a comment without an id is named by that number.
struct CSVFeed: BatchFeed {
  /// How many bytes a record may have.
  ///
  /// A quote that is never closed would make the rest of the file one record.
  private static let recordLimit = 4 << 20

  /// How many records that do not end are given up line by line: each takes looking through all that is
  /// held, and a whole table of such would take forever.
  private static let givenUpLimit = 64

  private static let batchSize = 1 << 20

  private var source: ByteSource
  private let layout: CSVLayout

  /// The place of each column by its number; beyond all cells when there is no such column.
  private let places: [Int]

  private let blockSize: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var recordNumber = 0
  private var givenUp = 0
  private var record = CSVRecord()
  private var isAtEnd = false

  /// Who wrote the last comments, by page and name, when the table has no column for whom they
  /// answer.
  private var authors = RecentNames<String>()

  let tally = FeedTally()
  var bytesRead: Int { source.bytesRead }

  /// Prepares to read a table.
  init(_ source: ByteSource, _ layout: CSVLayout, blockSize: Int = 1 << 18) {
    self.source = source
    self.layout = layout
    var places = [Int](repeating: .max, count: CSVColumn.allCases.count)
    for (column, place) in layout.places { places[column.number] = place }
    self.places = places
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
        guard position < bytes.count else { return !batch.rows.isEmpty }
        giveUpRecord(.quoteNotClosed, &batch)
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

  /// Passes over the first line of a record that does not end, so that the next one is read; of too
  /// many such records, over all that is held.
  private mutating func giveUpRecord(_ error: RowError, _ batch: inout CommentBatch) {
    recordNumber += 1
    givenUp += 1
    let isHopeless = givenUp > Self.givenUpLimit
    let feed = isHopeless ? nil : bytes.span.firstIndex(of: .lineFeed, from: position)
    let end = feed.map { $0 + 1 } ?? bytes.count
    var row = CommentRow(line: recordNumber, error: error)
    let start = batch.bytes.count
    batch.bytes.append(bytes.span, in: position..<end)
    row.source = FieldRange(start..<batch.bytes.count)
    batch.rows.append(row)
    position = end
  }

  /// Adds the record's comment.
  private mutating func add(to batch: inout CommentBatch) {
    guard recordNumber > layout.headerRecords, !record.isBlank else { return }
    // The end of a text would be lost, or be taken for an id.
    if layout.columnCount > 0,
      record.cells.dropFirst(layout.columnCount).contains(where: { !$0.range.isEmpty })
    {
      let error = RowError.tooManyCells(record.cells.count, columns: layout.columnCount)
      return reject(error, &batch)
    }
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
    if places[CSVColumn.replyTo.number] != .max, places[CSVColumn.replyToAuthor.number] == .max {
      addAnsweredAuthor(to: &row, &batch)
    }
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

  /// Adds who wrote the comment that is answered, if it stands above.
  private mutating func addAnsweredAuthor(to row: inout CommentRow, _ batch: inout CommentBatch) {
    func name(of comment: FieldRange, _ batch: CommentBatch) -> String? {
      batch.string(comment).map { "\($0) \(batch.string(row.page) ?? "")" }
    }
    if let answered = name(of: row.replyTo, batch), let author = authors[answered] {
      let start = batch.bytes.count
      batch.bytes += author.utf8
      row.replyToAuthor = FieldRange(start..<batch.bytes.count)
    }
    if let own = name(of: row.id, batch), let author = batch.string(row.authorID) {
      authors[own] = author
    }
  }

  private func field(_ column: CSVColumn, _ batch: inout CommentBatch) -> FieldRange {
    let place = places[column.number]
    guard place < record.cells.count else { return .absent }
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
