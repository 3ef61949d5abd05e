import GRDB
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
    var verb = verb
    if case .decide(.remove, let reason, let category, true, let event) = verb,
      try isUnpunished(id, category, under: policy)
    {
      verb = .decide(.remove, reason: reason, category: category, isStrike: false, event: event)
    }
    var events = try verb.events(on: state, by: actor, at: at, under: policy)
      .map { try append($0) }
    switch verb {
    case .decide, .undo, .reopen:
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
  ///   - networks: What the networks can do; nil when that is not to be asked.
  ///   - isNamed: Whether the moderator has named a comment, which is ground enough however old the
  ///     strikes are.
  /// - Returns: The events that were appended.
  /// - Throws: A ``Refusal``, a ``LedgerConflict`` or a ``LedgerError``.
  @discardableResult
  public func perform(
    _ verb: RestrictionVerb,
    on id: RestrictionID,
    snapshot: Snapshot? = nil,
    under policy: RestrictionPolicy,
    in networks: NetworkRules? = nil,
    isNamed: Bool = false
  ) throws -> [Event] {
    guard let state = try restrictionState(id) else { throw Refusal(.noRestriction, id) }
    if case .confirm(let measure, _, _) = verb {
      try requireUnprotected(state.proposal.author, on: state.proposal.page, id, policy)
      if let networks { try networks.requireTerm(of: measure ?? state.measure, state) }
      try requirePunished(state, under: policy)
      if !isNamed { try requireFresh(state, under: policy) }
    }
    let verdicts = try state.proposal.cases.flatMap { try caseState($0)?.verdicts ?? [] }
    let kind = try verb.event(
      on: state,
      by: actor,
      at: at,
      under: policy,
      judges: Set(verdicts.filter(\.choice.isFinal).map(\.moderator))
    )
    let event = try append(kind, snapshot: snapshot)
    return [event] + (try settle(state.proposal.author, under: policy))
  }

  /// Takes a restriction back on appeal, and finds the comments lawful that it rests on.
  ///
  /// Without this last the strikes are gone and the comments stay as they were decided.
  ///
  /// - Returns: The events that were appended.
  /// - Throws: A ``Refusal``, a ``LedgerConflict`` or a ``LedgerError``.
  public func overturn(
    _ id: RestrictionID,
    reason: String,
    under policy: RestrictionPolicy
  ) throws -> [Event] {
    let decision = RestrictionVerb.decideAppeal(.overturn, reason: reason)
    var events = try perform(decision, on: id, under: policy)
    for caseID in try restrictionState(id)?.proposal.cases ?? [] {
      guard let state = try caseState(caseID), state.verdict?.choice != .approve else { continue }
      if state.verdict != nil {
        events += try perform(.reopen(reason: reason), on: caseID, under: policy)
      }
      let event = state.edits.last?.sequence
      events += try perform(
        .decide(.approve, reason: reason, event: event),
        on: caseID,
        under: policy
      )
    }
    return events
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
    event: Int64? = nil,
    ground: Ground? = nil,
    under policy: RestrictionPolicy,
    in networks: NetworkRules? = nil
  ) throws -> [Event] {
    guard let state = try caseState(id) else { throw Refusal(.noCase, id) }
    guard let author = state.author else { throw Refusal(.noAuthor, id) }
    try requireUnprotected(author, on: state.comment.page, id, policy)
    if try isUnpunished(id, category, under: policy) { throw Refusal(.unpunished, id) }
    guard try hasWords(state) else { throw Refusal(.erased, id) }
    var events: [Event] = []
    if state.verdict?.choice != .remove {
      events += try perform(
        .decide(.remove, reason: reason, category: category, event: event),
        on: id,
        under: policy
      )
    }
    let known = try authorState(author) ?? AuthorState(author)
    let restrictions = try known.restrictions.compactMap { try restrictionState($0) }
    let confirm = RestrictionVerb.confirm(measure, reason: reason, ground: ground)
    if let proposed = restrictions.last(where: { $0.status == .proposed }) {
      let (restriction, moved) = try rest(proposed, on: id, reason: reason, under: policy)
      return events + moved
        + (try perform(confirm, on: restriction, under: policy, in: networks, isNamed: true))
    }
    if restrictions.contains(where: { $0.isActive(at: at) && $0.endsAt == nil }) {
      throw Refusal(.endless, id)
    }
    guard let measure else { throw Refusal(.noMeasure, id) }
    var proposal = RestrictionProposal(
      restriction: known.nextRestriction,
      author: author,
      page: state.comment.page,
      measure: measure,
      rung: nil,
      cases: [id],
      strikes: try caseState(id)?.strike?.weight ?? Millionths(count: 0),
      confirmations: policy.confirmations(for: measure),
      reason: reason,
      clause: "",
      law: ""
    )
    try proposal.setGround(evidence(of: id))
    events.append(try append(.restrictionProposed(proposal)))
    return events
      + (try perform(confirm, on: proposal.restriction, under: policy, in: networks, isNamed: true))
  }

  /// Has what is proposed rest on a case above all, whose ground and page the author is told.
  ///
  /// A proposal is never changed: one that rests on another comment gives way to a new one, on the same
  /// rung and for the same comments.
  private func rest(
    _ proposed: RestrictionState,
    on id: CaseID,
    reason: String,
    under policy: RestrictionPolicy
  ) throws -> (RestrictionID, [Event]) {
    guard proposed.proposal.cases.last != id else { return (proposed.id, []) }
    let withdrawal = RestrictionRejection(
      restriction: proposed.id,
      reason: "заменено: автора ограничивают за другой комментарий",
      hasLostGround: true
    )
    var events = [try append(.restrictionRejected(withdrawal))]
    let known = try authorState(proposed.proposal.author) ?? AuthorState(proposed.proposal.author)
    var proposal = proposed.proposal
    proposal.restriction = known.nextRestriction
    proposal.page = try caseState(id)?.comment.page
    proposal.cases = proposal.cases.filter { $0 != id } + [id]
    let strikes = known.standing.strikes.filter { proposal.cases.contains($0.caseID) }
    proposal.strikes = Millionths(count: strikes.reduce(0) { $0 + $1.strike.weight.count })
    proposal.confirmations = policy.confirmations(for: proposal.measure)
    proposal.reason = reason
    try proposal.setGround(evidence(of: id))
    events.append(try append(.restrictionProposed(proposal)))
    return (proposal.restriction, events)
  }

  private func isUnpunished(
    _ id: CaseID,
    _ category: Rules.Category?,
    under policy: RestrictionPolicy
  ) throws -> Bool {
    try evidence(of: id)?.isUnpunished(category, under: policy) ?? false
  }

  /// Throws when a restriction rests on nothing but what is never punished: earlier versions gave
  /// strikes for that.
  private func requirePunished(
    _ state: RestrictionState,
    under policy: RestrictionPolicy
  ) throws {
    let strikes = try state.proposal.cases.compactMap { id in
      try caseState(id)?.strike.map { (id, $0) }
    }
    guard !strikes.isEmpty,
      try strikes.allSatisfy({ try isUnpunished($0, $1.category, under: policy) })
    else { return }
    throw Refusal(.unpunished, state.id)
  }

  /// Throws when the strikes are forgotten by now that the ladder has proposed a restriction for.
  private func requireFresh(_ state: RestrictionState, under policy: RestrictionPolicy) throws {
    guard state.status == .proposed, state.proposal.rung != nil,
      let author = try authorState(state.proposal.author)
    else { return }
    let sanctions = Sanctions(policy, author: author.author, standing: author.standing)
    let remembered = sanctions.remembered(at: at)
    if !remembered.contains(where: { $0.answeredBy == state.id }) {
      throw Refusal(.stale, state.id)
    }
  }

  /// Whether the words of a case's last edit are still there.
  private func hasWords(_ state: CaseState) throws -> Bool {
    guard let last = state.edits.last?.sequence else { return false }
    return try Int64.fetchOne(
      db,
      sql: "SELECT sequence FROM texts WHERE sequence = ?",
      arguments: [last]
    ) != nil
  }

  private func requireUnprotected(
    _ author: AuthorIdentity,
    on page: String?,
    _ subject: some CustomStringConvertible,
    _ policy: RestrictionPolicy
  ) throws {
    let kind = try authorState(author)?.kind
    if policy.protects(author, kind: kind, page: page) { throw Refusal(.protected, subject) }
  }
}

extension RestrictionProposal {
  /// Puts the ground of a comment in the place of what is there, as far as anything was found in it.
  ///
  /// A moderator's own words are for colleagues, and this is what the author reads.
  fileprivate mutating func setGround(_ evidence: Evidence?) {
    guard let evidence else { return }
    if !evidence.publicReason.isEmpty { reason = evidence.publicReason }
    (clause, law) = (evidence.clause, evidence.law)
  }
}
