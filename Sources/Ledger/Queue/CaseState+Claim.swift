public import Rules

/// Who holds a case. A claim is an event; that it runs out is reckoned, as the end of a term is.
extension CaseState {
  /// The moderator who holds the case at a time; nil when nobody does, the claim has run out, or the
  /// author has changed the comment since.
  public func holder(at now: Milliseconds, under policy: RestrictionPolicy) -> String? {
    guard let claimedBy, let claimedAt, claimedEdit == edits.count - 1 else { return nil }
    // A claim from far ahead is one of a clock that has been put right since: it has run out, too.
    return abs(now - claimedAt) < policy.claimTerm ? claimedBy : nil
  }

  /// Whether a moderator took the case before the author changed the comment, and so has not seen what
  /// it says now.
  func isUnseen(by moderator: String) -> Bool {
    claimedBy.map { Role.isSame($0, moderator) } == true && claimedEdit != edits.count - 1
  }

  /// Until when the claim holds; nil when there is none.
  public func claimEnd(under policy: RestrictionPolicy) -> Milliseconds? {
    claimedAt.map { $0 + policy.claimTerm }
  }

  /// Whether a moderator has left the last edit to others.
  public func isSkipped(by moderator: String) -> Bool {
    verdicts.contains {
      $0.choice == .skip && $0.moderator == moderator && $0.edit == edits.count - 1
    }
  }
}

extension RestrictionPolicy {
  /// How long a claim holds.
  var claimTerm: Milliseconds { Milliseconds(claimMinutes) * 60_000 }
}
