import Feeds
import Folding
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

  /// What is to be written and told of a chunk.
  struct Results: Sendable {
    /// The decisions, ready to be written.
    var output: [UInt8] = []

    /// The lines of the chunk that are no comments, as they came.
    var rejected: [UInt8] = []

    /// What was decided.
    var totals = FilterTotals()

    /// What kept the first rejected lines from being read, without their texts.
    var rejections: [String] = []
  }

  /// When the newest comments of the chunk were written, if a ledger wants to know.
  private(set) var newest = NewestTimes()

  private var decider: CommentDecider
  private let settings: FilterRun.Settings
  private var output: [UInt8] = []
  private var rejected: [UInt8] = []

  /// What was found out about each row of the batch, in its order.
  private var answers: [CommentDecider.Answer] = []

  private var reader: (any CommentReader)?
  private var cursor = LineCursor(firstLine: 1)
  private var complaints: [(line: Int, error: RowError)] = []

  init(_ pack: RulePack, _ settings: FilterRun.Settings) throws {
    decider = try CommentDecider(pack, settings)
    self.settings = settings
  }

  /// Says what reads the lines, or that the comments have been read, and the name of their file.
  func prepare(reader: (any CommentReader)?, file: String?) {
    self.reader = reader
    decider.file = file
  }

  /// Hands out what is to be written of the chunk; the worker is free for the next one then.
  func takeResults() -> Results {
    let results = Results(
      output: output,
      rejected: rejected,
      totals: decider.totals,
      rejections: rejections
    )
    // The bytes go on to be written: what comes next is put into other memory, of the same size.
    let size = output.count
    (output, rejected) = ([], [])
    output.reserveCapacity(size)
    return results
  }

  /// Decides on every comment of the chunk, as if no text had come before.
  func decide() {
    output.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    complaints.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
    decider.totals = FilterTotals()
    cursor = LineCursor(firstLine: chunk.firstLine)
    reader?.read(&chunk, into: &batch)
    batch.complete(network: settings.feed.network, page: settings.feed.page)
    newest = NewestTimes()
    if settings.keepsEvidence { newest.add(batch) }
    decide(&decider, &answers, &output)
  }

  /// Decides on every comment, with what that takes held by the caller for all of them.
  private func decide(
    _ decider: inout CommentDecider,
    _ answers: inout [CommentDecider.Answer],
    _ output: inout [UInt8]
  ) {
    let batch = batch
    for row in batch.rows {
      let index = answers.count
      answers.append(CommentDecider.Answer())
      if let error = row.error {
        decider.reject(row, error, to: &output)
        note(row, error)
      } else {
        decider.decide(row, batch, &answers[index], to: &output)
      }
      answers[index].end = output.count
    }
  }

  /// Adds the comments of the chunk to the memory of texts, and returns whether one of them has come
  /// so often that rules ask; then ``decideAgain()`` is due.
  func remember(in memory: inout RepeatMemory) -> Bool {
    guard let least = decider.leastRepeats else { return false }
    var isRepeated = false
    for (index, row) in batch.rows.enumerated() where row.error == nil {
      let repeats = memory.take(answers[index].fingerprint, batch.origin(of: row))
      guard repeats.most >= least else { continue }
      answers[index].repeats = repeats
      isRepeated = true
    }
    return isRepeated
  }

  /// Decides anew on the comments whose texts have come before, and leaves all others as they are.
  func decideAgain() {
    let batch = batch
    let first = output
    var decisions: [UInt8] = []
    decisions.reserveCapacity(first.count)
    // What stays is copied in pieces that are as long as can be.
    var kept = 0
    var start = 0
    for index in answers.indices {
      let end = answers[index].end
      if answers[index].repeats.most > 1, let outcome = answers[index].outcome {
        decisions += first[kept..<start]
        decider.totals.remove(outcome)
        decider.decide(batch.rows[index], batch, &answers[index], to: &decisions)
        kept = end
      }
      start = end
    }
    decisions += first[kept..<start]
    output = decisions
  }

  /// What the ledger wants to know of the chunk, in its order: the flagged comments, and the allowed
  /// ones that have a case, since their authors have put them right.
  func entries(for ledger: FilterLedger) -> [FilterLedger.Entry] {
    let batch = batch
    var entries: [FilterLedger.Entry] = []
    for (index, answer) in answers.enumerated() where answer.outcome != nil {
      if let entry = answer.entry {
        if let comment = answer.comment { ledger.addCase(comment) }
        entries.append(entry)
      } else if let comment = answer.comment, ledger.hasCase(comment),
        let entry = decider.entry(ofAllowed: batch.rows[index], batch, answer.repeats)
      {
        entries.append(entry)
      }
    }
    return entries
  }

  /// Keeps a line that is no comment, and what kept it from being read.
  private func note(_ row: CommentRow, _ error: RowError) {
    if settings.keepsRejected {
      rejected += row.source.range.map { batch.bytes[$0] } ?? cursor.next(row.line, of: batch)
      rejected.append(0x0A)
    }
    if complaints.count < 5 { complaints.append((row.line, error)) }
  }

  private var rejections: [String] {
    complaints.map { line, error in
      let place = decider.file.map { "\($0):" } ?? ""
      return says(
        "\(place)\(line): строка не прочитана: \(error.russian)",
        "\(place)\(line): line rejected: \(error)"
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
