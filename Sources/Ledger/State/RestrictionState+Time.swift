/// How a restriction stands at a time: its end is reckoned, never waited for.
extension RestrictionState {
  /// What has become of it by a time: a term that is over has expired, whether that was recorded or
  /// not.
  public func status(at now: Milliseconds) -> Status { isOverdue(at: now) ? .expired : status }

  /// Whether a moderator has proposed or confirmed it, in whatever measure, and so cannot decide on its
  /// appeal.
  public func isDecided(by moderator: String) -> Bool {
    deciders.contains { Role.isSame($0, moderator) }
  }
}

extension LedgerState {
  /// The restrictions whose term is over by a time and that are still recorded as active, in the
  /// order in which they ended.
  public func overdue(at now: Milliseconds) -> [RestrictionState] {
    restrictions.values.filter { $0.isOverdue(at: now) }
      .sorted { ($0.endsAt ?? 0, $0.id) < ($1.endsAt ?? 0, $1.id) }
  }
}
