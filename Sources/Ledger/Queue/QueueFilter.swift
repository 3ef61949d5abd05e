public import Rules

/// Which cases of the queue are wanted; every condition that is set has to hold.
public struct QueueFilter: Hashable, Sendable {
  /// A category that the case has.
  public var category: Rules.Category?

  /// The page, as the network spells it.
  public var page: String?

  /// The author: an id, or a name of the ledger such as `vk-310000007`.
  public var author: String?

  /// Whether only urgent cases are wanted.
  public var isUrgent = false

  /// Whether only cases are wanted that wait for somebody with more rights.
  public var isEscalated = false

  /// What the engine decided: `review` or `remove`.
  public var action: String?

  /// Before when the case has opened.
  public var openedBefore: Milliseconds?

  /// Creates a filter that takes every case.
  public init() {}

  /// Whether a case is wanted.
  public func accepts(_ state: CaseState) -> Bool {
    if let category, !state.categories.contains(category) { return false }
    if let page, state.comment.page != page { return false }
    if let author, state.author?.isNamed(author) != true { return false }
    if isUrgent, !state.isUrgent { return false }
    if isEscalated, !state.isEscalated { return false }
    if let action, state.action != action { return false }
    if let openedBefore, state.openedAt >= openedBefore { return false }
    return true
  }
}

extension LedgerState {
  /// The cases that wait for a verdict: urgent ones first, then those whose author has overtaken a
  /// removal by an edit, then the oldest.
  public func queue(_ filter: QueueFilter = QueueFilter()) -> [CaseState] {
    cases.values.filter { $0.isOpen && filter.accepts($0) }
      .sorted { one, other in
        if one.isUrgent != other.isUrgent { return one.isUrgent }
        let isOvertaken = one.overtakenRemoval != nil
        if isOvertaken != (other.overtakenRemoval != nil) { return isOvertaken }
        return (one.openedAt, one.id) < (other.openedAt, other.id)
      }
  }

  /// The cases that a moderator could take, in the order in which they should be.
  ///
  /// What the moderator holds already comes first. Cases that the moderator has skipped, or that
  /// others hold, are left out, and those that wait for somebody with more rights, unless the filter
  /// asks for them.
  public func candidates(
    for moderator: String,
    _ filter: QueueFilter,
    at now: Milliseconds,
    under policy: RestrictionPolicy
  ) -> [CaseID] {
    var held: [CaseID] = []
    var free: [CaseID] = []
    for state in queue(filter) {
      switch state.holder(at: now, under: policy) {
      case moderator: held.append(state.id)
      case nil:
        if state.isSkipped(by: moderator) || state.isEscalated && !filter.isEscalated { continue }
        free.append(state.id)
      default: continue
      }
    }
    return held + free
  }

  /// What would follow for the author if a case were removed now; nil when nothing would.
  public func outlook(
    of state: CaseState,
    at now: Milliseconds,
    under policy: RestrictionPolicy
  ) -> Measure? {
    guard state.isOpen, let author = state.author,
      let strike = policy.strike(for: state.categories)
    else { return nil }
    let known = authors[author] ?? AuthorState(author)
    var sanctions = Sanctions(
      policy,
      author: author,
      kind: known.kind,
      page: state.comment.page,
      standing: known.standing
    )
    let written = min(state.edits.last?.writtenAt ?? now, now)
    sanctions.forget(at: now)
    for step in sanctions.take(.struck(state.id, strike, at: written), at: now) {
      if case .propose(let measure, _, _, _, _) = step { return measure }
    }
    return nil
  }
}
