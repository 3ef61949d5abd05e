public import Rules

/// What a moderator does with a restriction.
public enum RestrictionVerb: Hashable, Sendable {
  /// Confirms it, with another measure than the proposed one if that is named.
  case confirm(Measure?, reason: String, ground: Ground? = nil)
  /// Turns the proposal down.
  case reject(reason: String)
  /// Ends it before its term.
  case lift(reason: String)
  /// Takes down the author's appeal, whose words the snapshot has.
  case openAppeal(snapshot: Digest)
  /// Decides on the appeal.
  case decideAppeal(AppealDecision.Outcome, reason: String)

  /// Returns the event by which it is done.
  ///
  /// - Parameters:
  ///   - state: The restriction.
  ///   - moderator: Who does it.
  ///   - now: The time.
  ///   - policy: The policy in force.
  ///   - judges: Who gave the verdicts that it rests on: they do not decide on its appeal.
  /// - Returns: The event.
  /// - Throws: A ``Refusal``.
  public func event(
    on state: RestrictionState,
    by moderator: String,
    at now: Milliseconds,
    under policy: RestrictionPolicy,
    judges: Set<String> = []
  ) throws(Refusal) -> Event.Kind {
    let id = state.id
    let status = state.status(at: now)
    func require(_ allowed: Set<RestrictionState.Status>) throws(Refusal) {
      guard allowed.contains(status) else { throw Refusal(.status(status), id) }
    }
    switch self {
    case .confirm(let chosen, let reason, let ground):
      try require([.proposed])
      let measure = chosen ?? state.measure
      if measure == state.measure,
        state.confirmations.contains(where: { Role.isSame($0.moderator, moderator) })
      {
        throw Refusal(.sameModerator, id)
      }
      return .restrictionConfirmed(
        RestrictionConfirmation(
          restriction: id,
          measure: measure,
          confirmations: policy.confirmations(for: measure),
          reason: reason,
          ground: ground
        )
      )
    case .reject(let reason):
      try require([.proposed])
      return .restrictionRejected(RestrictionRejection(restriction: id, reason: reason))
    case .lift(let reason):
      try require([.active])
      return .restrictionLifted(RestrictionLift(restriction: id, reason: reason))
    case .openAppeal(let snapshot):
      try require([.active, .issued, .lifted, .expired])
      if state.isUnderAppeal { throw Refusal(.appealExists, id) }
      return .appealOpened(
        Appeal(
          restriction: id,
          snapshot: snapshot,
          deadline: now + Milliseconds(policy.appealDays) * .day
        )
      )
    case .decideAppeal(let outcome, let reason):
      guard state.isUnderAppeal else { throw Refusal(.noAppeal, id) }
      if state.isDecided(by: moderator) || judges.contains(where: { Role.isSame($0, moderator) }) {
        throw Refusal(.ownAppeal, id)
      }
      return .appealDecided(AppealDecision(restriction: id, outcome: outcome, reason: reason))
    }
  }
}
