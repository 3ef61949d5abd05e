import Rules

/// A restriction as the ledger knows it, to be compared with a network's black list.
public struct RecordedBan: Hashable, Sendable {
  /// The author's id.
  public var author: String

  /// The restriction.
  public var restriction: RestrictionID

  /// Whether the author should be banned now.
  public var isActive: Bool

  /// When it ends or has ended; nil for one without end.
  public var until: Milliseconds?

  /// Why the author is restricted.
  public var reason: BanReason

  /// Creates a record.
  public init(
    author: String,
    restriction: RestrictionID,
    isActive: Bool,
    until: Milliseconds?,
    reason: BanReason
  ) {
    self.author = author
    self.restriction = restriction
    self.isActive = isActive
    self.until = until
    self.reason = reason
  }
}

/// Where a network's black list and the ledger differ.
public struct Reconciliation: Hashable, Sendable {
  /// The differences, by kind and then by author.
  public private(set) var differences: [Difference] = []

  /// How many authors are as they should be.
  public private(set) var agreeing = 0

  /// How many authors the list still names though both the restriction and the ban are over: the network
  /// has let them write again by itself.
  public private(set) var lapsed = 0

  /// How many restricted authors the list says nothing of, because it is only a part.
  public private(set) var unknown = 0

  /// The time for which it was compared.
  let now: Milliseconds

  /// How many entries of the list were read.
  public let read: Int

  /// How many entries the network has beside those that were read.
  public let missing: Int

  /// Whether everybody was compared and is as the ledger says.
  public var agrees: Bool { differences.isEmpty && unknown == 0 && missing == 0 }

  /// A difference.
  public struct Difference: Hashable, Sendable {
    /// What differs.
    public var kind: Kind
    /// Whom it is about.
    public var author: String
    /// The restriction, if there is one.
    public var restriction: RestrictionID?
    /// What the ledger says about the end; nil for none, and when there is no record.
    public var recordedUntil: Milliseconds?
    /// What the ledger's reason is to the network.
    public var recordedReason: Int?
    /// What the network says; nil when the author is not banned there.
    public var ban: NetworkBan?
  }

  /// What can differ.
  public enum Kind: String, CaseIterable, Codable, Comparable, Sendable {
    /// Somebody is banned and nobody knows why.
    case bannedWithoutRecord
    /// Somebody was banned and nobody knows why; the ban's term is over, though the list still has it.
    case lapsedWithoutRecord
    /// The restriction is over, the ban is not.
    case endedStillBanned
    /// The ban ends at another time than the restriction.
    case otherTerm
    /// The ban has another reason.
    case otherReason
    /// Somebody is restricted and not banned.
    case recordedNotBanned

    /// Compares the kinds by how much harm they do.
    public static func < (a: Self, b: Self) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  /// By how much times may differ that are the same: networks keep whole seconds, and some forms
  /// whole minutes.
  static let tolerance: Milliseconds = 60_000

  /// Compares.
  ///
  /// - Parameters:
  ///   - records: What the ledger says of one page.
  ///   - list: What the network says of it.
  ///   - network: What the network can do.
  ///   - now: The time: a ban whose end is before it holds nobody any more.
  public init(
    _ records: [RecordedBan],
    _ list: BlackList,
    of network: Network,
    at now: Milliseconds
  ) {
    self.now = now
    (read, missing) = (list.count, list.missing)
    let recorded = Dictionary(grouping: records) { Self.key($0.author) }
      .compactMapValues { $0.max(by: Self.isWeaker) }
    let bans = Dictionary(list.bans.map { (Self.key($0.author), $0) }) { $1 }
    let free = Set(list.free.map(Self.key))
    for (key, record) in recorded {
      if let ban = bans[key] {
        compare(record, ban, network)
      } else if record.isActive {
        if list.isWhole || free.contains(key) {
          note(.recordedNotBanned, record, nil, network)
        } else {
          unknown += 1
        }
      }
    }
    for (key, ban) in bans where recorded[key] == nil {
      let kind: Kind = ban.isOver(at: now) ? .lapsedWithoutRecord : .bannedWithoutRecord
      differences.append(Difference(kind: kind, author: ban.author, ban: ban))
    }
    differences.sort {
      ($0.kind, $0.author, $0.restriction?.description ?? "")
        < ($1.kind, $1.author, $1.restriction?.description ?? "")
    }
  }

