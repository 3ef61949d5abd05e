import Feeds
import Moderation
import Rules

/// Decides on the comments of one chunk after another.
///
/// It is handed from the run to a task and back, and never used by two at once; hence unchecked.
final class FilterWorker: @unchecked Sendable {
  /// The lines to decide on.
  var chunk = LineChunk()

  /// The decisions, ready to be written.
  private(set) var output: [UInt8] = []

  /// The lines of the chunk that are no comments, as they came.
  private(set) var rejected: [UInt8] = []

  /// What was decided in this chunk.
  private(set) var totals = FilterTotals()

  /// How often the text of each row has come before, as far as rules ask.
  private var repeats: [Repeats] = []

  /// The fingerprint of each row's text, that of nothing beside an error.
  private var fingerprints: [Fingerprint] = []

  private var classifier: Classifier
  private var batch = CommentBatch()
  private var writer: DecisionWriter
  /// The rows that have come so often that rules ask.
  private var repeated: [Int] = []

  /// Where each row's decision ends in `output`.
  private var ends: [Int] = []

  private let settings: FilterRun.Settings
  private var format = FilterCommand.Format.ndjson
  private var cursor = LineCursor(firstLine: 1)
  private var complaints: [(line: Int, error: RowError)] = []

  init(_ pack: RulePack, _ settings: FilterRun.Settings) throws {
    classifier = try Classifier(pack)
    writer = DecisionWriter(includesText: settings.includesText)
    self.settings = settings
  }

  func prepare(format: FilterCommand.Format, file: String?) {
    self.format = format
    writer.file = file
  }

  /// Decides on every comment of the chunk, as if no text had come before.
  func decide() {
    if format == .text {
      TextReader().read(&chunk, into: &batch)
    } else {
      NDJSONReader().read(&chunk, into: &batch)
    }
    repeats.removeAll(keepingCapacity: true)
    repeats.append(contentsOf: repeatElement(Repeats(), count: batch.rows.count))
    decideRows()
  }

  /// Adds the comments of the chunk to the memory of texts, and returns whether one of them has come
  /// so often that rules ask; then ``decideAgain()`` is due.
  func remember(in memory: inout RepeatMemory) -> Bool {
    guard let least = classifier.pack.leastRepeats else { return false }
    for (index, row) in batch.rows.enumerated() where row.error == nil {
      repeats[index] = memory.take(fingerprints[index], batch.origin(of: row))
      if repeats[index].most >= least { repeated.append(index) }
    }
    return !repeated.isEmpty
  }

  /// Decides on the repeated comments of the chunk anew, now that it is known which have come before.
  func decideAgain() {
    let batch = batch
    var first: [UInt8] = []
    swap(&first, &output)
    output.reserveCapacity(first.count)
    var kept = 0
    for index in repeated {
      output += first[kept..<(index == 0 ? 0 : ends[index - 1])]
      kept = ends[index]
      decide(batch.rows[index], Repeats(), batch)
      totals.take(back: classifier.decision)
      decide(batch.rows[index], repeats[index], batch)
      totals.add(classifier.decision)
      write(batch.rows[index], batch)
    }
    output += first[kept...]
  }

  private func decideRows() {
    fingerprints.removeAll(keepingCapacity: true)
    output.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    complaints.removeAll(keepingCapacity: true)
    repeated.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    totals = FilterTotals()
    cursor = LineCursor(firstLine: chunk.firstLine)
    let batch = batch
    for row in batch.rows {
      if let error = row.error {
        reject(row, error)
      } else {
        decide(row, Repeats(), batch)
        totals.add(classifier.decision)
        write(row, batch)
      }
      ends.append(output.count)
      fingerprints.append(row.error == nil ? classifier.fingerprint : Fingerprint())
    }
  }

  private func decide(_ row: CommentRow, _ repeats: Repeats, _ batch: CommentBatch) {
    guard let text = row.text.range else { return }
    let page =
      classifier.hasPages
      ? classifier.page(
        network: batch.string(row.network) ?? "",
        id: batch.string(row.page) ?? ""
      )
      : .other
    classifier.decide(
      batch.bytes.span.extracting(text),
      CommentContext(page: page, isReply: !row.replyTo.isAbsent, repeats: repeats)
    )
  }

  private func write(_ row: CommentRow, _ batch: CommentBatch) {
    if settings.selection.contains(classifier.decision) {
      writer.append(classifier, row, batch, to: &output)
    }
  }

  private func reject(_ row: CommentRow, _ error: RowError) {
    totals.rejected += 1
    writer.append(rejected: row, error, to: &output)
    if settings.keepsRejected {
      rejected += cursor.next(row.line, of: batch)
      rejected.append(0x0A)
    }
    if complaints.count < 5 { complaints.append((row.line, error)) }
  }

  /// Tells the first rejected lines on the standard error, without their texts.
  func tellRejected() {
    for (line, error) in complaints {
      let place = writer.file.map { "\($0):" } ?? ""
      printError(
        says(
          "\(place)\(line): строка не прочитана: \(error.russian)",
          "\(place)\(line): line rejected: \(error)"
        )
      )
    }
  }
}

extension CommentBatch {
  /// Where a comment comes from, for counting repeats.
  fileprivate func origin(of row: CommentRow) -> RepeatMemory.Origin {
    var hash = StableHash()
    func add(_ field: FieldRange) { hash.add(bytes.span, in: field.range ?? 0..<0) }
    add(row.network)
    var author = hash
    author.add(bytes.span, in: row.authorID.range ?? 0..<0)
    add(row.page)
    add(row.post)
    let post = hash.value
    add(row.id)
    return RepeatMemory.Origin(
      author: row.authorID.isAbsent ? nil : author.value,
      post: post,
      comment: row.id.isAbsent ? nil : hash.value
    )
  }
}
