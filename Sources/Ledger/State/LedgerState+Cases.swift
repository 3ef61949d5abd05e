/// What case events do.
extension LedgerState {
  mutating func open(_ evidence: Evidence, _ header: EventHeader) throws(LedgerConflict) {
    let id = evidence.comment.caseID
    guard cases[id] == nil else { throw LedgerConflict(.caseExists, id.description) }
    let opened = CaseState(
      comment: evidence.comment,
      author: evidence.author,
      edits: [evidence.edit(header, isFirst: true)],
      categories: evidence.categories,
      action: evidence.action,
      isUrgent: evidence.isUrgent,
      engineStrike: evidence.strike,
      openedAt: header.at,
      changedAt: header.at,
      events: [header.sequence]
    )
    cases[id] = opened
    if let author = evidence.author {
      authors[author, default: AuthorState(author)].cases.append(id)
      authors[author]?.kind = evidence.authorKind
    }
    updateStrike(of: opened, nil, header)
  }

  mutating func edit(_ evidence: Evidence, _ header: EventHeader) throws(LedgerConflict) {
    try change(evidence.comment.caseID, header) { (state) throws(LedgerConflict) in
      guard
        !state.knows(edit: evidence.comment.edit, text: evidence.text)
          || state.returns(to: evidence.text, seenAfter: evidence.seenAfter)
      else {
        throw LedgerConflict(.knownEdit, state.id.description)
      }
      // What a moderator found lawful is no strike any more; the new edit speaks for itself.
      let isCleared = state.verdict?.choice == .approve
      // Somebody should see soon what was urgent, also when its author has thought better of it.
      let wasUrgent = state.isUrgent && state.isOpen && evidence.isAllowed
      state.engineStrike = isCleared ? evidence.strike : state.engineStrike ?? evidence.strike
      state.comment = evidence.comment
      state.edits.append(evidence.edit(header, isFirst: false))
      state.categories = evidence.categories
      state.action = evidence.action
      state.isUrgent = evidence.isUrgent || wasUrgent
      state.isEscalated = false
      state.isReopened = false
    }
  }

  mutating func claim(_ claim: CaseClaim, _ header: EventHeader) throws(LedgerConflict) {
    try change(claim.caseID, header) { (state) throws(LedgerConflict) in
      guard state.claimedBy == nil || state.claimedBy == header.actor else {
        throw LedgerConflict(.claimed, state.id.description)
      }
      state.claimedBy = header.actor
      state.claimedAt = header.at
      state.claimedEdit = state.edits.count - 1
    }
  }

  mutating func release(_ release: CaseRelease, _ header: EventHeader) throws(LedgerConflict) {
    try change(release.caseID, header) { (state) throws(LedgerConflict) in
      guard state.claimedBy != nil else {
        throw LedgerConflict(.notClaimed, state.id.description)
      }
      state.endClaim()
    }
  }

  mutating func give(_ verdict: Verdict, _ header: EventHeader) throws(LedgerConflict) {
    try requireReason(verdict.reason, verdict.caseID)
    try change(verdict.caseID, header) { (state) throws(LedgerConflict) in
      guard state.claimedBy == nil || state.claimedBy == header.actor else {
        throw LedgerConflict(.claimed, state.id.description)
      }
      guard verdict.evidence == nil || verdict.evidence == state.edits.last?.sequence else {
        throw LedgerConflict(.otherEdit, state.id.description)
      }
      state.verdicts.append(
        CaseState.VerdictState(
          sequence: header.sequence,
          at: header.at,
          moderator: header.actor,
          edit: state.edits.count - 1,
          choice: verdict.choice,
          reason: verdict.reason,
          strike: verdict.strike,
          ground: verdict.ground,
          forgives: verdict.forgives
        )
      )
      state.isEscalated = verdict.choice == .escalate
      if verdict.choice.isFinal { (state.isReopened, state.wasJudged) = (false, true) }
      state.endClaim()
    }
  }

  mutating func undo(_ undo: VerdictUndo, _ header: EventHeader) throws(LedgerConflict) {
    try requireReason(undo.reason, undo.caseID)
    try change(undo.caseID, header) { (state) throws(LedgerConflict) in
      guard state.verdicts.popLast() != nil else {
        throw LedgerConflict(.noVerdict, state.id.description)
      }
      state.isEscalated = state.verdicts.last?.choice == .escalate
    }
  }

  mutating func reopen(
    _ reopening: CaseReopening,
    _ header: EventHeader
  )
    throws(LedgerConflict)
  {
    try requireReason(reopening.reason, reopening.caseID)
    try change(reopening.caseID, header) { (state) throws(LedgerConflict) in
      guard state.verdict != nil else {
        throw LedgerConflict(.noVerdict, state.id.description)
      }
      let last = state.edits.count - 1
      state.verdicts.removeAll { $0.choice.isFinal && $0.edit == last }
      state.isReopened = true
    }
  }

  /// Takes a case's strikes away for which an appeal was right, now and for ever: a verdict that is
  /// taken back later does not bring them again.
  mutating func forgive(_ id: CaseID, _ header: EventHeader) {
    guard let author = cases[id]?.author else { return }
    cases[id]?.engineStrike = nil
    cases[id]?.forgivenBy = header.sequence
    authors[author]?.standing.record(.withdrawn(id))
  }

  mutating func add(_ note: CaseNote, _ header: EventHeader) throws(LedgerConflict) {
    try requireReason(note.text, note.caseID)
    try change(note.caseID, header) { (state) throws(LedgerConflict) in state.notes += 1 }
  }

  /// Changes a case, and the strike of its author when that has changed with it.
  mutating func change(
    _ id: CaseID,
    _ header: EventHeader,
    _ body: (inout CaseState) throws(LedgerConflict) -> Void
  ) throws(LedgerConflict) {
    guard var state = cases[id] else { throw LedgerConflict(.noCase, id.description) }
    let before = state.strike
    try body(&state)
    state.changedAt = header.at
    state.events.append(header.sequence)
    cases[id] = state
    updateStrike(of: state, before, header)
  }

  private mutating func updateStrike(
    of state: CaseState,
    _ before: Strike?,
    _ header: EventHeader
  ) {
    guard let author = state.author, state.strike != before else { return }
    // Not when a moderator got to it, but when it was written: that is what its author knew of.
    let written = min(state.edits.last?.writtenAt ?? header.at, header.at)
    let change: Standing.Change =
      state.strike.map { .struck(state.id, $0, at: written) } ?? .withdrawn(state.id)
    authors[author, default: AuthorState(author)].standing.record(change)
  }
}

extension CaseState {
  fileprivate mutating func endClaim() {
    claimedBy = nil
    claimedAt = nil
    claimedEdit = nil
  }
}

extension Evidence {
  fileprivate func edit(_ header: EventHeader, isFirst: Bool) -> CaseState.Edit {
    CaseState.Edit(
      sequence: header.sequence,
      at: header.at,
      writtenAt: writtenAt(by: header.at, isFirst: isFirst),
      edit: comment.edit,
      text: text,
      snapshot: snapshot
    )
  }
}
