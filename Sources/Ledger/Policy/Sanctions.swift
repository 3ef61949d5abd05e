public import Rules

/// What one author's strikes lead to, and nothing else: no clock, no disk, no other author.
///
/// Strikes that have not been answered add up. When they weigh 1, the next rung of the ladder is
/// proposed, and nothing more until that is decided. A comment from before a measure began never
/// leads to the next one: its author had not been told yet.
///
///     var sanctions = Sanctions(policy, author: author)
///     sanctions.take(.struck(caseID, strike, at: 0))
///     // [.propose(warning, …)]
public struct Sanctions: Sendable {
  /// The policy.
  public let policy: RestrictionPolicy

  /// Whether the author is never restricted; strikes are recorded all the same.
  public let isProtected: Bool

  /// The strikes and what was done about them.
  public private(set) var standing: Standing

  /// What is to be done.
  public enum Step: Hashable, Sendable {
    /// A restriction is to be proposed.
    case propose(Measure, rung: Int, cases: [CaseID], strikes: Millionths, confirmations: Int)
    /// A proposal has lost its ground and is to be taken back.
    case withdraw(RestrictionID)
  }

  /// Creates the sanctions of an author.
  ///
  /// - Parameters:
  ///   - policy: The policy.
  ///   - author: Who it is.
  ///   - kind: What the author is, as the network says it.
  ///   - page: The page on which a restriction would hold.
  ///   - standing: What was recorded so far.
  public init(
    _ policy: RestrictionPolicy,
    author: AuthorIdentity,
    kind: String? = nil,
    page: String? = nil,
    standing: Standing = Standing()
  ) {
    self.policy = policy
    isProtected = policy.protects(author, kind: kind, page: page)
    self.standing = standing
  }

  /// Records a change and tells what follows.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - now: The time; nil when a strike comes as soon as its comment is written.
  /// - Returns: What is to be done.
  public mutating func take(_ change: Standing.Change, at now: Milliseconds? = nil) -> [Step] {
    standing.record(change)
    switch change {
    case .struck(_, _, let at):
      return withdrawals + (proposal(at: now ?? at).map { [$0] } ?? [])
    case .withdrawn: return withdrawals
    case .proposed, .began, .rejected, .lostGround, .ended, .overturned: return []
    }
  }

  /// What is due at a time, from what was recorded already.
  public func due(at now: Milliseconds) -> [Step] {
    withdrawals + (proposal(at: now).map { [$0] } ?? [])
  }

  /// The proposals whose strikes are no longer enough.
  private var withdrawals: [Step] {
    standing.sanctions.filter {
      $0.isPending && $0.rung != nil && standing.weight(of: $0.id) < .one
    }
    .map { .withdraw($0.id) }
  }

  private func proposal(at now: Milliseconds) -> Step? {
    guard !isProtected, !standing.sanctions.contains(where: \.isPending), !isEndless else {
      return nil
    }
    let open = openStrikes(at: now)
    let weight = open.reduce(0) { $0 + $1.strike.weight.count }
    guard weight >= Millionths.one.count else { return nil }
    let rung = nextRung(at: now)
    let measure = policy.ladder[rung]
    return .propose(
      measure,
      rung: rung,
      cases: open.map(\.caseID),
      strikes: Millionths(count: weight),
      confirmations: policy.confirmations(for: measure)
    )
  }

  /// The strikes that ask for something at a time.
  public func openStrikes(at now: Milliseconds) -> [Standing.Entry] {
    let told = standing.sanctions.compactMap(\.startsAt).max() ?? .min
    return standing.strikes.filter { entry in
      guard entry.answeredBy == nil, entry.at > told,
        let weight = policy.strikes[entry.strike.category]
      else { return false }
      return now - entry.at < Milliseconds(weight.days) * .day
    }
  }

  /// The weight of all strikes that are remembered at a time, answered ones too.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - caseID: A case whose own strike is not meant: an edit of a comment is no second one.
  /// - Returns: Their weight.
  public func counted(at now: Milliseconds, besides caseID: CaseID? = nil) -> Millionths {
    let counted = remembered(at: now).filter { $0.caseID != caseID }
    return Millionths(count: counted.reduce(0) { $0 + $1.strike.weight.count })
  }

  /// All strikes that are remembered at a time, answered ones too.
  public func remembered(at now: Milliseconds) -> [Standing.Entry] {
    standing.strikes.filter { entry in
      let days = Milliseconds(policy.strikes[entry.strike.category]?.days ?? 0)
      return now - entry.at < days * .day
    }
  }

  /// The proposals of the ladder that nobody would make any more, because too few of the strikes behind
  /// them are remembered: they are not confirmed, and give way to what counts now.
  public func forgotten(at now: Milliseconds) -> [RestrictionID] {
    let remembered = remembered(at: now)
    return standing.sanctions.filter { sanction in
      let weight = remembered.reduce(0) {
        $0 + ($1.answeredBy == sanction.id ? $1.strike.weight.count : 0)
      }
      return sanction.isPending && sanction.rung != nil && weight < Millionths.one.count
    }
    .map(\.id)
  }

  /// Takes back the proposals that are forgotten at a time.
  public mutating func forget(at now: Milliseconds) {
    for id in forgotten(at: now) { standing.record(.lostGround(id)) }
  }

  /// Whether the author is restricted without end, so that nothing can be added.
  private var isEndless: Bool {
    standing.sanctions.contains { $0.startsAt != nil && $0.endsAt == nil }
  }

  /// The rung that is next: one above the last, less one for each period since that has ended.
  private func nextRung(at now: Milliseconds) -> Int {
    guard let last = standing.sanctions.last(where: { $0.rung != nil && $0.startsAt != nil }),
      let rung = last.rung
    else { return 0 }
    let quiet = max(0, now - (last.endsAt ?? now))
    let decay = Int(quiet / (Milliseconds(policy.decayDays) * .day))
    return min(max(0, rung + 1 - decay), policy.ladder.count - 1)
  }
}

extension Standing {
  /// The weight of the strikes that a restriction rests on and that still stand.
  public func weight(of id: RestrictionID) -> Millionths {
    Millionths(
      count: strikes.reduce(0) { $0 + ($1.answeredBy == id ? $1.strike.weight.count : 0) }
    )
  }

  /// The begun restrictions of the ladder whose strikes are no longer enough: a moderator should
  /// think of lifting them.
  public var unfounded: [RestrictionID] {
    sanctions.filter { $0.startsAt != nil && $0.rung != nil && weight(of: $0.id) < .one }.map(\.id)
  }
}

extension RestrictionPolicy {
  /// Whether an author is never restricted: no person, the page itself, or protected by name.
  public func protects(_ author: AuthorIdentity, kind: String?, page: String?) -> Bool {
    // No network gives a person an id with a minus.
    author.id.hasPrefix("-") || author.id == page
      || kind.map { Self.communities.contains($0.lowercased()) } ?? false
      || protected.contains("\(NetworkName.canonical(author.network))/\(author.id)")
  }

  /// What networks call those who are no persons.
  private static let communities: Set<String> = [
    "channel", "chat", "club", "community", "group", "page", "public", "supergroup",
  ]

  /// The strike that a comment is whose categories are these, strongest first; nil for none.
  public func strike(for categories: [Rules.Category]) -> Strike? {
    for category in categories {
      if let weight = strikes[category]?.weight {
        return Strike(category: category, weight: Millionths(weight))
      }
    }
    return nil
  }
}

extension Millionths {
  /// One whole.
  static let one = Millionths(count: 1_000_000)
}

extension Milliseconds {
  /// A day.
  static let day: Milliseconds = 86_400_000
}
