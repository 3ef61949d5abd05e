/// What a case counts for against its author.
extension CaseState {
  /// Why a case is a strike.
  public enum StrikeSource: Hashable, Sendable {
    /// The engine removed the comment, and no moderator has judged it yet.
    case engine
    /// A moderator removed the comment as it is now.
    case verdict(VerdictState)
    /// A moderator removed what the comment said before its author put other words there; a verdict on
    /// those says nothing of it.
    case earlierEdit(VerdictState)
  }

  /// The strike that the case is; a comment is one strike at most, however often it was edited.
  ///
  /// What a moderator decided on the last edit counts, else what the engine did. An edit that was
  /// removed by a moderator stays a strike when a later edit is found lawful: what was published and
  /// found unlawful was so, whatever stands there now. A moderator takes it back by a verdict that
  /// says so, see ``Verdict/forgives``, and an appeal does.
  public var strike: Strike? { counted?.strike }

  /// Why the case is a strike; nil when it is none.
  public var strikeSource: StrikeSource? { counted?.source }

  /// The removal of an earlier edit that is still held against the author though the last edit was
  /// found lawful or waits for a verdict; nil when there is none.
  public var earlierRemoval: VerdictState? {
    if case .earlierEdit(let verdict) = strikeSource { verdict } else { nil }
  }

  /// Whether some words of the comment were removed by a verdict that nobody has forgiven.
  var hasStandingRemoval: Bool {
    valid.contains { $0.choice == .remove && ($0.edit == edits.count - 1 || !isForgiven($0)) }
  }

  private var counted: (strike: Strike, source: StrikeSource)? {
    let last = edits.count - 1
    let earlier = valid.last { $0.choice == .remove && $0.edit < last && !isForgiven($0) }
    let before = earlier.flatMap { removal in
      removal.strike.map { ($0, StrikeSource.earlierEdit(removal)) }
    }
    guard let verdict else { return before ?? engineStrike.map { ($0, .engine) } }
    guard verdict.choice == .remove, verdict.sequence > forgivenBy ?? 0 else { return before }
    return verdict.strike.map { ($0, .verdict(verdict)) } ?? before
  }

  /// The verdicts that no appeal has been right about.
  private var valid: [VerdictState] { verdicts.filter { $0.sequence > forgivenBy ?? 0 } }

  /// Whether a later verdict says that the words before its edit are no strike.
  private func isForgiven(_ removal: VerdictState) -> Bool {
    verdicts.contains {
      $0.forgives == true && $0.sequence > removal.sequence && $0.edit > removal.edit
    }
  }
}
