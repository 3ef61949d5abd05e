public import Rules

/// What deciding needs to know of a comment beside its text.
///
/// It is deliberately little: a decision is a function of the text, the page it stands on, whether it
/// answers or mentions somebody, how often it has come, and of the rule pack. Who wrote it plays no part.
public struct CommentContext: Equatable, Sendable {
  /// The page's thresholds: its own where the policy has them.
  public var page: PageNumber

  /// Whether the comment answers another one.
  public var isReply: Bool

  /// The bytes of the text that mention somebody, where only the network knows that: «Иван», and not
  /// `@ivan`.
  public var mentions: [Range<Int>]

  /// How often the text has come in the stream; a ``RepeatMemory`` counts it.
  public var repeats: Repeats

  /// A page that the policy names, or all others.
  public struct PageNumber: Hashable, Sendable {
    /// The position among the pages that the policy names, or -1.
    let index: Int

    /// Every page that the policy does not name.
    public static let other = PageNumber(index: -1)
  }

  /// Creates a context.
  public init(
    page: PageNumber = .other,
    isReply: Bool = false,
    mentions: [Range<Int>] = [],
    repeats: Repeats = Repeats()
  ) {
    self.page = page
    self.isReply = isReply
    self.mentions = mentions
    self.repeats = repeats
  }
}
