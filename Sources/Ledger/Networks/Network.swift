/// What a network lets the owner of a page do.
public struct Network: Hashable, Sendable {
  /// What people call it, such as «ВКонтакте».
  public var title: String

  /// How each thing is done; what is missing is done by hand.
  ///
  /// A comment can stand below things of several kinds, so there may be several ways to delete it.
  public var ways: [Deed: [Way]] = [:]

  /// The network's numbers for the reasons of a restriction; empty when it has none.
  public var reasons: [BanReason: Int] = [:]

  /// A network that nobody has described: everything in it is done by hand.
  public static func unknown(_ name: String) -> Network { Network(title: name) }

  /// What can be done.
  public enum Deed: String, CaseIterable, Codable, Sendable {
    /// A comment is taken away.
    case delete
    /// A comment is put back.
    case restore
    /// An author is told of a warning.
    case warn
    /// An author may not write any more.
    case ban
    /// A community may not write any more.
    case banCommunity = "ban_community"
    /// An author may write again.
    case lift
    /// A community may write again.
    case liftCommunity = "lift_community"
  }

  /// Returns the way to do something about a post.
  ///
  /// The id of a post says what it is: below `topic12` comments go another way than below `12`.
  public func way(to deed: Deed, post: String?) -> Way {
    let ways = ways[deed] ?? []
    let named = ways.first { !$0.posts.isEmpty && (post ?? "").hasPrefix($0.posts) }
    if let named { return named }
    let isUsual = post?.unicodeScalars.first.map { ("0"..."9").contains($0) || $0 == "-" } ?? true
    // An id that begins with a word nobody has described names a thing we know nothing of.
    return ways.first { $0.posts.isEmpty && (isUsual || ways.count == 1) } ?? Way()
  }
}

/// How one thing is done in a network.
public struct Way: Hashable, Sendable {
  /// The network's method; nil when a person does it in the network's own interface.
  public var method: String?

  /// What the method is told, in the order of the file; empty when there is no method.
  public var parameters: [Parameter] = []

  /// What the person does; empty when there is nothing to say.
  public var manual = ""

  /// Whose access the method needs, in words for people.
  public var access = ""

  /// How long after a comment was written it can be done; nil for ever.
  public var within: Milliseconds?

  /// What the id of a post begins with that the way is for; empty for posts that are a number.
  public var posts = ""

  /// Which terms a restriction can have.
  public var terms = Terms.any

  /// Whether the network erases the author's messages together with the restriction.
  public var erases = false

  /// Creates a way that nothing is known about: by hand, without end.
  public init() { terms = .none }

  /// The terms that a network understands.
  public enum Terms: Hashable, Sendable {
    /// Any end.
    case any
    /// No end at all: somebody has to lift the restriction.
    case none
    /// Ends that are so far away, in milliseconds from when the network is asked.
    case between(ClosedRange<Milliseconds>)
  }

  /// A value that a method is given.
  public struct Parameter: Hashable, Sendable {
    /// What the network calls it.
    public var name: String
    /// Where it comes from.
    public var source: Source

    /// Creates a parameter.
    public init(name: String, source: Source) {
      self.name = name
      self.source = source
    }
  }

  /// Where the value of a parameter comes from.
  public enum Source: Hashable, Sendable {
    /// The file says the value itself.
    case literal(String)
    /// What the action is about.
    case field(Field)
  }

  /// A fact about an action.
  public enum Field: String, CaseIterable, Sendable {
    /// The page's id.
    case page
    /// The page's id without a minus.
    case group
    /// The page's id as Telegram's bots name a supergroup: with `-100` in front.
    case chat
    /// The post's id, without the word that says what it is.
    case post
    /// The comment's id.
    case comment
    /// The author's id.
    case author
    /// The community's id, as Telegram's bots name it: with `-100` in front.
    case authorChat = "author_chat"
    /// When the restriction ends, in seconds since 1970; left out when it does not.
    case until
    /// The network's number for the reason; left out when it has none.
    case reason
    /// What the author is told; left out when it is empty.
    case notice

    /// Whether the method works without it.
    var isOptional: Bool { [.until, .reason, .notice].contains(self) }
  }
}

/// Why an author is restricted, as networks tell reasons apart.
public enum BanReason: String, CaseIterable, Sendable {
  /// Obscene words.
  case profanity
  /// Insults.
  case insult
  /// Advertising and bait.
  case spam
  /// The same over and over.
  case flood
  /// What breaks the law.
  case unlawful
  /// Rude words.
  case rude
  /// Anything else.
  case other
}

extension Network {
  /// The network's number for a reason, that for ``BanReason/other`` where it has none for this
  /// one; nil when it knows no reasons.
  public func code(for reason: BanReason) -> Int? { reasons[reason] ?? reasons[.other] }
}
