public import Rules

/// Restricting an author for a comment that a moderator names.
extension LedgerTransaction {
  /// Removes a comment and restricts its author: by what the policy proposes, else by the measure
  /// that is named.
  ///
  /// Only strikes that are remembered now are counted. What was proposed for forgotten ones gives way, and
  /// for a comment that is too old to count a moderator has to name the measure.
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
        .decide(.remove, reason: reason, category: category, event: event, ground: ground),
        on: id,
        under: policy
      )
    } else {
      events += try settle(author, under: policy)
    }
    let known = try authorState(author) ?? AuthorState(author)
    let remembered = Sanctions(policy, author: author, standing: known.standing).remembered(at: at)
    let isForgotten =
      known.standing.strikes.contains { $0.caseID == id }
      && !remembered.contains { $0.caseID == id }
    if measure == nil, isForgotten { throw Refusal(.noMeasure, id) }
    let restrictions = try known.restrictions.compactMap { try restrictionState($0) }
    if let proposed = restrictions.last(where: { $0.status == .proposed }) {
      let (restriction, chosen, moved) = try prepare(
        proposed,
        for: id,
        measure,
        counting: remembered,
        reason: reason,
        under: policy
      )
      let confirm = RestrictionVerb.confirm(chosen, reason: reason, ground: ground)
      return events + moved
        + (try perform(confirm, on: restriction, under: policy, in: networks))
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
      strikes: remembered.first { $0.caseID == id }?.strike.weight ?? Millionths(count: 0),
      confirmations: policy.confirmations(for: measure),
      reason: reason,
      clause: "",
      law: ""
    )
    try proposal.setGround(evidence(of: id))
    events.append(try append(.restrictionProposed(proposal)))
    let confirm = RestrictionVerb.confirm(measure, reason: reason, ground: ground)
    return events
      + (try perform(confirm, on: proposal.restriction, under: policy, in: networks))
  }

  /// Has a proposal rest on the case for which a moderator restricts the author, as far as that may be.
  ///
  /// What only waits rests on the case from now on. What somebody else has confirmed is confirmed as it
  /// is, or not at all: two moderators could take their confirmations from each other without end.
  ///
  /// - Returns: What is to be confirmed, in which measure, and the events that were appended.
  private func prepare(
    _ proposed: RestrictionState,
    for id: CaseID,
    _ measure: Measure?,
    counting strikes: [Standing.Entry],
    reason: String,
    under policy: RestrictionPolicy
  ) throws -> (RestrictionID, Measure?, [Event]) {
    guard proposed.proposal.cases.last != id else { return (proposed.id, measure, []) }
    let others = proposed.confirmations.filter { !Role.isSame($0.moderator, actor) }
    if let other = others.last {
      // Without a measure the policy's is meant, which the other may not have chosen.
      guard measure ?? proposed.proposal.measure == proposed.measure else {
        throw Refusal(
          .confirmedByOther(proposed.id, proposed.measure, by: other.moderator),
          id
        )
      }
      return (proposed.id, measure, [])
    }
    let (restriction, events) = try replace(
      proposed,
      for: id,
      counting: strikes,
      reason: reason,
      under: policy
    )
    // Who has chosen a measure before means it still.
    return (restriction, measure ?? proposed.measure, events)
  }

  /// Puts a proposal in the place of another that rests on a case above all, whose ground and page the
  /// author is told; it is on the same rung and for the same comments, as far as they count still.
  private func replace(
    _ proposed: RestrictionState,
    for id: CaseID,
    counting strikes: [Standing.Entry],
    reason: String,
    under policy: RestrictionPolicy
  ) throws -> (RestrictionID, [Event]) {
    let known = try authorState(proposed.proposal.author) ?? AuthorState(proposed.proposal.author)
    let supersession = RestrictionRejection(
      restriction: proposed.id,
      reason: "автора ограничивают за другой комментарий",
      supersededBy: known.nextRestriction
    )
    var events = [try append(.restrictionRejected(supersession))]
    var proposal = proposed.proposal
    proposal.restriction = known.nextRestriction
    proposal.page = try caseState(id)?.comment.page
    let counted = Set(strikes.map(\.caseID))
    proposal.cases = proposal.cases.filter { $0 != id && counted.contains($0) } + [id]
    proposal.strikes = Millionths(
      count: strikes.reduce(0) {
        $0 + (proposal.cases.contains($1.caseID) ? $1.strike.weight.count : 0)
      }
    )
    proposal.confirmations = policy.confirmations(for: proposal.measure)
    proposal.reason = reason
    try proposal.setGround(evidence(of: id))
    events.append(try append(.restrictionProposed(proposal)))
    return (proposal.restriction, events)
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
