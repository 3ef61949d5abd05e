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

  /// What a moderator can decide.
  public enum Choice: String, Codable, CaseIterable, Sendable {
    /// The comment is lawful and stays.
    case approve
    /// The comment goes.
    case remove
    /// Somebody else decides; the case stays open.
    case skip
    /// Somebody with more rights decides; the case stays open and is marked.
    case escalate

    /// Whether the case is closed by it.
    public var isFinal: Bool { self == .approve || self == .remove }
  }

  /// Creates a verdict.
  public init(caseID: CaseID, choice: Choice, reason: String, strike: Strike? = nil) {
    self.caseID = caseID
    self.choice = choice
    self.reason = reason
    self.strike = strike
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
