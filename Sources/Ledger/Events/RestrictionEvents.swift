public import Rules

/// A restriction that strikes ask for, or a moderator.
public struct RestrictionProposal: Codable, Hashable, Sendable {
  /// The restriction: its author's next number.
  public var restriction: RestrictionID

  /// Whom it is about.
  public var author: AuthorIdentity

  /// The page on which it is to hold.
  public var page: String?

  /// What is proposed.
  public var measure: Measure

  /// The rung of the ladder, counted from 0; nil when a moderator proposes off the ladder.
  public var rung: Int?

  /// The cases that it rests on.
  public var cases: [CaseID]

  /// The weight of the strikes that it rests on.
  public var strikes: Millionths

  /// How many different moderators have to confirm it.
  public var confirmations: Int

  /// Why, in a sentence for people.
  public var reason: String

  /// The clause of the published rules.
  public var clause: String

  /// The law; empty when there is none.
  public var law: String

  /// Creates a proposal.
  public init(
    restriction: RestrictionID,
    author: AuthorIdentity,
    page: String?,
    measure: Measure,
    rung: Int?,
    cases: [CaseID],
    strikes: Millionths,
    confirmations: Int,
    reason: String,
    clause: String,
    law: String
  ) {
    self.restriction = restriction
    self.author = author
    self.page = page
    self.measure = measure
    self.rung = rung
    self.cases = cases
    self.strikes = strikes
    self.confirmations = confirmations
    self.reason = reason
    self.clause = clause
    self.law = law
  }
}

/// A moderator confirms a restriction; the last confirmation that is needed begins it.
public struct RestrictionConfirmation: Codable, Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionID

  /// The measure that was chosen, which may be another one than was proposed.
  public var measure: Measure

  /// How many different moderators this measure needs.
  public var confirmations: Int

  /// Why; never empty.
  public var reason: String

  /// The violation that the moderator named by a code; nil for words of their own, and in ledgers of
  /// earlier versions.
  public var ground: Ground?

  /// Creates a confirmation.
  public init(
    restriction: RestrictionID,
    measure: Measure,
    confirmations: Int,
    reason: String,
    ground: Ground? = nil
  ) {
    self.restriction = restriction
    self.measure = measure
    self.confirmations = confirmations
    self.reason = reason
    self.ground = ground
  }
}

/// What a decision rests on.
public struct Ground: Codable, Hashable, Sendable {
  /// The kind of violation; nil when only a clause was named.
  public var category: Rules.Category?
  /// The clause of the published rules; empty when none is known.
  public var clause: String
  /// The law; empty when there is none.
  public var law: String
  /// Creates a ground.
  public init(category: Rules.Category?, clause: String = "", law: String = "") {
    self.category = category
    self.clause = clause
    self.law = law
  }
}

/// A proposed restriction is turned down, has lost its ground, or gives way to another.
public struct RestrictionRejection: Codable, Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionID
  /// Why; never empty.
  public var reason: String
  /// Whether the strikes it rests on are no longer enough; then those that are left count again.
  public var hasLostGround: Bool
  /// The proposal that takes its place, because a moderator restricts the author for another comment;
  /// nil when none does, and in ledgers of earlier versions, which said that the ground was lost.
  public var supersededBy: RestrictionID?
  /// Creates a rejection.
  public init(
    restriction: RestrictionID,
    reason: String,
    hasLostGround: Bool = false,
    supersededBy: RestrictionID? = nil
  ) {
    self.restriction = restriction
    self.reason = reason
    self.hasLostGround = hasLostGround
    self.supersededBy = supersededBy
  }
}

/// An active restriction ends before its term.
public struct RestrictionLift: Codable, Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionID
  /// Why; never empty.
  public var reason: String
  /// Creates a lift.
  public init(restriction: RestrictionID, reason: String) {
    self.restriction = restriction
    self.reason = reason
  }
}

/// The term of an active restriction is over; the header's time is not before its end.
public struct RestrictionExpiry: Codable, Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionID
  /// Creates an expiry.
  public init(restriction: RestrictionID) { self.restriction = restriction }
}

/// The author asks to take a restriction back.
public struct Appeal: Codable, Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionID

  /// The digest of the ``Snapshot`` with the author's words.
  public var snapshot: Digest

  /// Until when it has to be answered.
  public var deadline: Milliseconds?

  /// Creates an appeal.
  public init(restriction: RestrictionID, snapshot: Digest, deadline: Milliseconds?) {
    self.restriction = restriction
    self.snapshot = snapshot
    self.deadline = deadline
  }
}

/// What came of an appeal.
public struct AppealDecision: Codable, Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionID
  /// What came of it.
  public var outcome: Outcome
  /// Why; never empty.
  public var reason: String

  /// What can come of an appeal.
  public enum Outcome: String, Codable, CaseIterable, Sendable {
    /// The restriction stands.
    case uphold
    /// The restriction falls, and with it the strikes that it rests on.
    case overturn
  }

  /// Creates a decision.
  public init(restriction: RestrictionID, outcome: Outcome, reason: String) {
    self.restriction = restriction
    self.outcome = outcome
    self.reason = reason
  }
}
