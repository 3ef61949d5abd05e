/// What is known of an author: what follows from the events and nothing else.
public struct AuthorState: Codable, Hashable, Sendable {
  /// Who it is.
  public var author: AuthorIdentity

  /// What the author is, as the network said it last: a user, a group, a bot.
  public var kind: String?

  /// The author's cases, in the order in which they opened.
  public var cases: [CaseID] = []

  /// The strikes and what was done about them.
  public var standing = Standing()

  /// The author's restrictions, in the order in which they were proposed.
  public var restrictions: [RestrictionID] = []

  /// What networks told of the author's blocking, in the order in which it came.
  public var reports: [Report] = []

  /// A report of a network.
  public struct Report: Codable, Hashable, Sendable {
    /// The number of its event.
    public var sequence: Int64
    /// When it came.
    public var at: Milliseconds
    /// What was told.
    public var what: NetworkReport.What
    /// On which page.
    public var page: String?
  }

  /// Creates an author of whom nothing is known.
  public init(_ author: AuthorIdentity) { self.author = author }

  /// The name of the author's next restriction.
  public var nextRestriction: RestrictionID {
    RestrictionID(author, number: restrictions.count + 1)
  }
}
