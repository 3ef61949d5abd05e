import GRDB
public import Rules

extension LedgerStore {
  /// The policy that the ledger has recorded last; the default before one was recorded.
  ///
  /// - Throws: A ``LedgerError``, among others when the recorded file is gone, or a `PackError` for a
  ///   file of another version's form.
  public func policy() throws -> Policy {
    let adopted = try read { db in try Projection.current(db, kept: nil).state.policy }
    guard let digest = adopted?.files[PolicyAdoption.policyFile] else { return Policy() }
    guard let text = try file(digest) else { throw LedgerError(.damaged, path: path) }
    return try Policy(yaml: text)
  }

  /// What the policy said about authors that was in force before an event; the default before one was
  /// recorded.
  ///
  /// - Throws: A ``LedgerError``, among others when the recorded file is gone, or a `PackError` for a file of another version's form.
  func restrictionPolicy(before sequence: Int64) throws -> RestrictionPolicy {
    let adopted = try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT \(StoredEvent.columns) FROM events WHERE kind = 'policyAdopted' AND sequence < ?
          ORDER BY sequence DESC LIMIT 1
          """,
        arguments: [sequence]
      ).map { try StoredEvent($0).event().kind }
    }
    guard case .policyAdopted(let adoption) = adopted,
      let digest = adoption.files[PolicyAdoption.policyFile]
    else { return RestrictionPolicy() }
    guard let text = try file(digest) else { throw LedgerError(.damaged, path: path) }
    return try Policy(yaml: text).restrictions
  }

  /// Takes the first case that a moderator can have; nil when there is none.
  ///
  /// Who the case belongs to is checked again in the transaction that takes it, so two moderators who
  /// ask at once get two cases.
  ///
  /// - Throws: A ``LedgerError``.
  public func claimNext(
    for moderator: String,
    _ filter: QueueFilter,
    at now: Milliseconds,
    under policy: RestrictionPolicy
  ) throws -> CaseID? {
    try firstCandidate(for: moderator, filter, at: now, under: policy) { id in
      do {
        _ = try write(at: now, actor: moderator) { transaction in
          try transaction.perform(.claim, on: id, under: policy)
        }
        return true
      } catch is Refusal {
        return false  // Somebody else was quicker.
      }
    }
  }

  /// A verdict that was given, whether it was taken back since or not.
  public struct GivenVerdict: Hashable, Sendable {
    /// The case.
    public let caseID: CaseID
    /// Whether it still stands.
    public let stands: Bool
  }

  /// The verdict that a moderator has given last; nil when there is none.
  ///
  /// It looks back from the end of the chain, event by event.
  ///
  /// - Throws: A ``LedgerError``.
  public func lastVerdict(by moderator: String) throws -> GivenVerdict? {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(StoredEvent.columns) FROM events WHERE kind = 'verdictGiven'
          ORDER BY sequence DESC
          """
      )
      while let row = try rows.next() {
        let stored = try StoredEvent(row)
        guard Role.isSame(stored.header.actor, moderator),
          case .verdictGiven(let verdict) = try stored.event().kind
        else { continue }
        let state = try Projection.current(db, kept: nil).caseState(verdict.caseID, db)
        let stands = state?.verdicts.contains { $0.sequence == stored.header.sequence } ?? false
        return GivenVerdict(caseID: verdict.caseID, stands: stands)
      }
      return nil
    }
  }

  /// The restrictions whose term is over and that are still recorded as active, in the order in
  /// which they ended.
  ///
  /// It reads the restrictions only, and in SQLite: about 1 µs for each.
  private func overdue(at now: Milliseconds) throws -> [RestrictionID] {
    let known = try read { db -> [RestrictionID]? in
      guard try Projection.isCurrent(db) else { return nil }
      let rows = try String.fetchAll(
        db,
        sql: """
          SELECT id FROM projection WHERE kind = 'restriction'
            AND json_extract(body, '$.status') = 'active' AND json_extract(body, '$.endsAt') <= ?
          ORDER BY json_extract(body, '$.endsAt'), id
          """,
        arguments: [now]
      )
      return rows.map(RestrictionID.init)
    }
    return try known ?? state().overdue(at: now).map(\.id)
  }

  /// Records the end of every term that is over, each with its own event.
  ///
  /// - Returns: The restrictions, in the order in which they ended.
  /// - Throws: A ``LedgerError``.
  public func recordExpiries(at now: Milliseconds, actor: String) throws -> [RestrictionID] {
    let overdue = try overdue(at: now)
    // Nothing is written when nothing has ended: whoever asks every minute would wear out the disk.
    guard !overdue.isEmpty else { return [] }
    return try write(at: now, actor: actor) { transaction in
      try overdue.filter { id in
        // It may have been lifted since it was read.
        guard try transaction.restrictionState(id)?.isOverdue(at: now) == true else { return false }
        try transaction.append(.restrictionExpired(RestrictionExpiry(restriction: id)))
        return true
      }
    }
  }
}
