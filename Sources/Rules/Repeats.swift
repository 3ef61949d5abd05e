/// How often a comment's text, or nearly the same one, has come in the stream of comments so far.
///
/// A comment by itself is its only copy. What counts the copies stands outside the rules: deciding
/// stays a function of what it is given.
public struct Repeats: Hashable, Sendable {
  /// The comments with the text, this one among them; at least 1.
  public var copies = 1

  /// How many authors they have, as far as authors are known; at least 1.
  public var copiers = 1

  /// The comments with the text that are this author's; at least 1.
  public var ownCopies = 1

  /// The posts under which this author left them; at least 1.
  public var ownPosts = 1

  /// Creates the repeats of a comment that has no copy.
  public init() {}

  /// The greatest of the numbers.
  public var most: Int { max(copies, copiers, ownCopies, ownPosts) }
}
