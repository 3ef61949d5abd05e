/// A moderator takes a case; who it is stands in the header.
public struct CaseClaim: Codable, Hashable, Sendable {
  /// The case.
  public var caseID: CaseID
  /// Creates a claim.
  public init(caseID: CaseID) { self.caseID = caseID }
}

/// A case is given back undecided.
public struct CaseRelease: Codable, Hashable, Sendable {
  /// The case.
  public var caseID: CaseID
  /// Creates a release.
  public init(caseID: CaseID) { self.caseID = caseID }
}

/// What a moderator decided on a case.
public struct Verdict: Codable, Hashable, Sendable {
  /// The case.
  public var caseID: CaseID

  /// What was decided.
  public var choice: Choice

  /// Why, in the moderator's words; never empty.
  public var reason: String

  /// The strike that the comment is; nil unless the choice is `remove`, or for a warning-free removal.
  public var strike: Strike?

  /// The number of the event with the evidence that was judged: the comment's last edit.
  ///
  /// Nil in ledgers of earlier versions.
  public var evidence: Int64?

  /// The violation that the moderator named by a code; nil for words of their own, and in ledgers of
  /// earlier versions.
  public var ground: Ground?

  /// Whether the comment is no strike any more for what an earlier edit of it said, which a moderator had
  /// removed; nil when that was not decided.
  ///
  /// A verdict is about the last edit: without this it says nothing of the words before.
  public var forgives: Bool?

  /// What a moderator can decide.
  public enum Choice: String, Codable, CaseIterable, Sendable {
    /// The comment is lawful and stays.
    case approve
    /// The comment goes.
    case remove
    /// The moderator leaves it to others; the case stays open.
    case skip
    /// Somebody with more rights decides; the case stays open and is marked.
    case escalate

    /// Whether the case is closed by it.
    public var isFinal: Bool { self == .approve || self == .remove }
  }

  /// Creates a verdict.
  public init(
    caseID: CaseID,
    choice: Choice,
    reason: String,
    strike: Strike? = nil,
    evidence: Int64? = nil,
    ground: Ground? = nil,
    forgives: Bool? = nil
  ) {
    self.caseID = caseID
    self.choice = choice
    self.reason = reason
    self.strike = strike
    self.evidence = evidence
    self.ground = ground
    self.forgives = forgives
  }
}

/// What a moderator noted about a case.
public struct CaseNote: Codable, Hashable, Sendable {
  /// The case.
  public var caseID: CaseID
  /// The note, in the moderator's words; never empty.
  public var text: String
  /// Creates a note.
  public init(caseID: CaseID, text: String) {
    self.caseID = caseID
    self.text = text
  }
}

/// The last verdict on a case is taken back.
public struct VerdictUndo: Codable, Hashable, Sendable {
  /// The case.
  public var caseID: CaseID
  /// Why; never empty.
  public var reason: String
  /// Creates an undoing.
  public init(caseID: CaseID, reason: String) {
    self.caseID = caseID
    self.reason = reason
  }
}

/// A case that was decided is to be decided anew; anybody may ask, not only who has decided.
public struct CaseReopening: Codable, Hashable, Sendable {
  /// The case.
  public var caseID: CaseID
  /// Why; never empty.
  public var reason: String
  /// Creates a reopening.
  public init(caseID: CaseID, reason: String) {
    self.caseID = caseID
    self.reason = reason
  }
}
