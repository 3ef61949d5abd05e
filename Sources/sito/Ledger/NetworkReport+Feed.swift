import Feeds
import Ledger

extension Ledger.NetworkReport {
  /// A report of a feed as the ledger keeps it.
  ///
  /// What a moderator wrote beside a block is left out: it could never be erased.
  init(_ report: Feeds.NetworkReport) {
    let what: What =
      switch report.kind {
      case .userBlocked: .userBlocked
      case .userUnblocked: .userUnblocked
      case .commentDeleted: .commentDeleted
      case .commentRestored: .commentRestored
      }
    var details: [String: String] = [:]
    details["moderator"] = report.moderator
    details["until"] = report.until.map(String.init)
    details["reason"] = report.reason.map(String.init)
    if report.isExpiry { details["expiry"] = "1" }
    self.init(
      what: what,
      network: report.network,
      page: report.page,
      author: report.author.map { AuthorIdentity(network: report.network, id: $0) },
      caseID: report.comment.map {
        CommentIdentity(network: report.network, page: report.page, post: report.post, id: $0)
          .caseID
      },
      id: report.event ?? "",
      details: details
    )
  }
}
