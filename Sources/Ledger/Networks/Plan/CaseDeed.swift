/// What was last done to a comment by plan.
struct CaseDeed {
  /// Whether the comment was taken away by it, and not put back.
  let isGone: Bool

  private let rank: Rank

  /// What an action did to the comment of its case; nil when it is not done, or did nothing to one.
  init?(_ action: ActionState) {
    guard action.result?.isDone == true, action.plan.caseID != nil,
      ["delete:", "restore:", "ban:"].contains(where: action.plan.id.hasPrefix)
    else { return nil }
    // A ban that names a case is one that deletes the comment as well.
    isGone = !action.plan.id.hasPrefix("restore:")
    rank = Rank(action)
  }

  /// Whether this was done before another deed.
  func precedes(_ other: CaseDeed) -> Bool { rank < other.rank }

  /// What tells which of two deeds was the later one: when it was done, and if both were reported at
  /// once, the number of the decision behind it.
  private struct Rank: Comparable {
    var at: Milliseconds
    var decision: Int64

    init(_ action: ActionState) {
      at = action.executedAt ?? action.plannedAt
      decision = action.plan.decision
    }

    static func < (a: Rank, b: Rank) -> Bool { (a.at, a.decision) < (b.at, b.decision) }
  }
}

extension PlannedAction {
  /// The number of the event with the decision that asks for it, which its name has; 0 when it has none.
  fileprivate var decision: Int64 {
    baseName.split(separator: "#").last.flatMap { Int64($0) } ?? 0
  }
}

extension CaseState {
  /// Whether the comment is not to be seen any more.
  ///
  /// - Parameter deed: What was last done to it by plan; nil for nothing.
  /// - Returns: Whether it is gone.
  func isGone(after deed: CaseDeed?) -> Bool {
    // A report may be older than what was done since; a comment that is deleted twice does no harm.
    deed.map { $0.isGone && network != .commentRestored } ?? (network == .commentDeleted)
  }

  /// What the verdict asks for and is not so: whether the comment is to go or to come back.
  func wish(after deed: CaseDeed?) -> Network.Deed? {
    guard let verdict else { return nil }
    if verdict.choice == .remove { return isGone(after: deed) ? nil : .delete }
    // Only what Sito itself had deleted comes back: authors delete comments of their own, too.
    return isGone(after: deed) && deed?.isGone == true ? .restore : nil
  }

  /// Whether a plan has something to say of the case by what people decided.
  ///
  /// - Parameter actions: All actions that are about it.
  /// - Returns: Whether it has.
  func isDue(after actions: [ActionState]) -> Bool {
    let deeds = actions.compactMap(CaseDeed.init)
    let last = deeds.max { $0.precedes($1) }
    return wish(after: last) != nil || overtakenRemoval != nil && !isGone(after: last)
      || doubtfulRemoval(after: actions) != nil
  }

  /// The name of the removal of a comment that stays, if it was planned and nobody has told what came of
  /// it: then nobody knows whether the comment is there.
  ///
  /// - Parameter actions: All actions that are about the case.
  /// - Returns: The last such removal; nil when there is none, or the comment is known to be there.
  func doubtfulRemoval(after actions: [ActionState]) -> String? {
    guard verdict?.choice == .approve, network != .commentRestored else { return nil }
    let lastDeed = actions.filter { CaseDeed($0) != nil }.compactMap(\.executedAt).max()
    let open = actions.filter { action in
      action.plan.id.hasPrefix("delete:") && action.result == nil
        && lastDeed.map { action.plannedAt > $0 } ?? true
        // Whoever has edited a comment since still had it.
        && action.plan.decision >= edits.last?.sequence ?? 0
    }
    return open.max { ($0.plannedAt, $0.plan.id) < ($1.plannedAt, $1.plan.id) }?.plan.id
  }
}
