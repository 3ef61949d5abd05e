/// What tells a comment from all others, whatever its text: network, page, post, id and edit.
///
/// Ids are opaque; they are kept digit for digit as the network wrote them.
public struct CommentIdentity: Codable, Hashable, Sendable {
  /// The network, such as `vk`.
  public var network: String?

  /// The page, such as `-200000001`.
  public var page: String?

  /// The post.
  public var post: String?

  /// The comment within its post.
  public var id: String

  /// How many times it had been edited; 0 for a comment as it was written first.
  public var edit: Int

  /// Creates an identity.
  public init(network: String?, page: String?, post: String?, id: String, edit: Int = 0) {
    self.network = network
    self.page = page
    self.post = post
    self.id = id
    self.edit = edit
  }

  /// Whether all parts are the same byte for byte: ids are opaque, and what looks alike is not one.
  public static func == (a: Self, b: Self) -> Bool {
    a.edit == b.edit && a.id.isExactly(b.id) && a.network.isExactly(b.network)
      && a.page.isExactly(b.page) && a.post.isExactly(b.post)
  }

  /// Takes in the id, which tells nearly all comments apart.
  public func hash(into hasher: inout Hasher) { id.hashExactly(into: &hasher) }

  /// The case of the comment: the same for all of its edits.
  public var caseID: CaseID { CaseID(self) }
}

/// Who wrote something: an id within a network.
public struct AuthorIdentity: Codable, Hashable, Sendable {
  /// The network, such as `vk`.
  public var network: String

  /// The id within the network, digit for digit; a minus is a community's.
  public var id: String

  /// Creates an identity.
  public init(network: String, id: String) {
    self.network = network
    self.id = id
  }

  /// Whether network and id are the same byte for byte, as tables compare them.
  ///
  /// To `==` of strings, «й» as one sign and as «и» with a breve are the same.
  public static func == (a: Self, b: Self) -> Bool {
    a.id.isExactly(b.id) && a.network.isExactly(b.network)
  }

  /// Takes in the id, which tells nearly all authors apart.
  public func hash(into hasher: inout Hasher) { id.hashExactly(into: &hasher) }

  /// A name for people and tables, such as `vk-310000007`; different for different authors.
  public var key: String { "\(network.escapedForName)-\(id.escapedForName)" }
}
