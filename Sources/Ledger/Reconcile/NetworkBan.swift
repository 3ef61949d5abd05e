/// An author on a network's black list.
public struct NetworkBan: Hashable, Sendable {
  /// The author's id as comments name it: a community of VK has a minus.
  public var author: String

  /// When the network lets the author write again; nil when it does not, or knows no terms.
  public var until: Milliseconds?

  /// When the author was banned, if the network says so.
  public var since: Milliseconds?

  /// The network's number for the reason, if it has any.
  public var reason: Int?

  /// Who banned the author, if the network says so.
  public var administrator: String?

  /// Creates a ban.
  public init(
    author: String,
    until: Milliseconds? = nil,
    since: Milliseconds? = nil,
    reason: Int? = nil,
    administrator: String? = nil
  ) {
    self.author = author
    self.until = until
    self.since = since
    self.reason = reason
    self.administrator = administrator
  }

  /// Whether the network lets the author write again by itself: the ban's own term is over.
  func isOver(at now: Milliseconds) -> Bool { until.map { $0 <= now } ?? false }
}

/// A network's black list, as far as it is known.
public struct BlackList: Hashable, Sendable {
  /// Who is banned, each author once.
  public var bans: [NetworkBan] = []

  /// Authors of whom the network said that they are not banned.
  public var free: Set<String> = []

  /// Whether whoever is not on the list is not banned.
  ///
  /// A part of the list, or an answer about single members, says nothing of others.
  public var isWhole = false

  /// How many entries could not be read, such as deleted accounts without an id.
  public var unread = 0

  /// How many entries the network said there are, when it said so.
  var announced: Int?

  /// How many entries were read.
  public var count: Int { bans.count + free.count + unread }

  /// How many entries the network has beside those that were read, as far as it said so.
  public var missing: Int { max(0, (announced ?? 0) - count) }

  /// Creates an empty list that says nothing.
  public init() {}

  /// Takes another part of the same list.
  ///
  /// An author who stands in both is taken from the later part.
  public mutating func merge(_ other: BlackList) {
    let named = Set(other.bans.map(\.author)).union(other.free)
    bans.removeAll { named.contains($0.author) }
    free.subtract(named)
    bans += other.bans
    free.formUnion(other.free)
    unread += other.unread
    announced = [announced, other.announced].compactMap { $0 }.max()
    if let announced {
      isWhole = count >= announced
    } else {
      isWhole = isWhole || other.isWhole
    }
  }
}
