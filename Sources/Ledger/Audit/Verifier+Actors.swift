/// Who may write which event: what the commands allow, asked again of what stands in the chain.
///
/// Whoever can write to the file can give an event right digests, and no command has to be involved.
extension Verifier {
  /// How the next event is not its actor's to write; nil when it is.
  func trespass(in event: Event) -> Trespass? {
    let actor = event.header.actor
    let deed = Trespass.Deed(kind: event.kind.name)
    switch event.kind {
    case .caseOpened, .commentEdited, .policyAdopted, .restrictionExpired, .actionPlanned:
      return actor == "engine" ? nil : .notEngine(deed, actor: actor)
    case .networkReported(let report):
      return actor == "network:\(report.network)" ? nil : .notNetwork(deed, actor: actor)
    case .actionExecuted(let result):
      let network = state.actions[result.id]?.plan.networkActor
      let isTheirs = actor == network || Role.person(actor) != nil
      return isTheirs ? nil : .notNetwork(deed, actor: actor)
    case .textErased: return Role.person(actor) != nil ? nil : .notPerson(deed, actor: actor)
    case .restrictionProposed where actor == "engine": return nil
    case .restrictionRejected(let rejection) where actor == "engine":
      return trespass(in: rejection, at: event.header.at)
    default: break
    }
    // Older events keep the spelling that they have.
    guard Role.isModerator(actor) else { return .notModerator(deed, actor: actor) }
    return trespass(of: actor, in: event.kind)
  }

  /// The program takes back a proposal of the ladder whose strikes have gone or are forgotten, and nothing
  /// else.
  private func trespass(in rejection: RestrictionRejection, at now: Milliseconds) -> Trespass? {
    guard let proposal = state.restrictions[rejection.restriction]?.proposal else { return nil }
    let standing = state.authors[proposal.author]?.standing
    let weight = standing?.weight(of: proposal.restriction) ?? Millionths(count: 0)
    guard rejection.hasLostGround, proposal.rung != nil else { return .groundless }
    // Under a policy that cannot be read nobody can say what is forgotten; that is told already.
    guard weight >= .one, case .known(let policy) = policy, let standing else { return nil }
    let sanctions = Sanctions(policy, author: proposal.author, standing: standing)
    return sanctions.forgotten(at: now).contains(proposal.restriction) ? nil : .groundless
  }

  /// How a moderator's event is another's to write.
  private func trespass(of moderator: String, in kind: Event.Kind) -> Trespass? {
    switch kind {
    case .verdictGiven(let verdict):
      guard let standing = state.cases[verdict.caseID]?.verdict else { return nil }
      return .decided(by: standing.moderator, actor: moderator)
    case .verdictUndone(let undo):
      guard let last = state.cases[undo.caseID]?.verdicts.last,
        !Role.isSame(last.moderator, moderator)
      else { return nil }
      return .othersVerdict(of: last.moderator, actor: moderator)
    case .restrictionConfirmed(let confirmation):
      guard let known = state.restrictions[confirmation.restriction],
        known.measure == confirmation.measure,
        known.confirmations.contains(where: { Role.isSame($0.moderator, moderator) })
      else { return nil }
      return .twice(actor: moderator)
    case .appealDecided(let decision):
      guard let known = state.restrictions[decision.restriction] else { return nil }
      let verdicts = known.proposal.cases.flatMap { state.cases[$0]?.verdicts ?? [] }
      let isJudge = verdicts.contains {
        $0.choice.isFinal && Role.isSame($0.moderator, moderator)
      }
      return isJudge || known.isDecided(by: moderator) ? .ownAppeal(actor: moderator) : nil
    default: return nil
    }
  }
}
