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

  private var classifier: Classifier
  private var batch = CommentBatch()
  private var writer: DecisionWriter
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

  /// Decides on every comment of the chunk.
  func decide() {
    output.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    complaints.removeAll(keepingCapacity: true)
    totals = FilterTotals()
    cursor = LineCursor(firstLine: chunk.firstLine)
    if format == .text {
      TextReader().read(&chunk, into: &batch)
    } else {
      NDJSONReader().read(&chunk, into: &batch)
    }
    for row in batch.rows {
      if let error = row.error {
        reject(row, error)
      } else {
        decide(row)
      }
    }
  }

  private func decide(_ row: CommentRow) {
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
      CommentContext(page: page, isReply: !row.replyTo.isAbsent)
    )
    totals.add(classifier.decision)
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
