extension LedgerState {
  /// Whether a restriction that has begun has lost its ground: no comment that it rests on is a
  /// violation any more, or those that are left weigh too little for the ladder.
  ///
  /// It goes on until a moderator lifts it or decides anew.
  public func isUnfounded(_ restriction: RestrictionState) -> Bool {
    guard restriction.status == .active || restriction.status == .issued else { return false }
    let grounds = restriction.proposal.cases.compactMap { cases[$0] }
    // Where nobody has judged, nobody has taken anything back.
    guard grounds.contains(where: \.wasJudged) else { return false }
    if restriction.proposal.rung != nil {
      return grounds.reduce(0) { $0 + ($1.strike?.weight.count ?? 0) } < Millionths.one.count
    }
    // By hand a moderator also restricts for what is no strike; only another verdict takes that back.
    return !grounds.contains(where: \.hasStandingRemoval)
  }
}
