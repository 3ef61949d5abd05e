/// What follows from the events: cases, authors, restrictions, actions, the policy in force.
///
/// It is a fold and nothing more: the same events always give the same state.
///
///     var state = LedgerState()
///     for event in events { try state.apply(event) }
public struct LedgerState: Hashable, Sendable {
  /// The cases, by their names.
  public internal(set) var cases: [CaseID: CaseState] = [:]

  /// The authors of cases, and those of whom networks told something.
  public internal(set) var authors: [AuthorIdentity: AuthorState] = [:]

  /// The restrictions, by their names.
  public internal(set) var restrictions: [RestrictionID: RestrictionState] = [:]

  /// The actions in networks, by their names.
  public internal(set) var actions: [String: ActionState] = [:]

  /// The numbers of the networks' reports, by their keys.
  var reports: [String: Int64] = [:]

  /// The rule pack in force; nil before the first one was adopted.
  public internal(set) var policy: PolicyAdoption?

  /// The head of the chain so far.
  public internal(set) var head = ChainHead.empty

  /// Creates the state before the first event.
  public init() {}
}

/// Why an event cannot follow what came before.
public struct LedgerConflict: Error, Equatable, CustomStringConvertible {
  /// What kind of conflict it is.
  public let reason: Reason

  /// The case, restriction or action that it is about; empty when there is none.
  public let subject: String

  /// What can be wrong with an event.
  public enum Reason: String, Sendable {
    /// Its number or the digest before it does not continue the chain.
    case brokenChain
    /// There is no such case.
    case noCase
    /// The case is there already.
    case caseExists
    /// The very edit is there already.
    case knownEdit
    /// Another moderator holds the case.
    case claimed
    /// Nobody holds the case.
    case notClaimed
    /// There is no verdict to take back.
    case noVerdict
    /// The verdict is about another edit than the last one.
    case otherEdit
    /// There is no such restriction.
    case noRestriction
    /// The restriction does not have its author's next number.
    case restrictionExists
    /// The restriction is not in a state in which this can happen to it.
    case wrongStatus
    /// The same moderator has confirmed already.
    case sameModerator
    /// Whoever decided on a restriction cannot decide on its appeal.
    case ownAppeal
    /// There is an appeal that was not decided yet.
    case appealExists
    /// There is no open appeal.
    case noAppeal
    /// The term is not over.
    case notOver
    /// There is no such action.
    case noAction
    /// An action of that name is there already.
    case actionExists
    /// The network's report is there already.
    case knownReport
    /// A reason is missing.
    case noReason
    /// The actor's code has signs that it must not have, or none at all.
    case wrongActor
    /// Evidence refers to a snapshot that the ledger does not have.
    case noSnapshot
  }

  /// Creates a conflict.
  public init(_ reason: Reason, _ subject: String = "") {
    self.reason = reason
    self.subject = subject
  }

  /// A name and a subject, for programs.
  public var description: String {
    subject.isEmpty ? reason.rawValue : "\(reason.rawValue): \(subject)"
  }
}
