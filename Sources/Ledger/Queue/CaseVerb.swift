public import Rules

/// What a moderator does with a case.
public enum CaseVerb: Hashable, Sendable {
  /// Takes it, or holds it for longer.
  case claim
  /// Gives it back undecided.
  case release
  /// Decides; a removal is a strike of a category, the case's own without one.
  ///
  /// `ground` is the violation that the moderator named by a code. `isForgiving` has the comment be no
  /// strike for what earlier edits of it said.
  /// `event` is the number of the event with the evidence that the moderator saw; without it, who
  /// holds a claim must have taken it after the last edit.
  case decide(
    Verdict.Choice,
    reason: String,
    category: Rules.Category? = nil,
    isStrike: Bool = true,
    event: Int64? = nil,
    ground: Ground? = nil,
    isForgiving: Bool = false
  )
  /// Writes something down.
  case note(String)
  /// Takes back the own last verdict.
  case undo(reason: String)
  /// Asks for a new verdict on a case that anybody has decided.
  case reopen(reason: String)

  /// Returns the events by which it is done: none of a case that somebody else holds.
  ///
  /// The claim of another that has run out is released by whoever takes the case over, so the chain
  /// tells that, too, and never has two holders.
  ///
  /// - Throws: A ``Refusal``.
  public func events(
    on state: CaseState,
    by moderator: String,
    at now: Milliseconds,
    under policy: RestrictionPolicy
  ) throws(Refusal) -> [Event.Kind] {
    let id = state.id
    // A note needs no claim.
    if case .note(let text) = self { return [.noteAdded(CaseNote(caseID: id, text: text))] }
    let holder = state.holder(at: now, under: policy)
    if let holder, holder != moderator { throw Refusal(.held(by: holder), id) }
    let isLeftover = state.claimedBy != nil && state.claimedBy != moderator
    let first: [Event.Kind] = isLeftover ? [.caseReleased(CaseRelease(caseID: id))] : []
    switch self {
    case .claim:
      try requireOpen(state)
      return first + [.caseClaimed(CaseClaim(caseID: id))]
    case .release:
      guard holder == moderator else { throw Refusal(.notHeld, id) }
      return [.caseReleased(CaseRelease(caseID: id))]
    case .decide(
      let choice,
      let reason,
      let category,
      let isStrike,
      let event,
      let ground,
      let isForgiving
    ):
      try requireOpen(state)
      let last = state.edits.last?.sequence
      if let event, !state.edits.contains(where: { $0.sequence == event }) {
        throw Refusal(.noEvent(event), id)
      }
      guard event.map({ $0 == last }) ?? !state.isUnseen(by: moderator) else {
        throw Refusal(.edited, id)
      }
      var verdict = Verdict(caseID: id, choice: choice, reason: reason, evidence: last)
      if choice == .remove {
        verdict.ground = ground
        if isStrike {
          verdict.strike = policy.strike(for: category.map { [$0] } ?? state.categories)
        }
      }
      // Of a comment whose author has put no other words there is nothing else to forgive.
      if isForgiving, choice.isFinal, state.earlierRemoval != nil { verdict.forgives = true }
      return first + [.verdictGiven(verdict)]
    case .undo(let reason):
      guard let last = state.verdicts.last else { throw Refusal(.noVerdict, id) }
      guard Role.isSame(last.moderator, moderator) else {
        throw Refusal(.notYours(by: last.moderator), id)
      }
      return [.verdictUndone(VerdictUndo(caseID: id, reason: reason))]
    case .reopen(let reason):
      guard state.verdict != nil else { throw Refusal(.noVerdict, id) }
      return first + [.caseReopened(CaseReopening(caseID: id, reason: reason))]
    case .note: return []
    }
  }

  private func requireOpen(_ state: CaseState) throws(Refusal) {
    if let verdict = state.verdict { throw Refusal(.closed(by: verdict.moderator), state.id) }
  }
}
