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
    let candidates = try state().candidates(for: moderator, filter, at: now, under: policy)
    for id in candidates {
      do {
        _ = try write(at: now, actor: moderator) { transaction in
          try transaction.perform(.claim, on: id, under: policy)
        }
        return id
      } catch is Refusal {
        continue  // Somebody else was quicker.
      }
    }
    return nil
  }

  /// Records the end of every term that is over, each with its own event.
  ///
  /// - Returns: The restrictions, in the order in which they ended.
  /// - Throws: A ``LedgerError``.
  public func recordExpiries(at now: Milliseconds, actor: String) throws -> [RestrictionID] {
    let overdue = try state().overdue(at: now).map(\.id)
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
