/// Something that a network says has happened and that is no comment: somebody was blocked on a page,
/// a comment was deleted there.
///
/// It comes with the comments that it stood among, in ``CommentBatch/reports``. What the network did
/// not say is absent. Ids keep every digit.
public struct NetworkReport: Hashable, Sendable {
  /// What has happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An author may no longer write on the page.
    case userBlocked = "user_block"

    /// An author may write on the page again.
    case userUnblocked = "user_unblock"

    /// A comment was deleted, by its author or by somebody else.
    case commentDeleted = "comment_delete"

    /// A comment that was deleted is there again; it also comes as a comment.
    case commentRestored = "comment_restore"
  }

  /// What has happened.
  public var kind: Kind

  /// The social network, such as `vk`.
  public var network: String

  /// The line of the input that it stands on, counted from 1.
  public var line: Int

  /// The page it happened on.
  public var page: String?

  /// The network's own name of the event; the same event never comes twice.
  public var event: String?

  /// The author it happened to.
  public var author: String?

  /// Who did it on the network; absent when a term ran out by itself.
  public var moderator: String?

  /// The post of the comment.
  public var post: String?

  /// The comment.
  public var comment: String?

  /// When the block ends, in seconds since 1970; 0 when it never does.
  public var until: Int?

  /// The network's number for the reason of the block: of VK, 0 other, 1 spam, 2 verbal abuse,
  /// 3 strong language, 4 flood.
  public var reason: Int?

  /// What the moderator wrote beside the block.
  public var note: String?

  /// Whether the block was lifted because its term was over.
  public var isExpiry = false

  /// Creates a report that says nothing more yet.
  public init(_ kind: Kind, network: String, line: Int) {
    self.kind = kind
    self.network = network
    self.line = line
  }
}
