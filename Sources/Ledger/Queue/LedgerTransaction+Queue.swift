public import Rules

/// What moderators do: the check and the events stand in one transaction, so nothing comes between.
extension LedgerTransaction {
  /// Does with a case what the moderator asks, and settles what follows for the author.
  ///
  /// - Returns: The events that were appended.
  /// - Throws: A ``Refusal``, a ``LedgerConflict`` or a ``LedgerError``; the transaction has to be given
  ///   up then.
  @discardableResult
  public func perform(
    _ verb: CaseVerb,
    on id: CaseID,
    under policy: RestrictionPolicy
  ) throws -> [Event] {
    guard let state = try caseState(id) else { throw Refusal(.noCase, id) }
    var events = try verb.events(on: state, by: actor, at: at, under: policy)
      .map { try append($0) }
    switch verb {
    case .decide, .undo:
      if let author = state.author { events += try settle(author, under: policy) }
    case .claim, .release, .note: break
    }
    return events
  }

  /// Does with a restriction what the moderator asks, and settles what follows for the author.
  ///
  /// - Parameters:
  ///   - verb: What to do.
  ///   - id: The restriction.
  ///   - snapshot: The words of an appeal that is opened.
  ///   - policy: The policy in force.
  /// - Returns: The events that were appended.
  /// - Throws: A ``Refusal``, a ``LedgerConflict`` or a ``LedgerError``.
  @discardableResult
  public func perform(
    _ verb: RestrictionVerb,
    on id: RestrictionID,
    snapshot: Snapshot? = nil,
    under policy: RestrictionPolicy
  ) throws -> [Event] {
    guard let state = try restrictionState(id) else { throw Refusal(.noRestriction, id) }
    if case .confirm = verb { try requireUnprotected(state.proposal.author, id, policy) }
    let kind = try verb.event(on: state, by: actor, at: at, under: policy)
    let event = try append(kind, snapshot: snapshot)
    return [event] + (try settle(state.proposal.author, under: policy))
  }

  /// Removes a comment and restricts its author: by what the policy proposes, else by the measure
  /// that is named.
  ///
  /// - Returns: The events that were appended.
  /// - Throws: A ``Refusal``, a ``LedgerConflict`` or a ``LedgerError``.
  public func restrict(
    _ id: CaseID,
    _ measure: Measure?,
    reason: String,
    category: Rules.Category? = nil,
    under policy: RestrictionPolicy
  ) throws -> [Event] {
    guard let state = try caseState(id) else { throw Refusal(.noCase, id) }
    guard let author = state.author else { throw Refusal(.noAuthor, id) }
    try requireUnprotected(author, id, policy)
    var events: [Event] = []
    if state.verdict?.choice != .remove {
      events += try perform(
        .decide(.remove, reason: reason, category: category),
        on: id,
        under: policy
      )
    }
    let known = try authorState(author) ?? AuthorState(author)
    let restrictions = try known.restrictions.compactMap { try restrictionState($0) }
    if let proposed = restrictions.last(where: { $0.status == .proposed }) {
      let confirm = RestrictionVerb.confirm(measure, reason: reason)
      return events + (try perform(confirm, on: proposed.id, under: policy))
    }
    if restrictions.contains(where: { $0.isActive(at: at) && $0.endsAt == nil }) {
      throw Refusal(.endless, id)
    }
    guard let measure else { throw Refusal(.noMeasure, id) }
    let strike = try caseState(id)?.strike
    let evidence = try evidence(of: id)
    let proposal = RestrictionProposal(
      restriction: known.nextRestriction,
      author: author,
      page: state.comment.page,
      measure: measure,
      rung: nil,
      cases: [id],
      strikes: strike?.weight ?? Millionths(count: 0),
      confirmations: policy.confirmations(for: measure),
      reason: reason,
      clause: evidence?.clause ?? "",
      law: evidence?.law ?? ""
    )
    events.append(try append(.restrictionProposed(proposal)))
    let confirm = RestrictionVerb.confirm(measure, reason: reason)
    return events + (try perform(confirm, on: proposal.restriction, under: policy))
  }

  private func requireUnprotected(
    _ author: AuthorIdentity,
    _ subject: some CustomStringConvertible,
    _ policy: RestrictionPolicy
  ) throws {
    let kind = try authorState(author)?.kind
    if policy.protects(author, kind: kind, page: nil) { throw Refusal(.protected, subject) }
  }
}
