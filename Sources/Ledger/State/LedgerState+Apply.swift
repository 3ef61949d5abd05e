extension LedgerState {
  /// Adds what follows from the next event.
  ///
  /// - Throws: A ``LedgerConflict`` if the event cannot follow; then nothing has changed.
  public mutating func apply(_ event: Event) throws(LedgerConflict) {
    let header = event.header
    guard header.sequence == head.sequence + 1, header.previous == head.digest else {
      throw LedgerConflict(.brokenChain, "\(header.sequence)")
    }
    guard header.actor.isActorCode else { throw LedgerConflict(.wrongActor) }
    switch event.kind {
    case .caseOpened(let evidence): try open(evidence, header)
    case .commentEdited(let evidence): try edit(evidence, header)
    case .caseClaimed(let claim): try self.claim(claim, header)
    case .caseReleased(let release): try self.release(release, header)
    case .verdictGiven(let verdict): try give(verdict, header)
    case .noteAdded(let note): try add(note, header)
    case .verdictUndone(let undo): try self.undo(undo, header)
    case .caseReopened(let reopening): try reopen(reopening, header)
    case .restrictionProposed(let proposal): try propose(proposal, header)
    case .restrictionConfirmed(let confirmation): try confirm(confirmation, header)
    case .restrictionRejected(let rejection): try reject(rejection, header)
    case .restrictionLifted(let lift): try self.lift(lift, header)
    case .restrictionExpired(let expiry): try expire(expiry, header)
    case .appealOpened(let appeal): try open(appeal, header)
    case .appealDecided(let decision): try decide(decision, header)
    case .actionPlanned(let plan): try self.plan(plan, header)
    case .actionExecuted(let result): try execute(result, header)
    case .networkReported(let report): try self.report(report, header)
    case .policyAdopted(let adoption): policy = adoption
    case .textErased(let erasure):
      guard !erasure.reason.isEmpty else { throw LedgerConflict(.noReason) }
    }
    head = ChainHead(sequence: header.sequence, digest: header.digest)
  }
}

/// Throws unless a person gave a reason.
func requireReason(
  _ reason: String,
  _ subject: some CustomStringConvertible
)
  throws(LedgerConflict)
{
  guard reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
    throw LedgerConflict(.noReason, subject.description)
  }
}
