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
      order.writtenAt = try evidence(edit.sequence)?.createdAt.flatMap(Timestamp.read)
      orders.append((ground, order))
    }
    for state in restrictions.values {
      guard let deed = wishes.deed(for: state) else { continue }
      let author = state.proposal.author
      var order = PlanOrder(id: "\(deed.rawValue):\(state.id)", deed, network: author.network)
      order.page = state.proposal.page
      order.author = author.id
      order.isCommunity = authors[author]?.isCommunity ?? false
      order.until = state.endsAt
      order.restriction = state.id
      let ground = state.proposal.cases.last.flatMap { cases[$0] }
      order.comment = ground?.comment
      order.caseID = ground?.id
      if let edit = ground?.edits.last { order.reason = .of(try evidence(edit.sequence)) }
      order.notice = state.notice
      orders.append((state.events.first ?? 0, order))
    }
    return orders.sorted { ($0.sequence, $0.order.id) < ($1.sequence, $1.order.id) }.map(\.order)
  }

  /// The names of the actions that are done; one that was planned anew in another way counts as the
  /// first.
  public var doneActions: Set<String> {
    Set(actions.values.filter { $0.result?.isDone == true }.map(\.plan.baseName))
  }
}

/// What is to be so in the networks and is not.
private struct Wishes {
  private let state: LedgerState
  private let now: Milliseconds
  private let includesAutomatic: Bool

  /// The names of the actions that are done.
  private let done: Set<String>

  /// What was last done to a comment by plan, and when: whether it is gone since.
  private var changes: [CaseID: (isGone: Bool, rank: Rank)] = [:]

  init(_ state: LedgerState, _ now: Milliseconds, includesAutomatic: Bool) {
    self.state = state
    self.now = now
    self.includesAutomatic = includesAutomatic
    done = state.doneActions
    for action in state.actions.values where action.result?.isDone == true {
      guard let id = action.plan.caseID else { continue }
      let rank = Rank(action)
      if let known = changes[id], rank < known.rank { continue }
      // A ban that names a case is one that deletes the comment as well.
      changes[id] = (!action.plan.id.hasPrefix("restore:"), rank)
    }
  }

  /// What tells which of two deeds was the later one: when it was done, and if both were reported at
  /// once, the number of the decision behind it.
  private struct Rank: Comparable {
    var at: Milliseconds
    var decision: Int64

    init(_ action: ActionState) {
      at = action.executedAt ?? action.plannedAt
      let number = action.plan.baseName.split(separator: "#").last
      decision = number.flatMap { Int64($0) } ?? 0
    }

    static func < (a: Rank, b: Rank) -> Bool { (a.at, a.decision) < (b.at, b.decision) }
  }

  /// Whether a comment is to go or to come back, and the number of the event that says so; nil when
  /// all is as it should be.
  func wish(for state: CaseState) -> (Network.Deed, ground: Int64)? {
    // A report may be older than what was done since; a comment that is deleted twice does no harm.
    let isGone =
      changes[state.id].map { $0.isGone && state.network != .commentRestored }
      ?? (state.network == .commentDeleted)
    if let verdict = state.verdict {
      if verdict.choice == .remove { return isGone ? nil : (.delete, verdict.sequence) }
      // Only what Sito itself had deleted comes back: authors delete comments of their own, too.
      return isGone && changes[state.id]?.isGone == true ? (.restore, verdict.sequence) : nil
    }
    guard includesAutomatic, !isGone, state.verdicts.isEmpty, state.action == "remove",
      let edit = state.edits.last
    else { return nil }
    return (.delete, edit.sequence)
  }

  /// What is to be done about a restriction.
  func deed(for restriction: RestrictionState) -> Network.Deed? {
    guard restriction.measure != .warning else { return nil }
    switch restriction.status {
    case .proposed, .rejected: return nil
    case .active: return .ban
    case .lifted, .overturned, .expired:
      // Where a network knows no terms, the ban of an expired restriction asks for its lift.
      guard done.contains("ban:\(restriction.id)"), !isHeldByAnother(restriction) else {
        return nil
      }
      return restriction.status == .expired ? .ban : .lift
    }
  }

  /// Whether the author stays restricted on the page by another restriction.
  private func isHeldByAnother(_ restriction: RestrictionState) -> Bool {
    let others = state.authors[restriction.proposal.author]?.restrictions ?? []
    return others.contains { id in
      guard id != restriction.id, let other = state.restrictions[id] else { return false }
      return other.measure != .warning && other.proposal.page == restriction.proposal.page
        && other.isActive(at: now)
    }
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

extension RestrictionState {
  /// What the author is told in the network: why, by which clause and until when.
  var notice: String {
    let proposal = proposal
    var parts = [proposal.reason]
    if !proposal.clause.isEmpty, !proposal.reason.contains(proposal.clause) {
      parts.append(proposal.clause)
    }
    parts.append(endsAt.map { "до \($0.planTime)" } ?? "бессрочно")
    return parts.joined(separator: ", ")
  }
}

extension BanReason {
  /// The reason that some evidence gives; floods are told by the rules that found them.
  static func of(_ evidence: Evidence?) -> BanReason {
    guard let evidence, let category = evidence.categories.first else { return .other }
    if category == .spam, evidence.findings.contains(where: { $0.rule.hasPrefix("flood.") }) {
      return .flood
    }
    return BanReason(rawValue: category.rawValue) ?? .other
  }
}
