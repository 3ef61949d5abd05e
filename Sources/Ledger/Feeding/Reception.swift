/// What became of a comment that was offered to the ledger.
public struct Reception: Hashable, Sendable {
  /// What became of it.
  public let outcome: Outcome

  /// The case of the comment, by the name that it has or would have.
  public let caseID: CaseID

  /// What can become of a comment.
  public enum Outcome: Sendable {
    /// A case was opened, or an edit added.
    case added
    /// The ledger knew it.
    case known
    /// The comment has words again that it had before others; whether it went back to them, or somebody
    /// feeds an older export, cannot be told. Nothing was added.
    case earlier
    /// Nothing is found in the comment any more, and it may have come with other words behind these in the
    /// same input. Nothing was added.
    case later
    /// Nothing was found in it, and there is no case that it could be an edit of.
    case unwanted
  }

  init(_ outcome: Outcome, _ caseID: CaseID) {
    self.outcome = outcome
    self.caseID = caseID
  }
}

extension CaseState {
  /// How far the clocks of a network and of this program may be apart, in milliseconds.
  private static let skew: Milliseconds = 600_000

  /// Whether something that was seen behind a time is newer than the last words of the comment.
  ///
  /// The last words were in an input before they were taken in, so whoever saw something that was
  /// written later has looked later. What lies in the future proves nothing.
  func isLeft(behind time: Milliseconds, at now: Milliseconds) -> Bool {
    guard let last = edits.last else { return false }
    return time > last.at + Self.skew && time <= now + Self.skew
  }
}

extension Evidence {
  /// Whether the ledger wants it: what is allowed only as an edit of a comment that nobody has found
  /// lawful.
  func isWanted(in known: CaseState?) -> Bool {
    guard isAllowed else { return true }
    return known.map { $0.verdict?.choice != .approve } ?? false
  }

  /// Makes it evidence of a case that was found under another name: the case keeps its name, and the
  /// comment its place.
  mutating func move(to known: CaseState) {
    guard known.id != comment.caseID else { return }
    (comment.network, comment.page) = (known.comment.network, known.comment.page)
    comment.post = known.comment.post
    permalink = comment.permalink
  }
}
