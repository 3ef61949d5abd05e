import Rules

/// What the ledger's state asks for.
extension LedgerState {
  /// The decisions that are to be carried out in the networks, in the order of the ledger.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - includesAutomatic: Whether comments are to go, too, which the engine removed and no
  ///     moderator has looked at.
  ///   - evidence: Returns the evidence in the event of a number.
  /// - Returns: The decisions that are not carried out, and the restrictions that hold.
  public func orders(
    now: Milliseconds,
    includesAutomatic: Bool,
    evidence: (Int64) throws -> Evidence?
  ) rethrows -> [PlanOrder] {
    let wishes = Wishes(self, now, includesAutomatic: includesAutomatic)
    var orders: [(sequence: Int64, order: PlanOrder)] = []
    for state in cases.values {
      guard let (deed, ground) = wishes.wish(for: state), let edit = state.edits.last else {
        continue
      }
      let id = "\(deed.rawValue):\(state.id)#\(ground)"
      var order = PlanOrder(id: id, deed, network: state.comment.network ?? "")
      order.page = state.comment.page
      order.comment = state.comment
      order.caseID = state.id
      order.isUrgent = state.isUrgent
      let made = try evidence(edit.sequence)
      order.writtenAt = made?.createdAt.flatMap(Timestamp.read)
      let isAutomatic = deed == .delete && state.verdict == nil
      order.isForPeople = isAutomatic && (state.isUrgent || made?.isForPeople ?? true)
      orders.append((ground, order))
    }
    for state in restrictions.values {
      guard let deed = wishes.deed(for: state) else { continue }
      let author = state.proposal.author
      let again = wishes.repetition(of: state).map { "#\($0)" } ?? ""
      let id = "\(deed.rawValue):\(state.id)\(again)"
      var order = PlanOrder(id: id, deed, network: author.network)
      order.page = state.proposal.page
      order.author = author.id
      order.isCommunity = authors[author]?.isCommunity ?? false
      order.until = state.endsAt
      order.restriction = state.id
      let ground = state.proposal.cases.last.flatMap { cases[$0] }
      order.comment = ground?.comment
      order.caseID = ground?.id
      order.covers = wishes.covered(by: state)
      order.isUnreported = wishes.isUnreported(state)
      order.isHeld = wishes.isHeldByAnother(state)
      order.isUnfounded = isUnfounded(state)
      order.owesEvidence = wishes.owesEvidence(state)
      var last: Evidence?
      if let edit = ground?.edits.last { last = try evidence(edit.sequence) }
      order.reason = .of(last, state.ground?.category ?? ground?.verdict?.strike?.category)
      var proposed = state.proposal.reason
      // Earlier versions proposed with words that are for moderators only.
      for edit in ground?.edits ?? [] {
        guard let made = try evidence(edit.sequence), made.reason == proposed else { continue }
        proposed = made.publicReason
        break
      }
      order.notice = state.notice(proposed)
      orders.append((state.events.first ?? 0, order))
    }
    return orders.sorted { ($0.sequence, $0.order.id) < ($1.sequence, $1.order.id) }.map(\.order)
  }

  /// The cases whose removal was decided, not carried out, and then overtaken by an edit: nobody has
  /// judged the words that would go.
  func overtakenRemovals(now: Milliseconds) -> [CaseState] {
    let wishes = Wishes(self, now, includesAutomatic: false)
    return cases.values.filter { $0.overtakenRemoval != nil && !wishes.isGone($0) }
      .sorted { $0.id < $1.id }
  }

  /// The cases whose comments stay, and of which nobody knows whether they are there: a removal was
  /// planned before, and nobody has told what came of it.
  func doubtfulRemovals() -> [(state: CaseState, removal: String)] {
    var deeds: [CaseID: [ActionState]] = [:]
    for action in actions.values {
      if let id = action.plan.caseID { deeds[id, default: []].append(action) }
    }
    return cases.values.sorted { $0.id < $1.id }.compactMap { state in
      state.doubtfulRemoval(after: deeds[state.id] ?? []).map { (state, $0) }
    }
  }
}

/// What is to be so in the networks and is not.
private struct Wishes {
  private let state: LedgerState
  private let now: Milliseconds
  private let includesAutomatic: Bool

  /// The names of the actions that are done.
  private let done: Set<String>

  /// What was last done to each comment by plan.
  private var changes: [CaseID: CaseDeed] = [:]

  /// What was last done to each author on each page.
  private let lastDeeds: [AuthorDeed.Place: AuthorDeed]

  /// How often something was done to each author on each page.
  private var counts: [AuthorDeed.Place: Int] = [:]

  /// The restrictions that were carried out at least once.
  private var carriedOut: Set<RestrictionID> = []

  init(_ state: LedgerState, _ now: Milliseconds, includesAutomatic: Bool) {
    self.state = state
    self.now = now
    self.includesAutomatic = includesAutomatic
    done = state.doneActions
    lastDeeds = state.lastDeeds
    for action in state.actions.values where action.result?.isDone == true {
      remember(action)
      guard let id = action.plan.caseID, let deed = CaseDeed(action) else { continue }
      if let known = changes[id], deed.precedes(known) { continue }
      changes[id] = deed
    }
  }

  private mutating func remember(_ action: ActionState) {
    guard let deed = AuthorDeed(action), let restriction = state.restrictions[deed.restriction]
    else { return }
    if deed.isBan { carriedOut.insert(deed.restriction) }
    counts[restriction.place, default: 0] += 1
  }

