import Dispatch
import Feeds
import Folding
import Ledger
import Moderation
import Rules

/// The ledger that a run of `sito filter` feeds.
///
/// What is told as decided has been written before: each transaction is on the disk when its decisions
/// go out.
///
/// It is handed to one recording at a time, and asked for nothing before that has ended; hence
/// unchecked.
final class FilterLedger: @unchecked Sendable {
  /// A flagged comment, ready for the ledger.
  struct Entry: Sendable {
    var evidence: Evidence
    var snapshot: Snapshot
  }

  /// The most comments of one transaction.
  private static let transactionSize = 1000

  /// A thread of its own: waiting for the disk, it must keep no worker waiting.
  private let thread = DispatchQueue(label: "sito.ledger")

  private let store: LedgerStore
  private let policy: RestrictionPolicy
  /// The comments that have a case, by their hashes; a second program's are not among them.
  private var cases: Set<UInt64>
  private var added = 0
  private var known = 0
  /// How many were flagged of which nobody knows where they stand.
  private var unplaced: Int64 = 0

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

  /// Begins to count anew.
  func beginInput() { (added, known, unplaced) = (0, 0, 0) }

  /// Records that terms are over.
  ///
  /// - Returns: How many.
  /// - Throws: A ``Failure``.
  func recordExpiries() throws -> Int {
    do {
      return try store.recordExpiries(at: .now, actor: "engine").count
    } catch let error as LedgerError {
      throw Failure(error)
    }
  }

  /// Begins to write what was flagged and what networks told.
  ///
  /// - Returns: What ends when it is on the disk, or throws a ``Failure``.
  func beginRecording(
    _ entries: [Entry],
    _ reports: [Feeds.NetworkReport]
  ) -> Task<Void, any Error> {
    Task {
      try await withCheckedThrowingContinuation { continuation in
        thread.async {
          continuation.resume(
            with: Result {
              try self.record(entries)
              try self.record(reports)
            }
          )
        }
      }
    }
  }

  /// Whether a comment has a case, or will have one when what was added is recorded.
  func hasCase(_ comment: UInt64) -> Bool { cases.contains(comment) }

  /// Says that a comment is among those that will be recorded.
  func addCase(_ comment: UInt64) { cases.insert(comment) }

  /// Writes what was flagged, in its order.
  ///
  /// - Throws: A ``Failure``; then everything before the last transaction is in the ledger.
  private func record(_ entries: [Entry]) throws {
    var rest = entries[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.transactionSize)
      rest = rest.dropFirst(Self.transactionSize)
      do {
        try store.write(at: .now, actor: "engine") { transaction in
          for entry in part {
            let isNew = try transaction.take(entry.evidence, entry.snapshot, under: policy)
            if isNew { added += 1 } else { known += 1 }
            if entry.evidence.comment.isUnplaced, !entry.evidence.isAllowed { unplaced += 1 }
          }
        }
      } catch let error as LedgerError {
        throw Failure(error)
      } catch let conflict as LedgerConflict {
        throw Failure(conflict, in: store.path)
      }
    }
  }

  /// Writes what networks told.
  ///
  /// - Throws: A ``Failure``; then none of it is in the ledger.
  private func record(_ reports: [Feeds.NetworkReport]) throws {
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
    let told = says(
      "в журнал: новых записей \(added), уже были \(known)",
      "ledger: \(added) new, \(known) known"
    )
    return unplaced == 0 ? told : "\(told)\n\(warning)"
  }

  private var warning: String {
    let count = plural(
      unplaced,
      "отмеченный комментарий",
      "отмеченных комментария",
      "отмеченных комментариев"
    )
    return says(
      "в журнал попало без сети или страницы: \(count). Решить по ним можно, а исполнить решение обычно нельзя: "
        + "подавайте с --network и --page",
      "\(unplaced) flagged comments came without network or page: they can be decided, but mostly not carried out; "
        + "feed with --network and --page"
    )
  }
}

extension Failure {
  /// The ledger does not take what was to be written, though it could be.
  ///
  /// What the conflict is about stays unsaid: it may name an author.
  init(_ conflict: LedgerConflict, in path: String) {
    self = .cannotRun(
      says(
        "журнал `\(path)` не сходится (\(conflict.reason.rawValue)): проверьте его, sito audit verify",
        "the ledger `\(path)` is not in order (\(conflict.reason.rawValue)): check it, sito audit verify"
      ),
      because: conflict
    )
  }

  /// The work could not begin or go on because of the ledger.
  init(_ error: LedgerError) {
    self = .cannotRun(error.message.text(in: language), because: error)
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
  /// Whether nobody knows in which network or on which page the comment stands.
  fileprivate var isUnplaced: Bool { network == nil || page == nil }

  /// The hash of everything but network and edit, the same as that of a comment that is read.
  fileprivate var hash: UInt64 {
    var hash = StableHash()
    for part in [page, post, id] {
      let bytes = Array((part ?? "").utf8)
      hash.add(bytes.span, in: bytes.indices)
    }
    return hash.value
  }
}
