/// Milliseconds since the beginning of 1970, in UTC.
public typealias Milliseconds = Int64

/// Where an event stands in the chain, when it came and who brought it.
public struct EventHeader: Codable, Hashable, Sendable {
  /// The number of the event: 1, 2, 3…, without gaps.
  public var sequence: Int64

  /// When it came, as whoever appended it said: the ledger has no clock.
  public var at: Milliseconds

  /// Who brought it: a role code such as `moderator:12`, `engine`, `network:vk`; never a name.
  public var actor: String

  /// The digest of the event before; ``Digest/none`` for the first one.
  public var previous: Digest

  /// The digest of this event, over everything above, its kind and its body.
  public var digest: Digest
}

/// Something that happened, as the ledger keeps it for ever.
public struct Event: Hashable, Sendable {
  /// Where it stands in the chain.
  public var header: EventHeader

  /// What happened.
  public var kind: Kind

  /// What can happen.
  ///
  /// The names are part of the chain: a case is never renamed.
  public enum Kind: Hashable, Sendable {
    /// A flagged comment has come for the first time.
    case caseOpened(Evidence)
    /// A comment that has a case was edited: it is flagged again, or nothing is found in it any more.
    case commentEdited(Evidence)
    /// A moderator took a case, so that nobody else does.
    case caseClaimed(CaseClaim)
    /// A moderator gave a case back.
    case caseReleased(CaseRelease)
    /// A moderator decided on a case.
    case verdictGiven(Verdict)
    /// A moderator wrote something down about a case.
    case noteAdded(CaseNote)
    /// A moderator took the last verdict on a case back.
    case verdictUndone(VerdictUndo)
    /// A moderator asks for a new verdict on a case that somebody has decided.
    case caseReopened(CaseReopening)
    /// Strikes ask for a restriction; nothing happens before it is confirmed.
    case restrictionProposed(RestrictionProposal)
    /// A moderator confirmed a restriction; some need a second, different one.
    case restrictionConfirmed(RestrictionConfirmation)
    /// A proposed restriction was turned down.
    case restrictionRejected(RestrictionRejection)
    /// A restriction ended before its term.
    case restrictionLifted(RestrictionLift)
    /// A restriction's term was over.
    case restrictionExpired(RestrictionExpiry)
    /// Something is to be done in a network.
    case actionPlanned(PlannedAction)
    /// Something was done in a network, or failed.
    case actionExecuted(ExecutedAction)
    /// The author asks to take a restriction back.
    case appealOpened(Appeal)
    /// Somebody else than who decided has decided on an appeal.
    case appealDecided(AppealDecision)
    /// A network told what has happened in it.
    case networkReported(NetworkReport)
    /// A rule pack with its policy is in force from now on.
    case policyAdopted(PolicyAdoption)
    /// Texts were erased; their digests stay.
    case textErased(TextErasure)
  }
}
