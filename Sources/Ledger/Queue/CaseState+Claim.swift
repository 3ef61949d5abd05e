public import Rules

/// Who holds a case. A claim is an event; that it runs out is reckoned, as the end of a term is.
extension CaseState {
  /// The moderator who holds the case at a time; nil when nobody does, or the claim has run out.
  public func holder(at now: Milliseconds, under policy: RestrictionPolicy) -> String? {
    guard let claimedBy, let claimedAt else { return nil }
    // A claim from far ahead is one of a clock that has been put right since: it has run out, too.
    return abs(now - claimedAt) < policy.claimTerm ? claimedBy : nil
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
