public import Rules

/// Which words are no longer to be kept: a pure function of the state, the policy and the time.
///
/// Words of a dismissed case go after `dismissedDays`, all others after `restrictionDays`, counted
/// from the last thing that happened to the case or to a restriction that rests on it. What an active
/// restriction or an open appeal rests on is always kept. A proposal that came to nothing makes no
/// restriction of a dismissed case, and one that nobody has answered keeps words no longer than the term.
/// What a network answered goes with the case or the restriction that it was about.
public struct Retention: Sendable {
  /// How long words are kept.
  public let policy: RestrictionPolicy

  /// Creates the retention of a policy.
  public init(_ policy: RestrictionPolicy) { self.policy = policy }

  /// The events whose words are to be erased, in their order.
  ///
  /// - Parameters:
  ///   - state: The ledger's state.
  ///   - now: The present.
  ///   - cutoff: Erase everything that rests and was last touched before this time, however long the
  ///     policy would keep it. A case rests when it was decided, and a removal that is planned is done.
  /// - Returns: The numbers of events, those erased already among them.
  public func due(
    in state: LedgerState,
    at now: Milliseconds,
    before cutoff: Milliseconds? = nil
  ) -> [Int64] {
    var resting: [CaseID: Milliseconds] = [:]
    var kept: Set<CaseID> = []
    var began: Set<CaseID> = []
    var due: [Int64] = []
    for restriction in state.restrictions.values {
      // Before a cutoff, what waits for an answer is left; it does not wait for ever.
      guard let end = restriction.restsSince(now, keepsProposals: cutoff != nil) else {
        kept.formUnion(restriction.proposal.cases)
        continue
      }
      if restriction.startsAt != nil { began.formUnion(restriction.proposal.cases) }
      for id in restriction.proposal.cases { resting[id] = max(resting[id] ?? .min, end) }
      let days = policy.restrictionDays
      if isDue(end, days: days, now, cutoff) {
        due += restriction.appeals
        due += restriction.actions.flatMap { state.actions[$0]?.answers ?? [] }
      }
    }
    let answers = state.answersByCase
    let done = state.doneActions
    for (id, found) in state.cases where !kept.contains(id) {
      if cutoff != nil, !found.rests(state, done) { continue }
      // Words that were removed and still count are no dismissed case, whatever was put in their place.
      let isDismissed =
        found.verdict?.choice == .approve && found.strike == nil && !began.contains(id)
      let days = isDismissed ? policy.dismissedDays : policy.restrictionDays
      if isDue(max(found.changedAt, resting[id] ?? .min), days: days, now, cutoff) {
        due += found.edits.map(\.sequence) + (answers[id] ?? [])
      }
    }
    return due.sorted()
  }

  private func isDue(
    _ last: Milliseconds,
    days: Int,
    _ now: Milliseconds,
    _ cutoff: Milliseconds?
  ) -> Bool {
    cutoff.map { last < $0 } ?? (now - last >= Milliseconds(days) * .day)
  }
}

extension LedgerState {
  /// The events with answers to what was done about cases, and about no restriction.
  fileprivate var answersByCase: [CaseID: [Int64]] {
    var found: [CaseID: [Int64]] = [:]
    for action in actions.values where action.plan.restriction == nil {
      guard let id = action.plan.caseID, !action.answers.isEmpty else { continue }
      found[id, default: []] += action.answers
    }
    return found
  }
}

extension RestrictionState {
  /// Since when nothing holds and nothing is open; nil while something does.
  fileprivate func restsSince(_ now: Milliseconds, keepsProposals: Bool) -> Milliseconds? {
    if status == .proposed, keepsProposals { return nil }
    if isActive(at: now) || isUnderAppeal { return nil }
    return max(closedAt ?? endsAt ?? startsAt ?? proposedAt, appeal?.decidedAt ?? .min)
  }
}

extension CaseState {
  /// Whether nothing is to be done about the case any more: it was decided, and its removal is not one
  /// that was planned and not done.
  fileprivate func rests(_ state: LedgerState, _ done: Set<String>) -> Bool {
    guard let verdict else { return false }
    let removal = "delete:\(id)#\(verdict.sequence)"
    return state.actions[removal] == nil || done.contains(removal)
  }
}
