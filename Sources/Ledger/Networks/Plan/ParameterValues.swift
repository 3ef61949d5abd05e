/// The facts about an order, as methods want them.
struct ParameterValues {
  private let order: PlanOrder
  private let network: Network

  init(_ order: PlanOrder, _ network: Network) {
    self.order = order
    self.network = network
  }

  /// The value of a field; nil when the order does not have it.
  subscript(field: Way.Field) -> String? {
    switch field {
    case .page: order.page
    case .group: order.page.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
    case .chat: order.page.map(Self.chat)
    case .post: order.comment?.post.map(Self.bare)
    case .comment: order.comment?.id
    case .author: order.author
    case .authorChat: order.author.map(Self.chat)
    case .until: order.until.map { String(($0 + 999) / 1000) }
    case .reason: network.code(for: order.reason).map(String.init)
    case .notice: order.notice.isEmpty ? nil : order.notice
    }
  }

  /// What a person has to know who does it by hand.
  func forPeople(_ deed: Network.Deed) -> [String: String] {
    var facts: [String: String] = [:]
    facts["page"] = order.page
    switch deed.kind {
    case .delete, .restore:
      facts["post"] = order.comment?.post
      facts["comment"] = order.comment?.id
    case .warn:
      facts["author"] = order.author
      facts["post"] = order.comment?.post
      facts["comment"] = order.comment?.id
      facts["notice"] = order.notice
    case .ban, .lift, .evidence:
      facts["author"] = order.author
      if order.page == nil { facts["post"] = order.comment?.post }
    }
    return facts
  }

  /// An id as Telegram's bots name supergroups and channels.
  ///
  /// An export of the desktop program leaves the `-100` out, which stands before every such id.
  private static func chat(_ id: String) -> String { id.hasPrefix("-") ? id : "-100\(id)" }

  /// The id of a post without the word that says what it is.
  private static func bare(_ post: String) -> String {
    String(post.drop { !("0"..."9").contains($0) && $0 != "-" })
  }
}
