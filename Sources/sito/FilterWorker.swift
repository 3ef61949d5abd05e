import Feeds
import Moderation
import Rules

/// Decides on the comments of one chunk after another.
///
/// It is handed from the run to a task and back, and never used by two at once; hence unchecked.
final class FilterWorker: @unchecked Sendable {
  /// The lines to decide on, if they are still to be read.
  var chunk = LineChunk()

  /// The comments to decide on.
  var batch = CommentBatch()

  /// The decisions, ready to be written.
  private(set) var output: [UInt8] = []

  /// The lines of the chunk that are no comments, as they came.
  private(set) var rejected: [UInt8] = []

  /// What was decided in this chunk.
  private(set) var totals = FilterTotals()

  private var classifier: Classifier
  private var writer: DecisionWriter
  private let settings: FilterRun.Settings
  private var reader: (any CommentReader)?
  private var cursor = LineCursor(firstLine: 1)
  private var complaints: [(line: Int, error: RowError)] = []

  init(_ pack: RulePack, _ settings: FilterRun.Settings) throws {
    classifier = try Classifier(pack)
    writer = DecisionWriter(
      includesText: settings.includesText,
      layout: settings.layout,
      language: language
    )
    self.settings = settings
  }

  /// Says what reads the lines, or that the comments have been read, and the name of their file.
  func prepare(reader: (any CommentReader)?, file: String?) {
    self.reader = reader
    writer.file = file
  }

  /// Decides on every comment of the chunk.
  func decide() {
    output.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    complaints.removeAll(keepingCapacity: true)
    totals = FilterTotals()
    cursor = LineCursor(firstLine: chunk.firstLine)
    reader?.read(&chunk, into: &batch)
    for row in batch.rows {
      if let error = row.error {
        reject(row, error)
      } else {
        decide(row)
      }
    }
  }

  private func decide(_ row: CommentRow) {
    guard let evidence = row.evidence else { return }
    let page =
      classifier.hasPages
      ? classifier.page(
        network: batch.string(row.network) ?? "",
        id: batch.string(row.page) ?? ""
      )
      : .other
    classifier.decide(
      batch.bytes.span.extracting(evidence),
      CommentContext(page: page, isReply: batch.answersAnother(row))
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
      rejected += row.source.range.map { batch.bytes[$0] } ?? cursor.next(row.line, of: batch)
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
