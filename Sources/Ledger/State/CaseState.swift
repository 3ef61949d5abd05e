public import Rules

/// What is known of a case: what follows from its events and nothing else.
public struct CaseState: Codable, Hashable, Sendable {
  /// The name of the case.
  public var id: CaseID { comment.caseID }

  /// The comment, in its last edit that was flagged.
  public var comment: CommentIdentity

  /// Who wrote it.
  public var author: AuthorIdentity?

  /// The flagged edits of the comment, in the order in which they came; at least one.
  public var edits: [Edit]

  /// The categories of the last edit, strongest first.
  public var categories: [Rules.Category]

  /// What the engine decided on the last edit: `review` or `remove`.
  public var action: String

  /// Whether a moderator should see it at once.
  public var isUrgent: Bool

  /// The moderator who holds the case; nil when nobody does.
  public var claimedBy: String?

  /// When the moderator took it.
  public var claimedAt: Milliseconds?

  /// The edit that the moderator saw who took it, by position in ``edits``.
  public var claimedEdit: Int?

  /// The verdicts that stand, the last one last; those taken back are only in the events.
  public var verdicts: [VerdictState] = []

  /// Whether a moderator has ever given a final verdict, even one that was taken back.
  public var wasJudged = false

  /// Whether the case waits for somebody with more rights.
  public var isEscalated = false

  /// Whether a moderator has asked for a new verdict, and nobody has given one yet.
  public var isReopened = false

  /// The number of the event by which an appeal was right about the comment: no verdict before it is a
  /// strike any more.
  public var forgivenBy: Int64?

  /// How many notes there are.
  public var notes = 0

  /// The strike that the engine gave.
  public var engineStrike: Strike?

  /// When the case opened.
  public var openedAt: Milliseconds

  /// When its last event was.
  public var changedAt: Milliseconds

  /// What the network last told of the comment: deleted or restored.
  public var network: NetworkReport.What?

  /// The numbers of the case's events, in their order.
  public var events: [Int64]

  /// One flagged edit.
  public struct Edit: Codable, Hashable, Sendable {
    /// The number of the event with the evidence.
    public var sequence: Int64
    /// When it came.
    public var at: Milliseconds
    /// When the words were written, as far as that is known: never behind ``at``.
    public var writtenAt: Milliseconds
    /// How many times the comment had been edited.
    public var edit: Int
    /// The digest of the text.
    public var text: Digest
    /// The digest of the snapshot.
    public var snapshot: Digest
  }

  /// A verdict that stands.
  public struct VerdictState: Codable, Hashable, Sendable {
    /// The number of the verdict's event.
    public var sequence: Int64
    /// When it was given.
    public var at: Milliseconds
    /// Who gave it.
    public var moderator: String
    /// The edit that it is about, by position in ``CaseState/edits``.
    public var edit: Int
    /// What was decided.
    public var choice: Verdict.Choice
    /// Why.
    public var reason: String
    /// The strike that it gave.
    public var strike: Strike?
    /// The violation that the moderator named by a code.
    public var ground: Ground?
    /// Whether it takes the strike of earlier edits away, too.
    public var forgives: Bool?
  }

  /// The final verdict on the last edit; nil while the case is open.
  public var verdict: VerdictState? {
    verdicts.last { $0.choice.isFinal && $0.edit == edits.count - 1 }
  }

  /// Whether a moderator has still to decide.
  public var isOpen: Bool { verdict == nil }

  /// The removal that an edit has overtaken, so that it has to be decided anew; nil when there is none.
  public var overtakenRemoval: VerdictState? {
    guard isOpen, network != .commentDeleted, let last = verdicts.last(where: \.choice.isFinal),
      last.choice == .remove
    else { return nil }
    return last
  }

  /// Whether an edit of the comment with this text has come.
  ///
  /// Feeds count edits differently: the last text is the same edit, whatever number it comes with.
  public func knows(edit: Int, text: Digest) -> Bool {
    edits.last?.text == text || edits.contains { $0.edit == edit && $0.text == text }
  }

  /// Whether the comment went back to earlier words: it was seen with them behind the time at which
  /// the last ones were taken in.
  func returns(to text: Digest, seenAfter: Milliseconds?) -> Bool {
    guard let seenAfter, let last = edits.last else { return false }
    return last.text != text && seenAfter > last.at
  }
}
