import Feeds
import Folding
import Ledger
import Moderation

extension Classifier {
  /// Returns what the ledger keeps of the last comment; nil when it has no text.
  borrowing func entry(
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
    let id = row.id.range.flatMap { isNumber($0) ? nil : string(row.id) }
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
  func comment(of row: CommentRow) -> UInt64? {
    guard let id = row.id.range, !isNumber(id) else { return nil }
    var hash = StableHash()
    for field in [row.page, row.id] {
      hash.add(bytes.span, in: field.range ?? 0..<0)
    }
    return hash.value
  }

  /// Whether an id is only the number that a comment without one was given, here or by `sito convert`:
  /// it is another one in the next export.
  private func isNumber(_ id: Range<Int>) -> Bool {
    let name = bytes[id]
    return ["item-", "line-"].contains { (prefix: StaticString) in
      let digits = name.dropFirst(5)
      return "\(prefix)".utf8.elementsEqual(name.prefix(5)) && !digits.isEmpty
        && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
