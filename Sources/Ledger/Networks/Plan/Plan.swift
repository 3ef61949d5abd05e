import Rules

/// What is to be done in the networks, in the order in which to do it.
///
/// It follows from the decisions, from what the networks can do and from the time alone; it calls no
/// network. The same decisions give steps of the same names, so a step that was done is known.
public struct Plan: Hashable, Sendable {
  /// What to do: what sets people free first, then comments by their deadlines, then restrictions,
  /// each behind what has to be saved before it, and in the end what has to wait for its day.
  public internal(set) var steps: [PlanStep] = []

  /// What cannot be done.
  public private(set) var refusals: [PlanRefusal] = []

  /// How many comments the program alone wants gone that are left for a moderator: they are urgent,
  /// unlawful, or ask for an answer.
  public private(set) var leftForPeople = 0

  private let now: Milliseconds
  private let done: Set<String>

  /// Plans what was decided.
  ///
  /// - Parameters:
  ///   - orders: The decisions, in the order of the ledger.
  ///   - done: The names of actions that are done.
  ///   - rules: What the networks can do.
  ///   - now: The time.
  public init(
    _ orders: [PlanOrder],
    done: Set<String> = [],
    rules: NetworkRules,
    now: Milliseconds
  ) {
    self.now = now
    self.done = done
    for order in orders {
      if order.isForPeople {
        leftForPeople += 1
        continue
      }
      if order.network.isEmpty {
        refuse(order, .noNetwork(hasPage: order.page != nil))
        continue
      }
      let network = rules[order.network]
      switch order.deed {
      case .ban, .banCommunity: restrict(order, network)
      case .lift, .liftCommunity: lift(order, network)
      case .delete, .restore: change(order, network)
      case .warn: warn(order, network)
      }
    }
    deleteBehindBans()
    // Swift's sort is stable, so equals stay in the ledger's order.
    steps.sort { $0.rank(now).lexicographicallyPrecedes($1.rank(now)) }
  }

  /// Puts the deletion of a comment behind a ban that names the comment: where an author is blocked by
  /// one of their comments, as in Odnoklassniki, one that is gone blocks nobody.
  private mutating func deleteBehindBans() {
    var bans: [CaseID: String] = [:]
    for step in steps where step.kind == .ban {
      if let id = step.action.caseID { bans[id] = step.action.id }
    }
    for index in steps.indices where steps[index].kind == .delete {
      guard let ban = steps[index].action.caseID.flatMap({ bans[$0] }) else { continue }
      steps[index].after = [ban]
    }
  }

  /// Takes a comment away or puts it back.
  private mutating func change(_ order: PlanOrder, _ network: Network) {
    guard !done.contains(order.id) else { return }
    let way = network.way(to: order.deed, post: order.comment?.post)
    var deadline: Milliseconds?
    if let within = way.within, let writtenAt = order.writtenAt {
      guard now < writtenAt + within else {
        return refuse(order, .tooLate(network.title, within, end: writtenAt + within))
      }
      deadline = writtenAt + within
    }
    guard var step = step(order, way, network) else { return }
    step.action.deadline = deadline
    if let within = way.within, order.writtenAt == nil {
      step.notes.append(.unknownAge(network.title, within))
    }
    steps.append(step)
  }

  /// Tells an author of a warning: what nobody was told, nobody can heed.
  private mutating func warn(_ order: PlanOrder, _ network: Network) {
    guard !done.contains(order.id) else { return }
    // Nobody can lift a warning, so there is nothing to ask for: it is only not told any more.
    guard !order.isUnfounded else { return }
    let way = network.way(to: .warn, post: order.comment?.post)
    if let step = step(order, way, network) { steps.append(step) }
  }

  /// Tells of removals that wait for another verdict.
  mutating func holdBack(_ states: [CaseState]) {
    for state in states {
      guard let removal = state.overtakenRemoval else { continue }
      refusals.append(
        PlanRefusal(
          id: "delete:\(state.id)#\(removal.sequence)",
          kind: .delete,
          network: state.comment.network ?? "",
          caseID: state.id,
          restriction: nil,
          reason: .overtaken
        )
      )
    }
  }

  /// Tells of comments that stay and may be gone, because nobody has told what came of their removal.
  mutating func doubt(_ removals: [(state: CaseState, removal: String)]) {
    for (state, removal) in removals {
      refusals.append(
        PlanRefusal(
          id: removal,
          kind: .restore,
          network: state.comment.network ?? "",
          caseID: state.id,
          restriction: nil,
          reason: .mayBeGone(removal)
        )
      )
    }
  }

  /// Restricts an author; where the network knows no terms, the lift is planned at once.
  private mutating func restrict(_ order: PlanOrder, _ network: Network) {
    let way = network.way(to: order.isCommunity ? .banCommunity : .ban, post: order.comment?.post)
    if order.isUnfounded, !done.contains(order.id), !order.isHeld, let id = order.restriction {
      return refuse(order, .unfounded(id))
    }
    let isBanned = done.contains(order.id) || way.terms == .none && order.isHeld
    if !isBanned {
      if let reason = refusal(order, way, network) { return refuse(order, reason) }
      guard var ban = step(order, way, network) else { return }
      if way.terms != .none, case let least = way.leastTerm, let until = order.until {
        ban.action.deadline = until - least
      }
      if !order.covers.isEmpty { ban.notes.append(.covers(order.covers)) }
      if way.terms == .none, let until = order.until { ban.notes.append(.noTerms(until)) }
      if way.erases {
        let evidence = evidence(before: order, network)
        ban.after = [evidence.action.id]
        if !done.contains(evidence.action.id) { steps.append(evidence) }
      }
      steps.append(ban)
    } else if order.owesEvidence {
      var evidence = evidence(before: order, network)
      evidence.notes.append(.saveWhatIsLeft)
      if !done.contains(evidence.action.id) { steps.append(evidence) }
    }
    if way.terms == .none, let until = order.until {
      var end = order
      end.id =
        order.restriction.map { "lift:\($0)" } ?? order.id.replacingPrefix("ban:", with: "lift:")
      // A ban that is set once more has to be lifted once more.
      if isBanned {
        lift(end, network, notBefore: until)
      } else {
        lift(end, network, notBefore: until, after: [order.id], isAgain: true)
      }
    }
  }

