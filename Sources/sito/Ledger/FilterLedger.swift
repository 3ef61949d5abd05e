import Feeds
import Folding
import Ledger
import Moderation
import Rules

/// The ledger that a run of `sito filter` feeds.
///
/// What is told as decided has been written before: each transaction is on the disk when its decisions
/// go out.
final class FilterLedger {
  /// A flagged comment, ready for the ledger.
  struct Entry: Sendable {
    var evidence: Evidence
    var snapshot: Snapshot
  }

  /// The most comments of one transaction.
  private static let transactionSize = 1000

  private let store: LedgerStore
  private let policy: RestrictionPolicy
  /// The comments that have a case, by their hashes; a second program's are not among them.
  private var cases: Set<UInt64>
  private var added = 0
  private var known = 0

  /// Opens a ledger, and puts the rule pack in force in it.
  ///
  /// - Throws: A ``Failure``.
  init(path: String, pack: RulePack, sources: PackSources) throws {
    guard let hash = Digest(hexadecimal: pack.hash), sources.hash == pack.hash else {
      throw Failure.cannotRun(
        says(
          "правила изменились, пока программа начинала работу: запустите её ещё раз",
          "the rules changed while the program was starting: run it again"
        )
      )
    }
    policy = pack.policy.restrictions
    do {
      store = try LedgerStore(path: path)
      try store.write(at: .now, actor: "engine") { transaction in
        try transaction.adopt(
          pack: hash,
          files: sources.files,
          rulesVersion: pack.policy.restrictions.rulesVersion
        )
      }
      cases = Set(try store.caseComments().map(\.hash))
    } catch let error as LedgerError {
      throw Failure(error)
    }
  }

  /// Whether a comment has a case, or will have one when what was added is recorded.
  func hasCase(_ comment: UInt64) -> Bool { cases.contains(comment) }

  /// Says that a comment is among those that will be recorded.
  func addCase(_ comment: UInt64) { cases.insert(comment) }

  /// Writes what was flagged, in its order.
  ///
  /// - Throws: A ``Failure``; then everything before the last transaction is in the ledger.
  func record(_ entries: [Entry]) throws {
    var rest = entries[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.transactionSize)
      rest = rest.dropFirst(Self.transactionSize)
      do {
        try store.write(at: .now, actor: "engine") { transaction in
          for entry in part {
            let isNew = try transaction.take(entry.evidence, entry.snapshot, under: policy)
            if isNew { added += 1 } else { known += 1 }
          }
        }
      } catch let error as LedgerError {
        throw Failure(error)
      }
    }
  }

  /// Writes what networks told.
  ///
  /// - Throws: A ``Failure``; then none of it is in the ledger.
  func record(_ reports: [Feeds.NetworkReport]) throws {
    guard !reports.isEmpty else { return }
    do {
      try store.write(at: .now, actor: "engine") { transaction in
        for report in reports {
          let isNew = try transaction.take(Ledger.NetworkReport(report))
          if isNew { added += 1 } else { known += 1 }
        }
      }
    } catch let error as LedgerError {
      throw Failure(error)
    }
  }

  /// What was added, for the person at the terminal.
  var summary: String {
    says(
      "в журнал: новых записей \(added), уже были \(known)",
      "ledger: \(added) new, \(known) known"
    )
  }
}

extension Failure {
  /// The work could not begin or go on because of the ledger.
  init(_ error: LedgerError) {
    self = .cannotRun(error.message.text(in: language))
  }
}

extension Ledger.NetworkReport {
  /// A report of a feed as the ledger keeps it.
  ///
  /// What a moderator wrote beside a block is left out: it could never be erased.
  fileprivate init(_ report: Feeds.NetworkReport) {
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

extension CommentIdentity {
  /// The hash of everything but the edit, the same as that of a comment that is read.
  fileprivate var hash: UInt64 {
    var hash = StableHash()
    for part in [network, page, post, id] {
      let bytes = Array((part ?? "").utf8)
      hash.add(bytes.span, in: bytes.indices)
    }
    return hash.value
  }
}
