public import Rules

/// What a restriction rests on, as everybody is told who reads of it.
public struct RestrictionBasis: Hashable, Sendable {
  /// The kind of violation, when a moderator has named one.
  public var category: Rules.Category?
  /// Why, in a sentence.
  public var reason: String
  /// The clause of the published rules; empty when none is known.
  public var clause: String
  /// The law; empty when there is none.
  public var law: String
}

extension RestrictionState {
  /// The violation that the last moderator named by a code, else what was proposed.
  ///
  /// Words of a moderator's own are for colleagues, so without a code the proposal speaks.
  public var basis: RestrictionBasis { basis(proposed: proposal.reason) }

  /// The same with another sentence in the place of the proposal's.
  func basis(proposed: String) -> RestrictionBasis {
    var basis = RestrictionBasis(
      category: nil,
      reason: proposed,
      clause: proposal.clause,
      law: proposal.law
    )
    guard let chosen = confirmations.last(where: { $0.ground != nil }), let ground = chosen.ground
    else { return basis }
    let isSameClause = ground.clause == proposal.clause
    if ground.category != nil {
      basis.reason = chosen.reason
    } else if !isSameClause {
      basis.reason = "нарушение правил страницы"
    }
    // Earlier versions knew no law of a clause that was named by its number.
    let keepsLaw = ground.category == nil && isSameClause && ground.law.isEmpty
    basis.law = keepsLaw ? proposal.law : ground.law
    (basis.category, basis.clause) = (ground.category, ground.clause)
    return basis
  }
}
