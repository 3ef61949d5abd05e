/// What was done to an author by plan: a ban or a lift that was reported as done.
struct AuthorDeed: Hashable {
  /// Whether it keeps the author from writing, and does not let them write again.
  let isBan: Bool

  /// The restriction that it was for.
  let restriction: RestrictionID

  /// The number of the event that reported it; what is reported last is what the network has.
  let by: Int64

  /// Where networks keep one restriction of an author.
  struct Place: Hashable {
    var author: AuthorIdentity
    var page: String?
  }

  /// What an action did to an author; nil when it is not done, or did nothing to one.
  init?(_ action: ActionState) {
    isBan = action.plan.id.hasPrefix("ban:")
    guard action.result?.isDone == true, isBan || action.plan.id.hasPrefix("lift:"),
      let id = action.plan.restriction
    else { return nil }
    restriction = id
    by = action.executedBy ?? 0
  }
}

extension RestrictionState {
  /// Where the network keeps it.
  var place: AuthorDeed.Place { AuthorDeed.Place(author: proposal.author, page: proposal.page) }
}

extension LedgerState {
  /// What was last done to each author on each page.
  var lastDeeds: [AuthorDeed.Place: AuthorDeed] {
    var last: [AuthorDeed.Place: AuthorDeed] = [:]
    for deed in actions.values.compactMap(AuthorDeed.init) {
      guard let place = restrictions[deed.restriction]?.place else { continue }
      if deed.by > last[place]?.by ?? .min { last[place] = deed }
    }
    return last
  }

  /// The names of the actions that are done; one that was planned anew in another way counts as the
  /// first.
  ///
  /// A lift is not done any more when the ban of its restriction was reported behind it: whoever sets it
  /// then may not have known of the lift.
  public var doneActions: Set<String> {
    var done = Set(actions.values.filter { $0.result?.isDone == true }.map(\.plan.baseName))
    for deed in lastDeeds.values where deed.isBan { done.remove("lift:\(deed.restriction)") }
    return done
  }
}
