import Rules

/// What restriction and appeal events do.
extension LedgerState {
  mutating func propose(
    _ proposal: RestrictionProposal,
    _ header: EventHeader
  )
    throws(LedgerConflict)
  {
    let author = authors[proposal.author] ?? AuthorState(proposal.author)
    // The second half is for a damaged projection: what could not be undone is not written.
    guard proposal.restriction == author.nextRestriction,
      restrictions[proposal.restriction] == nil
    else {
      throw LedgerConflict(.restrictionExists, proposal.restriction.description)
    }
    try requireReason(proposal.reason, proposal.restriction)
    restrictions[proposal.restriction] = RestrictionState(
      proposal: proposal,
      proposedAt: header.at,
      proposedBy: header.actor,
      confirmationsNeeded: proposal.confirmations,
      measure: proposal.measure,
      deciders: [header.actor],
      events: [header.sequence]
    )
    authors[proposal.author] = author
    authors[proposal.author]?.restrictions.append(proposal.restriction)
    record(
      .proposed(proposal.restriction, rung: proposal.rung, cases: proposal.cases),
      proposal.author
    )
  }

  mutating func confirm(
    _ confirmation: RestrictionConfirmation,
    _ header: EventHeader
  )
    throws(LedgerConflict)
  {
    let id = confirmation.restriction
    try requireReason(confirmation.reason, id)
    try change(id, header, in: [.proposed]) { (state) throws(LedgerConflict) in
      if state.measure != confirmation.measure {
        // Whoever confirmed another measure has not confirmed this one.
        state.confirmations = []
        state.measure = confirmation.measure
      }
      guard !state.confirmations.contains(where: { $0.moderator == header.actor }) else {
        throw LedgerConflict(.sameModerator, id.description)
      }
      state.confirmationsNeeded = confirmation.confirmations
      state.deciders.append(header.actor)
      state.confirmations.append(
        RestrictionState.Confirmation(
          moderator: header.actor,
          at: header.at,
          reason: confirmation.reason,
          ground: confirmation.ground
        )
      )
      guard state.confirmations.count >= state.confirmationsNeeded else { return }
      state.status = state.measure == .warning ? .issued : .active
      state.startsAt = header.at
      state.endsAt = state.measure == .warning ? nil : state.measure.end(from: header.at)
    }
    guard let state = restrictions[id], let start = state.startsAt else { return }
    // For the ladder a warning is over as it begins.
    record(.began(id, at: start, until: state.measure.end(from: start)), state.proposal.author)
  }

  mutating func reject(
    _ rejection: RestrictionRejection,
    _ header: EventHeader
  )
    throws(LedgerConflict)
  {
    try requireReason(rejection.reason, rejection.restriction)
    let status: RestrictionState.Status =
      rejection.supersededBy == nil ? .rejected : .superseded
    try close(rejection.restriction, header, status, rejection.reason, in: [.proposed])
    restrictions[rejection.restriction]?.supersededBy = rejection.supersededBy
    let change: Standing.Change =
      rejection.hasLostGround
      ? .lostGround(rejection.restriction) : .rejected(rejection.restriction)
    record(change, of: rejection.restriction)
  }

  mutating func lift(_ lift: RestrictionLift, _ header: EventHeader) throws(LedgerConflict) {
    try requireReason(lift.reason, lift.restriction)
    try close(lift.restriction, header, .lifted, lift.reason, in: [.active, .issued])
    record(.ended(lift.restriction, at: header.at), of: lift.restriction)
  }

  mutating func expire(
    _ expiry: RestrictionExpiry,
    _ header: EventHeader
  )
    throws(LedgerConflict)
  {
    let id = expiry.restriction
    if let state = restrictions[id], state.status == .active, !state.isOverdue(at: header.at) {
      throw LedgerConflict(.notOver, id.description)
    }
    // Earlier versions recorded that warnings have expired; that has ended nothing.
    if restrictions[id]?.status == .issued {
      return try change(id, header, in: [.issued]) { (_) throws(LedgerConflict) in }
    }
    try close(id, header, .expired, nil, in: [.active])
  }

  mutating func open(_ appeal: Appeal, _ header: EventHeader) throws(LedgerConflict) {
    try change(appeal.restriction, header, in: [.active, .issued, .lifted, .expired]) {
      (state) throws(LedgerConflict) in
      guard !state.isUnderAppeal else {
        throw LedgerConflict(.appealExists, appeal.restriction.description)
      }
      state.appeals.append(header.sequence)
      state.appeal = RestrictionState.AppealState(
        openedAt: header.at,
        snapshot: appeal.snapshot,
        deadline: appeal.deadline
      )
    }
  }

  mutating func decide(
    _ decision: AppealDecision,
    _ header: EventHeader
  )
    throws(LedgerConflict)
  {
    let id = decision.restriction
    try requireReason(decision.reason, id)
    try change(id, header, in: [.active, .issued, .lifted, .expired]) {
      (state) throws(LedgerConflict) in
      guard state.isUnderAppeal else { throw LedgerConflict(.noAppeal, id.description) }
      guard !state.confirmations.contains(where: { $0.moderator == header.actor }) else {
        throw LedgerConflict(.ownAppeal, id.description)
      }
      state.appeal?.outcome = decision.outcome
      state.appeal?.decidedAt = header.at
      state.appeal?.decidedBy = header.actor
      state.appeal?.reason = decision.reason
      guard decision.outcome == .overturn else { return }
      state.status = .overturned
      state.closedAt = header.at
      state.closedBy = header.actor
      state.closingReason = decision.reason
    }
    guard decision.outcome == .overturn else { return }
    record(.overturned(id), of: id)
    for caseID in restrictions[id]?.proposal.cases ?? [] { forgive(caseID, header) }
  }

  private mutating func close(
    _ id: RestrictionID,
    _ header: EventHeader,
    _ status: RestrictionState.Status,
    _ reason: String?,
    in allowed: Set<RestrictionState.Status>
  ) throws(LedgerConflict) {
    try change(id, header, in: allowed) { (state) throws(LedgerConflict) in
      state.status = status
      state.closedAt = header.at
      state.closedBy = header.actor
      state.closingReason = reason
    }
  }

  private mutating func change(
    _ id: RestrictionID,
    _ header: EventHeader,
    in allowed: Set<RestrictionState.Status>,
    _ body: (inout RestrictionState) throws(LedgerConflict) -> Void
  ) throws(LedgerConflict) {
    guard var state = restrictions[id] else { throw LedgerConflict(.noRestriction, id.description) }
    guard allowed.contains(state.status) else {
      throw LedgerConflict(.wrongStatus, id.description)
    }
    try body(&state)
    state.events.append(header.sequence)
    restrictions[id] = state
  }

  private mutating func record(_ change: Standing.Change, _ author: AuthorIdentity) {
    authors[author, default: AuthorState(author)].standing.record(change)
  }

  private mutating func record(_ change: Standing.Change, of id: RestrictionID) {
    if let author = restrictions[id]?.proposal.author { record(change, author) }
  }
}