  private mutating func compare(_ record: RecordedBan, _ ban: NetworkBan, _ network: Network) {
    guard record.isActive else {
      // Networks keep whole minutes, so the ban may end a moment behind the restriction.
      if ban.isOver(at: now) || ban.until != nil && Self.isSame(record.until, ban.until) {
        return lapsed += 1
      }
      return note(.endedStillBanned, record, ban, network)
    }
    let before = differences.count
    let knowsTerms = network.way(to: .ban, post: nil).terms != .none
    if knowsTerms, !Self.isSame(record.until, ban.until) {
      note(.otherTerm, record, ban, network)
    }
    if let code = network.code(for: record.reason), let other = ban.reason, code != other {
      note(.otherReason, record, ban, network)
    }
    if differences.count == before { agreeing += 1 }
  }

  private mutating func note(
    _ kind: Kind,
    _ record: RecordedBan,
    _ ban: NetworkBan?,
    _ network: Network
  ) {
    differences.append(
      Difference(
        kind: kind,
        author: record.author,
        restriction: record.restriction,
        recordedUntil: record.until,
        recordedReason: network.code(for: record.reason),
        ban: ban
      )
    )
  }

  private static func isSame(_ a: Milliseconds?, _ b: Milliseconds?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) < tolerance
  }

  /// Whether another restriction of the same author counts before this one: one that holds, and of
  /// those the one that holds longest.
  private static func isWeaker(_ a: RecordedBan, _ b: RecordedBan) -> Bool {
    if a.isActive != b.isActive { return b.isActive }
    return (a.until ?? .max, a.restriction) < (b.until ?? .max, b.restriction)
  }

  /// An author's id without the `-100` that Telegram's bots put before a channel's and its exports
  /// do not.
  private static func key(_ author: String) -> String {
    author.hasPrefix("-100") && author.utf8.count > 12 ? String(author.dropFirst(4)) : author
  }
}

extension LedgerState {
  /// What the ledger says of a page's restricted authors, warnings aside.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - page: The page; nil for all pages of the network.
  ///   - now: The time.
  ///   - evidence: Returns the evidence in the event of a number.
  /// - Returns: A record for each restriction that ever began.
  public func recordedBans(
    network: String,
    page: String?,
    now: Milliseconds,
    evidence: (Int64) throws -> Evidence?
  ) rethrows -> [RecordedBan] {
    var records: [RecordedBan] = []
    for restriction in restrictions.values {
      let proposal = restriction.proposal
      guard proposal.author.network.isSameNetwork(as: network),
        page == nil || proposal.page == page,
        restriction.measure != .warning, restriction.startsAt != nil
      else { continue }
      let ground = proposal.cases.last.flatMap { cases[$0] }
      let edit = ground?.edits.last
      let category = restriction.ground?.category ?? ground?.verdict?.strike?.category
      let isOver = !restriction.isActive(at: now)
      records.append(
        RecordedBan(
          author: proposal.author.id,
          restriction: restriction.id,
          isActive: !isOver,
          until: isOver ? restriction.endedAt : restriction.endsAt,
          reason: .of(try edit.flatMap { try evidence($0.sequence) }, category)
        )
      )
    }
    return records
  }

  /// The pages of a network of which the ledger knows anything: comments, restrictions, or what the
  /// network told; sorted.
  public func knownPages(of network: String) -> [String] {
    var pages = Set(restrictedPages(of: network))
    for state in cases.values where state.comment.network == network {
      pages.insert(state.comment.page ?? "")
    }
    for author in authors.values where author.author.network == network {
      pages.formUnion(author.reports.compactMap(\.page))
    }
    return pages.filter { !$0.isEmpty }.sorted()
  }

  /// Whether the ledger has a comment or a restriction of a page, in whatever network.
  public func knows(page: String) -> Bool {
    cases.values.contains { $0.comment.page == page }
      || restrictions.values.contains { $0.proposal.page == page }
  }

  /// The pages of a network on which somebody was restricted, sorted; "" stands for no page.
  public func restrictedPages(of network: String) -> [String] {
    let pages = restrictions.values.filter { $0.proposal.author.network.isSameNetwork(as: network) }
      .map { $0.proposal.page ?? "" }
    return Set(pages).sorted()
  }
}
