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

  /// The comments that came in this input last with earlier words, or with such as nothing is found in.
  private var returning: [CaseID: Entry] = [:]
  /// Since when any of these have waited.
  private var waitingSince: Milliseconds?
  /// When the newest comment of each page in this input was written.
  private var newest = NewestTimes()
  /// The cases of comments with earlier words of which nothing proves that they are newer.
  private var undecided: Set<CaseID> = []

  /// The most comments that wait for the end of their input.
  private static let mostReturning = 10_000

  /// Opens a ledger, and puts the rule pack in force in it; makes the ledger unless it must exist.
  ///
  /// - Throws: A ``Failure``.
  init(path: String, mustExist: Bool = false, pack: RulePack, sources: PackSources) throws {
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
      store = try LedgerStore(path: path, mustExist: mustExist)
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
  func beginInput() {
    (added, known, unplaced) = (0, 0, 0)
    (returning, newest, undecided) = ([:], NewestTimes(), [])
    waitingSince = nil
  }

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
  /// - Parameters:
  ///   - entries: The flagged comments, and allowed ones that have a case.
  ///   - reports: What networks told.
  ///   - times: When the newest comments among all that were read were written.
  /// - Returns: What ends when it is on the disk, or throws a ``Failure``.
  func beginRecording(
    _ entries: [Entry],
    _ reports: [Feeds.NetworkReport],
    _ times: NewestTimes
  ) -> Task<Void, any Error> {
    Task {
      try await onThread {
        self.newest.add(times)
        try self.record(entries)
        try self.record(reports)
      }
    }
  }

  /// Writes what only the end of an input decides: which comments went back to earlier words.
  ///
  /// - Throws: A ``Failure``; then nothing of it is in the ledger.
  func endInput() async throws {
    try await onThread {
      try self.recordReturns()
      self.newest = NewestTimes()
    }
  }

  /// Writes what waits for the end of a stream, which may never come, when it has waited for a minute.
  ///
  /// - Throws: A ``Failure``; then nothing of it is in the ledger.
  func settleStream() async throws {
    try await onThread {
      if let since = self.waitingSince, Milliseconds.now - since > 60_000 {
        try self.recordReturns()
      }
    }
  }

  private func onThread(_ work: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { continuation in
      thread.async { continuation.resume(with: Result(catching: work)) }
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
            let reception = try transaction.receive(
              entry.evidence,
              entry.snapshot,
              under: policy,
              isLast: false
            )
            count(reception.outcome)
            // The last words that a comment has in an input are those that count.
            let waits = [.earlier, .later].contains(reception.outcome)
            returning[reception.caseID] = waits ? entry : nil
            if entry.evidence.comment.isUnplaced, !entry.evidence.isAllowed { unplaced += 1 }
          }
        }
      } catch let error as LedgerError {
        throw Failure(error)
      } catch let conflict as LedgerConflict {
        throw Failure(conflict, in: store.path)
      }
    }
    if returning.isEmpty { waitingSince = nil } else { waitingSince = waitingSince ?? .now }
    if returning.count > Self.mostReturning { try recordReturns() }
  }

  private func count(_ outcome: Reception.Outcome) {
    switch outcome {
    case .added: added += 1
    case .known, .earlier, .later: known += 1
    case .unwanted: break
    }
  }

  /// Writes down the comments that went back to earlier words, as far as the input proves it.
  private func recordReturns() throws {
    guard !returning.isEmpty else { return }
    let entries = returning.sorted { $0.key < $1.key }
    (returning, waitingSince) = ([:], nil)
    do {
      try store.write(at: .now, actor: "engine") { transaction in
        for (id, entry) in entries {
          let reception = try transaction.receive(
            entry.evidence,
            entry.snapshot,
            under: policy,
            seenAfter: newest[entry.evidence.comment.page]
          )
          switch reception.outcome {
          case .added:
            (added, known) = (added + 1, known - 1)
            undecided.remove(id)
          case .earlier: undecided.insert(id)
          case .known, .later, .unwanted: break
          }
        }
      }
    } catch let error as LedgerError {
      throw Failure(error)
    } catch let conflict as LedgerConflict {
      throw Failure(conflict, in: store.path)
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
    return [told, unplaced == 0 ? "" : warning, undecided.isEmpty ? "" : doubt]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What is told of comments that have earlier words again.
  private var doubt: String {
    let names = undecided.sorted().prefix(5).map(\.description).joined(separator: ", ")
    let more = undecided.count > 5 ? says(" и другие", " and others") : ""
    return says(
      "текст снова прежний, но новее ли он, по этой выгрузке не видно: \(undecided.count) (\(names)\(more)). "
        + "Если выгрузка свежая, откройте дело снова: sito queue reopen; старая ничего не меняет",
      "earlier words again, and this input does not prove that they are newer: \(undecided.count) (\(names)\(more)). "
        + "If it is a fresh export, open the case again: sito queue reopen; an older one changes nothing"
    )
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

extension CommentIdentity {
  /// Whether nobody knows in which network or on which page the comment stands.
  fileprivate var isUnplaced: Bool { network == nil || page == nil }

  /// The hash of page and id, the same as that of a comment that is read: the ledger looks again at what it
  /// is offered.
  fileprivate var hash: UInt64 {
    var hash = StableHash()
    for part in [page, id] {
      let bytes = Array((part ?? "").utf8)
      hash.add(bytes.span, in: bytes.indices)
    }
    return hash.value
  }
}
