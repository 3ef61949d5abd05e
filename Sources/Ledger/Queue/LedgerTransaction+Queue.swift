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
    if case .decide(.remove, _, _, _, _, _, _) = verb, try !hasWords(state) {
      throw Refusal(.erased, id)
    }
    if case .decide(.remove, let reason, let category, true, let event, let ground, let forgives) =
      verb, try isUnpunished(id, category, under: policy)
    {
      verb = .decide(
        .remove,
        reason: reason,
        category: category,
        isStrike: false,
        event: event,
        ground: ground,
        isForgiving: forgives
      )
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
  /// - Returns: The events that were appended.
  /// - Throws: A ``Refusal``, a ``LedgerConflict`` or a ``LedgerError``.
  @discardableResult
  public func perform(
    _ verb: RestrictionVerb,
    on id: RestrictionID,
    snapshot: Snapshot? = nil,
    under policy: RestrictionPolicy,
    in networks: NetworkRules? = nil
  ) throws -> [Event] {
    guard let state = try restrictionState(id) else { throw Refusal(.noRestriction, id) }
    if case .confirm(let measure, _, _) = verb {
      try requireUnprotected(state.proposal.author, on: state.proposal.page, id, policy)
      if let networks { try networks.requireTerm(of: measure ?? state.measure, state) }
      try requirePunished(state, under: policy)
      try requireFresh(state, under: policy)
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

  /// Whether a comment is of a kind that is never punished, such as a cry for help.
  func isUnpunished(
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
    if sanctions.forgotten(at: at).contains(state.id) { throw Refusal(.stale, state.id) }
  }

  /// Whether the words of a case's last edit are still there.
  func hasWords(_ state: CaseState) throws -> Bool {
    guard let last = state.edits.last?.sequence else { return false }
    return try Int64.fetchOne(
      db,
      sql: "SELECT sequence FROM texts WHERE sequence = ?",
      arguments: [last]
    ) != nil
  }

  /// Throws a refusal if the policy protects the author.
  func requireUnprotected(
    _ author: AuthorIdentity,
    on page: String?,
    _ subject: some CustomStringConvertible,
    _ policy: RestrictionPolicy
  ) throws {
    let kind = try authorState(author)?.kind
    if policy.protects(author, kind: kind, page: page) { throw Refusal(.protected, subject) }
  }
}
