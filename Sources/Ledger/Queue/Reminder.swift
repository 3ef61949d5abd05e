import GRDB
import Rules

/// Something that somebody has to do at a time, because nobody else will.
public struct Reminder: Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionState

  /// What is to be done.
  public var task: Task

  /// Whether it is known that the network has the restriction; if not, it was planned and nobody has
  /// told what came of it.
  public var isCertain = true

  /// When: from then on for a lift, until then for an answer.
  public var at: Milliseconds

  /// What can be forgotten.
  public enum Task: String, CaseIterable, Sendable {
    /// The network knows no terms, so a person lifts the restriction.
    case lift
    /// An appeal waits for an answer.
    case answer
    /// The violations behind the restriction were taken back, so it is to be lifted before its term.
    case unfounded
  }
}

extension LedgerState {
  /// What is to be done up to a time, the earliest first.
  ///
  /// - Parameters:
  ///   - rules: What the networks can do.
  ///   - end: Up to when; a later task is left out.
  /// - Returns: The reminders.
  public func reminders(_ rules: NetworkRules, until end: Milliseconds) -> [Reminder] {
    let answers = restrictions.values.compactMap { state -> Reminder? in
      guard state.isUnderAppeal, let deadline = state.appeal?.deadline, deadline <= end else {
        return nil
      }
      return Reminder(restriction: state, task: .answer, at: deadline)
    }
    let unfounded = restrictions.values.compactMap { state -> Reminder? in
      guard state.status == .active, isUnfounded(state), let isCertain = isSet(state) else {
        return nil
      }
      let at = state.proposal.cases.compactMap { cases[$0]?.changedAt }.max() ?? end
      return Reminder(restriction: state, task: .unfounded, isCertain: isCertain, at: at)
    }
    return (lifts(rules, until: end) + answers + unfounded).sorted(by: Reminder.isEarlier)
  }

  /// The restrictions that a person has to lift; of several of an author on a page only the one that
  /// ended last, because a network keeps one, and one lift ends them all.
  private func lifts(_ rules: NetworkRules, until end: Milliseconds) -> [Reminder] {
    let last = lastDeeds
    let lifts = restrictions.values.compactMap { state -> Reminder? in
      guard let at = state.liftTime, at <= end,
        knowsNoTerms(state, rules) || isBannedAgain(state, last[state.place]),
        !isHeld(state, at: at), let isCertain = isSet(state)
      else { return nil }
      return Reminder(restriction: state, task: .lift, isCertain: isCertain, at: at)
    }
    return Dictionary(grouping: lifts, by: \.place).values
      .compactMap { $0.max(by: Reminder.isEarlier) }
  }

  /// Whether the ban of a restriction that a moderator has ended was reported behind its lift: who lifted
  /// it thinks that it is done, whatever terms the network knows.
  private func isBannedAgain(_ state: RestrictionState, _ last: AuthorDeed?) -> Bool {
    guard state.status == .lifted || state.status == .overturned, let last, last.isBan,
      last.restriction == state.id
    else { return false }
    return state.actions.contains { id in
      id.hasPrefix("lift:") && actions[id]?.result?.isDone == true
    }
  }

  /// Whether the network ends no restriction by itself.
  private func knowsNoTerms(_ state: RestrictionState, _ rules: NetworkRules) -> Bool {
    guard state.measure != .warning else { return false }
    let deed: Network.Deed =
      authors[state.proposal.author]?.isCommunity == true ? .banCommunity : .ban
    return rules[state.proposal.author.network].way(to: deed, post: nil).terms == .none
  }

  /// Whether another restriction keeps the author from writing at a time: then nobody lifts anything.
  private func isHeld(_ state: RestrictionState, at time: Milliseconds) -> Bool {
    onSamePage(state).contains { $0.id != state.id && $0.isActive(at: time) }
  }

  /// Whether the network has the author restricted on the page: true when it does, nil when it does not,
  /// and false when a restriction was planned and nobody has told what came of it.
  ///
  /// A network keeps one restriction of an author, so it does not matter for which one it was set.
  private func isSet(_ state: RestrictionState) -> Bool? {
    let last = onSamePage(state).flatMap(\.actions)
      .compactMap { actions[$0].flatMap(AuthorDeed.init) }.max { $0.by < $1.by }
    let report = authors[state.proposal.author]?.reports.last {
      $0.page == state.proposal.page && $0.sequence > last?.by ?? 0
    }
    // What the network told after that is newer than what was reported of the plan.
    if let report, report.what == .userBlocked { return true }
    if let report, report.at >= state.startsAt ?? 0 { return nil }
    if let last, last.isBan { return true }
    let isOpen = state.actions.contains { id in
      id.hasPrefix("ban:") && actions[id].map { $0.result == nil } ?? false
    }
    let isLifted = state.actions.contains { id in
      id.hasPrefix("lift:") && actions[id]?.result?.isDone == true
    }
    return isOpen && !isLifted ? false : nil
  }

  /// The author's restrictions on the page of one of them, itself among them.
  private func onSamePage(_ state: RestrictionState) -> [RestrictionState] {
    (authors[state.proposal.author]?.restrictions ?? []).compactMap { restrictions[$0] }
      .filter { $0.measure != .warning && $0.proposal.page == state.proposal.page }
  }
}

extension LedgerStore {
  /// What is to be done up to a time, as ``LedgerState/reminders(_:until:)`` has it.
  ///
  /// - Throws: A ``LedgerError``.
  public func reminders(_ rules: NetworkRules, until end: Milliseconds) throws -> [Reminder] {
    let state = try part { db in
      var beginning = Beginning()
      for name in [RestrictionState.Status.active.rawValue, IndexRow.appeal] {
        beginning.restrictions += try Self.restrictions(in: IndexRow.range(name), db)
      }
      for status in [RestrictionState.Status.expired, .lifted, .overturned] {
        beginning.restrictions += try Self.restrictions(
          in: IndexRow.range(status.rawValue),
          db
        )
        .filter { rules.needLift($0) }
      }
      // Of those, what was planned in the network may have been set once more behind its lift.
      for status in [RestrictionState.Status.lifted, .overturned] {
        beginning.restrictions += try Self.restrictions(
          in: IndexRow.range("\(status.rawValue) 1"),
          db
        )
      }
      return beginning
    }
    return state.reminders(rules, until: end)
  }
}

extension NetworkRules {
  /// Whether somebody has to lift a restriction that is over, by its name alone: that begins with the
  /// network's.
  fileprivate func needLift(_ id: RestrictionID) -> Bool {
    let name = id.description.prefix { $0 != "-" }
    // A name that is written with escapes is rare enough to be looked at.
    guard !name.contains("~") else { return true }
    return [.ban, .banCommunity].contains { (deed: Network.Deed) in
      self[String(name)].way(to: deed, post: nil).terms == .none
    }
  }
}

extension Reminder {
  fileprivate var place: AuthorDeed.Place { restriction.place }

  fileprivate static func isEarlier(_ one: Reminder, _ other: Reminder) -> Bool {
    (one.at, one.restriction.id) < (other.at, other.restriction.id)
  }
}

extension RestrictionState {
  /// From when on the author may write again; nil when that is not known yet.
  fileprivate var liftTime: Milliseconds? {
    guard startsAt != nil else { return nil }
    switch status {
    case .active, .expired: return endsAt
    case .lifted, .overturned: return closedAt
    case .proposed, .issued, .rejected, .superseded: return nil
    }
  }
}
