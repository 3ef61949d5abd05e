public import Rules

/// What is known of a restriction: what follows from its events and nothing else.
public struct RestrictionState: Codable, Hashable, Sendable {
  /// What was proposed.
  public var proposal: RestrictionProposal

  /// When it was proposed.
  public var proposedAt: Milliseconds

  /// Who proposed it: `engine` or a moderator.
  public var proposedBy: String

  /// The confirmations of the measure that was chosen, of different moderators.
  public var confirmations: [Confirmation] = []

  /// How many confirmations the chosen measure needs.
  public var confirmationsNeeded: Int

  /// The measure: the chosen one, else the proposed one.
  public var measure: Measure

  /// Who proposed it or confirmed it, in whatever measure; a moderator may be named twice.
  public var deciders: [String]

  /// What has become of it; see ``RestrictionState/isActive(at:)`` for whether it holds now.
  public var status = Status.proposed

  /// When it began: with its last confirmation.
  public var startsAt: Milliseconds?

  /// When its term ends; nil for a warning and for one without end, which have none, and before it
  /// begins.
  public var endsAt: Milliseconds?

  /// When it was rejected, lifted, recorded as expired, or overturned.
  public var closedAt: Milliseconds?

  /// Who closed it.
  public var closedBy: String?

  /// Why it was rejected, lifted or overturned.
  public var closingReason: String?

  /// The proposal that took its place; nil when none did.
  public var supersededBy: RestrictionID?

  /// The last appeal.
  public var appeal: AppealState?

  /// The numbers of the events with the words of appeals, in their order.
  public var appeals: [Int64] = []

  /// The names of the actions that carry it out or lift it.
  public var actions: [String] = []

  /// The numbers of the restriction's events, in their order.
  public var events: [Int64]

  /// What becomes of a restriction.
  public enum Status: String, Codable, CaseIterable, Sendable {
    /// Nothing is restricted yet.
    case proposed
    /// It was confirmed; it holds until its end.
    case active
    /// It is a warning that was confirmed: it restricts nothing, so nothing of it can end.
    case issued
    /// It was turned down.
    case rejected
    /// Another proposal took its place, see ``RestrictionState/supersededBy``: nobody turned it down.
    case superseded
    /// It was ended before its term.
    case lifted
    /// Its term is over, and that was recorded.
    case expired
    /// An appeal was right.
    case overturned
  }

  /// A moderator's confirmation.
  public struct Confirmation: Codable, Hashable, Sendable {
    /// Who confirmed.
    public var moderator: String
    /// When.
    public var at: Milliseconds
    /// Why.
    public var reason: String
    /// The violation that was named by a code.
    public var ground: Ground?
  }

  /// An appeal and what came of it.
  public struct AppealState: Codable, Hashable, Sendable {
    /// When it came.
    public var openedAt: Milliseconds
    /// The digest of the snapshot with the author's words.
    public var snapshot: Digest
    /// Until when it has to be answered.
    public var deadline: Milliseconds?
    /// What came of it; nil while it is open.
    public var outcome: AppealDecision.Outcome?
    /// When it was decided.
    public var decidedAt: Milliseconds?
    /// Who decided.
    public var decidedBy: String?
    /// Why.
    public var reason: String?
  }

  /// The name of the restriction.
  public var id: RestrictionID { proposal.restriction }

  /// Whether the author is restricted at a time.
  public func isActive(at now: Milliseconds) -> Bool {
    status == .active && endsAt.map { now < $0 } ?? true
  }

  /// When it ended: with its term, however late that was recorded, or when it was closed before; nil while
  /// neither has a time.
  public var endedAt: Milliseconds? { [endsAt, closedAt].compactMap(\.self).min() }

  /// Whether its term is over and nobody has recorded that.
  public func isOverdue(at now: Milliseconds) -> Bool {
    status == .active && endsAt.map { now >= $0 } ?? false
  }

  /// Whether an appeal waits for an answer.
  public var isUnderAppeal: Bool { appeal.map { $0.outcome == nil } ?? false }
}

/// What is known of an action in a network.
public struct ActionState: Codable, Hashable, Sendable {
  /// What was planned.
  public var plan: PlannedAction
  /// When it was planned.
  public var plannedAt: Milliseconds
  /// The last result; nil while there is none.
  public var result: ExecutedAction?
  /// When the result came.
  public var executedAt: Milliseconds?
  /// The number of the event with the last result.
  public var executedBy: Int64?
  /// Whether it was reported as done once, and then that it was not.
  public var isTakenBack = false
  /// The numbers of the events with the words of answers, in their order.
  public var answers: [Int64] = []
}
