import Feeds
import Folding
import Ledger
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

  private var output: [UInt8] = []
  private var rejected: [UInt8] = []
  private var totals = FilterTotals()

  /// What was found out about each row of the batch, in its order.
  private var answers: [Answer] = []

  /// When the newest comments of the chunk were written, if a ledger wants to know.
  private(set) var newest = NewestTimes()

  /// What is kept of a row until it is known how often its text has come.
  private struct Answer {
    /// The fingerprint of its text; that of nothing beside an error.
    var fingerprint = Fingerprint()
    /// What was decided, if anything was.
    var outcome: FilterTotals.Outcome?
    /// Where its line ends in `output`.
    var end = 0
    /// How often its text has come.
    var repeats = Repeats()
    /// Why it was flagged, if it was and a ledger wants to know.
    var entry: FilterLedger.Entry?
    /// What tells the comment from others, whatever its text, if a ledger wants to know.
    var comment: UInt64?
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
        let entry = allowed(batch.rows[index], batch, answer.repeats)
      {
        entries.append(entry)
      }
    }
    return entries
  }

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

  /// Hands out what is to be written of the chunk; the worker is free for the next one then.
  func takeResults() -> Results {
    let results = Results(
      output: output,
      rejected: rejected,
      totals: totals,
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
    totals = FilterTotals()
    cursor = LineCursor(firstLine: chunk.firstLine)
    reader?.read(&chunk, into: &batch)
    batch.complete(network: settings.feed.network, page: settings.feed.page)
    newest = NewestTimes()
    if settings.keepsEvidence { newest.add(batch) }
    // Held here, what belongs to the worker is not asked for anew with each comment.
    let batch = batch
    var decisions: [UInt8] = []
    swap(&decisions, &output)
    for row in batch.rows {
      var answer = Answer()
      if let error = row.error {
        reject(row, error, to: &decisions)
      } else {
        answer.outcome = decide(row, batch, Repeats(), to: &decisions, &answer.entry)
        answer.fingerprint = classifier.fingerprint
        if settings.keepsEvidence { answer.comment = batch.comment(of: row) }
      }
      answer.end = decisions.count
      answers.append(answer)
    }
    swap(&decisions, &output)
  }

  /// Adds the comments of the chunk to the memory of texts, and returns whether one of them has come
  /// so often that rules ask; then ``decideAgain()`` is due.
  func remember(in memory: inout RepeatMemory) -> Bool {
    guard let least = classifier.pack.leastRepeats else { return false }
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
    var start = 0
    for (index, answer) in answers.enumerated() {
      if answer.repeats.most > 1, let outcome = answer.outcome {
        totals.remove(outcome)
        let row = batch.rows[index]
        _ = decide(row, batch, answer.repeats, to: &decisions, &answers[index].entry)
      } else {
        decisions += first[start..<answer.end]
      }
      start = answer.end
    }
    output = decisions
  }

  /// Decides on a comment and writes the decision if it was asked for.
  private func decide(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    _ repeats: Repeats,
    to output: inout [UInt8],
    _ entry: inout FilterLedger.Entry?
  ) -> FilterTotals.Outcome? {
    guard let evidence = row.evidence else { return nil }
    let context = context(row, batch, repeats)
    classifier.decide(batch.bytes.span.extracting(evidence), context)
    if settings.keepsEvidence {
      entry = classifier.decision.action == .allow ? nil : classifier.entry(row, batch, context)
    }
    let outcome = FilterTotals.Outcome(classifier.decision)
    totals.add(outcome)
    if settings.selection.contains(classifier.decision) {
      writer.append(classifier, row, batch, to: &output)
    }
    return outcome
  }

  /// Decides once more on a comment that is allowed, for the ledger.
  private func allowed(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    _ repeats: Repeats
  ) -> FilterLedger.Entry? {
    guard let evidence = row.evidence else { return nil }
    let context = context(row, batch, repeats)
    classifier.decide(batch.bytes.span.extracting(evidence), context)
    return classifier.entry(row, batch, context)
  }

  /// What a decision depends on beside the text.
  private func context(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    _ repeats: Repeats
  ) -> CommentContext {
    let page =
      classifier.hasPages
      ? classifier.page(
        network: batch.string(row.network) ?? "",
        id: batch.string(row.page) ?? ""
      )
      : .other
    return CommentContext(
      page: page,
      isReply: batch.answersAnother(row),
      mentions: batch.mentionedWords(of: row),
      repeats: repeats
    )
  }

  private func reject(_ row: CommentRow, _ error: RowError, to output: inout [UInt8]) {
    totals.rejected += 1
    writer.append(rejected: row, error, to: &output)
    if settings.keepsRejected {
      rejected += row.source.range.map { batch.bytes[$0] } ?? cursor.next(row.line, of: batch)
      rejected.append(0x0A)
    }
    if complaints.count < 5 { complaints.append((row.line, error)) }
  }

  private var rejections: [String] {
    complaints.map { line, error in
      let place = writer.file.map { "\($0):" } ?? ""
      return says(
        "\(place)\(line): строка не прочитана: \(error.russian)",
        "\(place)\(line): line rejected: \(error)"
      )
    }
  }
}

extension Classifier {
  /// Returns what the ledger keeps of the last comment; nil when it has no text.
  fileprivate borrowing func entry(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    _ context: CommentContext
  ) -> FilterLedger.Entry? {
    guard let comment = batch.flagged(row) else { return nil }
    let maker = EvidenceMaker(engine: DecisionWriter.engine)
    // Nothing in a decision is a number that JSON cannot write, which is all that could fail.
    guard let (evidence, snapshot) = try? maker.evidence(on: comment, by: self, context) else {
      preconditionFailure("a decision could not be written as JSON")
    }
    return FilterLedger.Entry(evidence: evidence, snapshot: snapshot)
  }
}

extension CommentBatch {
  /// Returns a comment as the ledger knows comments.
  fileprivate func flagged(_ row: CommentRow) -> FlaggedComment? {
    guard let text = row.text.range else { return nil }
    // A feed numbers comments without an id, and the number is another one in the next export.
    let id = string(row.id).flatMap { $0.hasPrefix("item-") ? nil : $0 }
    var comment = FlaggedComment(
      network: string(row.network),
      page: string(row.page),
      post: string(row.post),
      id: id,
      edit: row.edit,
      author: string(row.authorID),
      text: Array(bytes[text]),
      links: string(row.links)
    )
    comment.authorName = string(row.authorName)
    comment.authorKind = string(row.authorKind)
    comment.createdAt = string(row.createdAt)
    comment.replyTo = string(row.replyTo)
    return comment
  }

  /// What tells a comment from others, whatever its text; nil when the network gave it no id.
  ///
  /// The network has several spellings, and exports name several posts, so both are left out: the ledger
  /// looks again at what it is offered.
  fileprivate func comment(of row: CommentRow) -> UInt64? {
    guard let id = row.id.range, !bytes[id].starts(with: "item-".utf8) else { return nil }
    var hash = StableHash()
    for field in [row.page, row.id] {
      hash.add(bytes.span, in: field.range ?? 0..<0)
    }
    return hash.value
  }

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
