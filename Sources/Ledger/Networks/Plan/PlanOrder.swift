/// A confirmed decision that is to be carried out in a network.
public struct PlanOrder: Hashable, Sendable {
  /// The action's name, the same whenever the same decision is planned again.
  public var id: String

  /// What is to be done; for a community the planner takes the community's way by itself.
  public var deed: Network.Deed

  /// The network, such as `vk`.
  public var network: String

  /// The page.
  public var page: String?

  /// The comment that is to go, or that the restriction rests on.
  public var comment: CommentIdentity?

  /// The author's id; nil when only a comment is concerned.
  public var author: String?

  /// Whether the author is a community and no person.
  public var isCommunity = false

  /// When the comment was written, if the network said so with a zone.
  public var writtenAt: Milliseconds?

  /// When the restriction ends; nil for one without end.
  public var until: Milliseconds?

  /// Why the author is restricted.
  public var reason = BanReason.other

  /// What the author is told.
  public var notice = ""

  /// The case that asks for it.
  public var caseID: CaseID?

  /// The restriction that asks for it.
  public var restriction: RestrictionID?

  /// Whether the network restricts the author already, for another restriction that has fallen or is
  /// longer: where it knows no terms, there is nothing to do but to lift in time.
  public var isHeld = false

  /// Whether the restriction was planned before and nobody has told what came of it.
  public var isUnreported = false

  /// Whether the violations that the restriction rests on were found to be none.
  public var isUnfounded = false

  /// Whether messages were to be saved before the restriction, and nobody has told what came of it.
  public var owesEvidence = false

  /// The shorter restrictions that are carried out by this one.
  public var covers: [RestrictionID] = []

  /// Whether it should be done before others.
  public var isUrgent = false

  /// Whether a moderator has to look first: the program alone wants the comment gone, and it is urgent,
  /// unlawful, or asks for an answer.
  public var isForPeople = false

  /// Creates an order.
  public init(id: String, _ deed: Network.Deed, network: String) {
    self.id = id
    self.deed = deed
    self.network = network
  }
}
