public import Rules

/// Why a moderator cannot do something; nothing was written.
public struct Refusal: Error, Hashable, Sendable {
  /// What is in the way.
  public let reason: Reason

  /// The case or restriction.
  public let subject: String

  /// What can be in the way.
  public enum Reason: Hashable, Sendable {
    /// There is no such case.
    case noCase
    /// There is no such restriction.
    case noRestriction
    /// Another moderator holds the case.
    case held(by: String)
    /// The moderator does not hold the case.
    case notHeld
    /// The case was decided by somebody.
    case closed(by: String)
    /// There is no verdict to take back.
    case noVerdict
    /// The author has changed the comment since the moderator saw it.
    case edited
    /// The case has no text with an event of that number.
    case noEvent(Int64)
    /// The last verdict is somebody else's.
    case notYours(by: String)
    /// The comment asks for an answer, so it is decided on its own.
    case guarded
    /// The case is urgent, so it is not decided beside others.
    case urgent
    /// The case was escalated, so it is not decided beside others.
    case escalated
    /// The network did not say who wrote the comment.
    case noAuthor
    /// The author is never restricted.
    case protected
    /// The policy does not punish what was found.
    case unpunished
    /// The strikes behind a proposal are forgotten.
    case stale
    /// The words of the comment were erased.
    case erased
    /// The author is restricted without end already.
    case endless
    /// Another moderator has confirmed a restriction for another comment, with another measure.
    case confirmedByOther(RestrictionID, Measure, by: String)
    /// The policy proposes nothing, so the moderator has to name a measure.
    case noMeasure
    /// The network keeps no term of that length.
    case term(network: String, shortest: Milliseconds, longest: Milliseconds)
    /// The restriction is in another state.
    case status(RestrictionState.Status)
    /// The same moderator has confirmed already; somebody else has to.
    case sameModerator
    /// Whoever decided on a restriction does not decide on its appeal.
    case ownAppeal
    /// An appeal waits already.
    case appealExists
    /// No appeal waits.
    case noAppeal
    /// A reason is missing.
    case noReason
    /// Anything else that the ledger does not take, by its name.
    case conflict(String)
  }

  /// Creates a refusal.
  public init(_ reason: Reason, _ subject: some CustomStringConvertible) {
    self.reason = reason
    self.subject = subject.description
  }

  /// The refusal that a conflict is.
  public init(_ conflict: LedgerConflict) {
    let reason: Reason =
      switch conflict.reason {
      case .noCase: .noCase
      case .noRestriction: .noRestriction
      case .notClaimed: .notHeld
      case .noVerdict: .noVerdict
      case .otherEdit: .edited
      case .sameModerator: .sameModerator
      case .ownAppeal: .ownAppeal
      case .appealExists: .appealExists
      case .noAppeal: .noAppeal
      case .noReason: .noReason
      default: .conflict(conflict.reason.rawValue)
      }
    self.init(reason, conflict.subject)
  }

  /// A name for programs, such as `held`.
  public var code: String {
    switch reason {
    case .noCase: "no_case"
    case .noRestriction: "no_restriction"
    case .held: "held"
    case .notHeld: "not_held"
    case .closed: "closed"
    case .noVerdict: "no_verdict"
    case .edited: "edited"
    case .noEvent: "no_event"
    case .notYours: "not_yours"
    case .guarded: "guarded"
    case .urgent: "urgent"
    case .escalated: "escalated"
    case .noAuthor: "no_author"
    case .protected: "protected"
    case .unpunished: "unpunished"
    case .stale: "stale"
    case .erased: "erased"
    case .endless: "endless"
    case .confirmedByOther: "confirmed_by_other"
    case .noMeasure: "no_measure"
    case .term: "term"
    case .status: "status"
    case .sameModerator: "same_moderator"
    case .ownAppeal: "own_appeal"
    case .appealExists: "appeal_exists"
    case .noAppeal: "no_appeal"
    case .noReason: "no_reason"
    case .conflict(let name): name
    }
  }
}
