import Feeds
import Folding
import Moderation
import Rules

/// Decides on one comment after another and writes the decisions.
///
/// A worker holds it as one value for a whole chunk, so that none of its parts is asked for anew with
/// each comment.
struct CommentDecider: ~Copyable {
  /// What was decided.
  var totals = FilterTotals()

  /// The name of the file that the comments come from, if there are several.
  var file: String? {
    get { writer.file }
    set { writer.file = newValue }
  }

  private var classifier: Classifier
  private var writer: DecisionWriter
  private let selection: FilterRun.Selection
  private let keepsEvidence: Bool

  /// What is kept of a row until it is known how often its text has come.
  struct Answer {
    /// The fingerprint of its text; that of nothing beside an error.
    var fingerprint = Fingerprint()
    /// What was decided, if anything was.
    var outcome: FilterTotals.Outcome?
    /// Where its line ends in the output.
    var end = 0
    /// How often its text has come.
    var repeats = Repeats()
    /// Why it was flagged, if it was and a ledger wants to know.
    var entry: FilterLedger.Entry?
    /// What tells the comment from others, whatever its text, if a ledger wants to know.
    var comment: UInt64?
  }

  init(_ pack: RulePack, _ settings: FilterRun.Settings) throws {
    classifier = try Classifier(pack)
    writer = DecisionWriter(
      includesText: settings.includesText,
      layout: settings.layout,
      language: language
    )
    selection = settings.selection
    keepsEvidence = settings.keepsEvidence
  }

  /// How often a text has to come at least before a rule asks for it.
  var leastRepeats: Int? { classifier.pack.leastRepeats }

  /// Decides on a comment, notes what was found out, and writes the decision if it was asked for.
  ///
  /// - Parameters:
  ///   - row: The comment.
  ///   - batch: What it is a row of.
  ///   - answer: Says how often its text has come; takes in all else.
  ///   - output: Where the decision is written.
  mutating func decide(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    _ answer: inout Answer,
    to output: inout [UInt8]
  ) {
    guard let evidence = row.evidence else { return }
    let context = context(row, batch, answer.repeats)
    let text = batch.bytes.span.extracting(evidence)
    classifier.decide(text, context)
    answer.fingerprint = classifier.fingerprint
    if keepsEvidence {
      answer.comment = batch.comment(of: row)
      answer.entry =
        classifier.decision.action == .allow ? nil : classifier.entry(row, batch, context)
    }
    if answer.outcome == nil, !text.isBalancedUTF8 { totals.unreadable += 1 }
    let outcome = FilterTotals.Outcome(classifier.decision)
    answer.outcome = outcome
    totals.add(outcome)
    if selection.contains(classifier.decision) {
      writer.append(classifier, row, batch, to: &output)
    }
  }

  /// Decides once more on a comment that is allowed, for the ledger.
  mutating func entry(
    ofAllowed row: CommentRow,
    _ batch: borrowing CommentBatch,
    _ repeats: Repeats
  ) -> FilterLedger.Entry? {
    guard let evidence = row.evidence else { return nil }
    let context = context(row, batch, repeats)
    classifier.decide(batch.bytes.span.extracting(evidence), context)
    return classifier.entry(row, batch, context)
  }

  /// Writes what stands in the place of a line that is no comment.
  mutating func reject(_ row: CommentRow, _ error: RowError, to output: inout [UInt8]) {
    totals.rejected += 1
    writer.append(rejected: row, error, to: &output)
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
}