  /// Lets an author write again.
  private mutating func lift(
    _ order: PlanOrder,
    _ network: Network,
    notBefore: Milliseconds? = nil,
    after: [String] = [],
    isAgain: Bool = false
  ) {
    guard isAgain || !done.contains(order.id) else { return }
    var order = order
    order.deed = .lift
    let way = network.way(
      to: order.isCommunity ? .liftCommunity : .lift,
      post: order.comment?.post
    )
    guard var lift = step(order, way, network) else { return }
    lift.action.notBefore = notBefore
    if order.isUnreported, notBefore == nil { lift.notes.append(.perhapsNothing) }
    lift.after = after
    steps.append(lift)
  }

  /// Why a restriction cannot be asked for as it is, if it cannot.
  private func refusal(_ order: PlanOrder, _ way: Way, _ network: Network) -> Phrase? {
    guard let until = order.until else { return nil }
    if until <= now {
      return order.isUnreported && way.terms == .none ? .mayStand(until) : .termIsOver(until)
    }
    guard case .between(let terms) = way.terms else { return nil }
    if until - now < terms.lowerBound { return .termTooShort(network.title, terms.lowerBound) }
    if until - now > terms.upperBound { return .termTooLong(network.title, terms.upperBound) }
    return nil
  }

  /// What has to be saved before a network erases it.
  private func evidence(before order: PlanOrder, _ network: Network) -> PlanStep {
    var action = PlannedAction(
      id: order.id.replacingPrefix("ban:", with: "evidence:"),
      restriction: order.restriction,
      network: order.network,
      method: PlannedAction.byHand,
      parameters: [:]
    )
    for (name, value) in [("page", order.page), ("author", order.author)] {
      action.parameters[name] = value
    }
    return PlanStep(
      action: action,
      kind: .evidence,
      page: order.page,
      instruction: .saveMessages(network.title),
      isUrgent: order.isUrgent
    )
  }

  /// A step for an order by some way, or nothing and a refusal when a fact is missing.
  private mutating func step(_ order: PlanOrder, _ way: Way, _ network: Network) -> PlanStep? {
    let values = ParameterValues(order, network)
    var parameters: [String: String] = [:]
    for parameter in way.parameters {
      guard case .field(let field) = parameter.source else {
        if case .literal(let text) = parameter.source { parameters[parameter.name] = text }
        continue
      }
      if let value = values[field] {
        parameters[parameter.name] = value
      } else if !field.isOptional {
        refuse(order, .missing(field))
        return nil
      }
    }
    let takesComment = way.parameters.contains { $0.source == .field(.comment) }
    let isByHand = way.method == nil
    // A person has to know where to look; a method may do with the comment's id.
    if isByHand, order.page == nil, order.comment?.post == nil {
      refuse(order, .noPage)
      return nil
    }
    if isByHand { parameters = values.forPeople(order.deed) }
    return PlanStep(
      action: PlannedAction(
        id: order.id,
        restriction: order.restriction,
        caseID: order.deed.kind == .ban && !takesComment ? nil : order.caseID,
        network: order.network,
        method: way.method ?? PlannedAction.byHand,
        parameters: parameters
      ),
      kind: order.deed.kind,
      page: order.page,
      instruction: isByHand ? .byHand(order.deed, network.title, way.manual) : nil,
      access: way.access,
      isUrgent: order.isUrgent
    )
  }

  private mutating func refuse(_ order: PlanOrder, _ reason: Phrase) {
    refusals.append(
      PlanRefusal(
        id: order.id,
        kind: order.deed.kind,
        network: order.network,
        caseID: order.caseID,
        restriction: order.restriction,
        reason: reason
      )
    )
  }
}

extension Way {
  /// The shortest term that the network keeps.
  fileprivate var leastTerm: Milliseconds {
    if case .between(let terms) = terms { terms.lowerBound } else { 0 }
  }
}

extension PlanStep {
  /// Where the step stands among others: a lower one comes first.
  fileprivate func rank(_ now: Milliseconds) -> [Int64] {
    if let notBefore = action.notBefore, notBefore > now { return [4, notBefore] }
    let phase: Int64 =
      switch kind {
      case .restore, .lift: 0
      case .delete: after.isEmpty ? 1 : 3
      case .evidence, .ban, .warn: 2
      }
    // A restriction stays behind its evidence whatever their deadlines are.
    guard kind == .delete else { return [phase, isUrgent ? 0 : 1] }
    return [phase, isUrgent ? 0 : 1, action.deadline ?? .max]
  }
}

extension String {
  /// The text with another beginning in the place of one that it has.
  func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : other + self
  }
}