  /// Whether a comment is to go or to come back, and the number of the event that says so; nil when
  /// all is as it should be.
  func wish(for state: CaseState) -> (Network.Deed, ground: Int64)? {
    if let verdict = state.verdict {
      return state.wish(after: changes[state.id]).map { ($0, verdict.sequence) }
    }
    guard includesAutomatic, !isGone(state), state.verdicts.isEmpty, !state.isReopened,
      state.action == "remove",
      let edit = state.edits.last
    else { return nil }
    return (.delete, edit.sequence)
  }

  /// Whether the comment is not to be seen any more.
  func isGone(_ state: CaseState) -> Bool { state.isGone(after: changes[state.id]) }

  /// What is to be done about a restriction.
  ///
  /// A network keeps one restriction of an author, and a new one takes the place of the old: so only
  /// the one that ends last is carried out, and the shorter ones with it.
  func deed(for restriction: RestrictionState) -> Network.Deed? {
    if restriction.measure == .warning { return isToBeTold(restriction) ? .warn : nil }
    let others = others(of: restriction)
    switch restriction.status {
    case .proposed, .issued, .rejected, .superseded: return nil
    case .active:
      if !restriction.isActive(at: now), isLifted(restriction) { return nil }
      return others.contains { $0.outlasts(restriction) } ? nil : .ban
    case .lifted, .overturned, .expired:
      // Where a network knows no terms, the ban of an expired restriction asks for its lift.
      guard others.isEmpty else { return nil }
      guard !isLifted(restriction) else { return nil }
      if restriction.status == .expired {
        return carriedOut.contains(restriction.id) ? .ban : nil
      }
      return carriedOut.contains(restriction.id) || isUnreported(restriction) ? .lift : nil
    }
  }

  /// Whether the author may write again in the network: a lift was the last thing done, for whichever
  /// restriction, or the lift of one was reported whose ban nobody has reported.
  private func isLifted(_ restriction: RestrictionState) -> Bool {
    guard carriedOut.contains(restriction.id) else {
      return done.contains("lift:\(restriction.id)")
    }
    return lastDeeds[restriction.place].map { !$0.isBan } ?? false
  }

  /// Whether messages were to be saved before a ban, and nobody has told what came of it.
  func owesEvidence(_ restriction: RestrictionState) -> Bool {
    restriction.isActive(at: now)
      && restriction.actions.contains { id in
        id.hasPrefix("evidence:") && state.actions[id].map { $0.result == nil } ?? false
      }
  }

  /// Whether a restriction may stand in the network: it was planned, and nobody has told what came of it.
  func isUnreported(_ restriction: RestrictionState) -> Bool {
    !carriedOut.contains(restriction.id)
      && restriction.actions.contains { id in
        id.hasPrefix("ban:") && state.actions[id].map { $0.result == nil } ?? false
      }
  }

  /// The shorter restrictions that are carried out by this one.
  func covered(by restriction: RestrictionState) -> [RestrictionID] {
    guard restriction.measure != .warning, restriction.isActive(at: now) else { return [] }
    return others(of: restriction).filter { restriction.outlasts($0) }.map(\.id)
  }

  /// How often something was done to the author before a restriction is carried out once more, because
  /// the network has another one or none in its place; nil when it is the first time.
  func repetition(of restriction: RestrictionState) -> Int? {
    guard restriction.measure != .warning, restriction.isActive(at: now),
      carriedOut.contains(restriction.id), let last = lastDeeds[restriction.place],
      !last.isBan || last.restriction != restriction.id
    else { return nil }
    return counts[restriction.place]
  }

  /// Whether the author was banned in the network last, for another restriction.
  func isHeldByAnother(_ restriction: RestrictionState) -> Bool {
    lastDeeds[restriction.place].map { $0.isBan && $0.restriction != restriction.id } ?? false
  }

  /// The author's other restrictions that hold on the page.
  private func others(of restriction: RestrictionState) -> [RestrictionState] {
    let ids = state.authors[restriction.proposal.author]?.restrictions ?? []
    return ids.compactMap { state.restrictions[$0] }.filter {
      $0.id != restriction.id && $0.measure != .warning && $0.place == restriction.place
        && $0.isActive(at: now)
    }
  }

  /// Whether an author has still to be told of a warning; after a month it would help nobody.
  private func isToBeTold(_ warning: RestrictionState) -> Bool {
    guard let start = warning.startsAt, warning.status == .issued else { return false }
    return now - start < 30 * .day && !done.contains("warn:\(warning.id)")
  }
}

extension RestrictionState {
  /// Whether the restriction ends later than another; of two that end together, the later one does.
  fileprivate func outlasts(_ other: RestrictionState) -> Bool {
    (endsAt ?? .max, events.first ?? 0) > (other.endsAt ?? .max, other.events.first ?? 0)
  }

  /// The violation that the last moderator named by a code; nil when none did.
  var ground: Ground? { confirmations.last { $0.ground != nil }?.ground }
}

extension Evidence {
  /// Whether a moderator has to look before the comment goes.
  ///
  /// What may be unlawful is evidence and more than dirt, and whoever is in trouble or asks something is
  /// owed an answer, however rude the words are.
  fileprivate var isForPeople: Bool {
    isUrgent || labels.contains { $0 != .thanks } || categories.contains(.unlawful)
      || scores[Rules.Category.unlawful.rawValue].map { $0.count > 0 } ?? false
  }
}

extension PlannedAction {
  /// The name without `/2`, which an action gets that is planned anew in another way.
  var baseName: String { String(id.prefix { $0 != "/" }) }
}

extension AuthorState {
  /// Whether the author is a community and no person.
  var isCommunity: Bool {
    author.id.hasPrefix("-") || ["group", "channel", "supergroup", "chat"].contains(kind ?? "")
  }
}
