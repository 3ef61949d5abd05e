import Rules

/// Something that somebody has to do at a time, because nobody else will.
public struct Reminder: Hashable, Sendable {
  /// The restriction.
  public var restriction: RestrictionState

  /// What is to be done.
  public var task: Task

  /// When: from then on for a lift, until then for an answer.
  public var at: Milliseconds

  /// What can be forgotten.
  public enum Task: String, CaseIterable, Sendable {
    /// The network knows no terms, so a person lifts the restriction.
    case lift
    /// An appeal waits for an answer.
    case answer
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
    restrictions.values.flatMap { state -> [Reminder] in
      var reminders: [Reminder] = []
      if let at = state.liftTime, at <= end, needsLift(state, rules) {
        reminders.append(Reminder(restriction: state, task: .lift, at: at))
      }
      if state.isUnderAppeal, let deadline = state.appeal?.deadline, deadline <= end {
        reminders.append(Reminder(restriction: state, task: .answer, at: deadline))
      }
      return reminders
    }
    .sorted { ($0.at, $0.restriction.id) < ($1.at, $1.restriction.id) }
  }

  /// Whether a person has to lift the restriction and nothing says that somebody did.
  private func needsLift(_ state: RestrictionState, _ rules: NetworkRules) -> Bool {
    guard state.measure != .warning else { return false }
    let deed: Network.Deed =
      state.proposal.author.id.hasPrefix("-") ? .banCommunity : .ban
    let way = rules[state.proposal.author.network].way(to: deed, post: nil)
    guard way.terms == .none else { return false }
    return !isLifted(state)
  }

  /// Whether the network was told to lift the restriction, or has told that it is lifted.
  private func isLifted(_ state: RestrictionState) -> Bool {
    let isDone = state.actions.contains { id in
      id.hasPrefix("lift:") && actions[id]?.result?.isDone == true
    }
    let reports = authors[state.proposal.author]?.reports ?? []
    let last = reports.last { $0.page == state.proposal.page }
    return isDone || last?.what == .userUnblocked && last?.at ?? 0 >= state.startsAt ?? 0
  }
}

extension RestrictionState {
  /// From when on the author may write again; nil when that is not known yet.
  fileprivate var liftTime: Milliseconds? {
    guard startsAt != nil else { return nil }
    switch status {
    case .active, .expired: return endsAt
    case .lifted, .overturned: return closedAt
    case .proposed, .rejected: return nil
    }
  }
}
