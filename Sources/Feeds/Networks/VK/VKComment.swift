/// What a comment of VK is about: the kind of its object decides which fields name it.
enum VKSubject: String, CaseIterable {
  /// A post on a wall.
  case wall = "wall_reply"

  /// A topic of a community's discussions.
  case topic = "board_post"

  /// A photo.
  case photo = "photo_comment"

  /// A video.
  case video = "video_comment"

  /// A thing for sale.
  case market = "market_comment"

  /// The keys that hold the object's number.
  ///
  /// Of a photo's answers VK says `pid`, of its events `photo_id`.
  var idKeys: [StaticString] {
    switch self {
    case .wall: ["post_id"]
    case .topic: ["topic_id"]
    case .photo: ["photo_id", "pid"]
    case .video: ["video_id"]
    case .market: ["item_id"]
    }
  }

  /// The keys that hold the page of the object, the best first.
  var ownerKeys: [StaticString] {
    switch self {
    case .wall: ["post_owner_id", "owner_id"]
    case .topic: ["topic_owner_id", "owner_id"]
    case .photo: ["photo_owner_id", "owner_id"]
    case .video: ["video_owner_id", "owner_id"]
    case .market: ["market_owner_id", "owner_id"]
    }
  }

  /// What stands before the object's number in the name of the post.
  ///
  /// Posts, photos and videos are numbered each on their own; a post on a wall, the usual thing, is
  /// its number alone.
  var prefix: StaticString {
    switch self {
    case .wall: ""
    case .topic: "topic"
    case .photo: "photo"
    case .video: "video"
    case .market: "market"
    }
  }

  /// Tells the subject of a comment that an answer holds.
  static func of(_ item: JSONItem, _ node: JSONItem.Node) -> VKSubject {
    allCases.first { $0.idKeys.contains { item.value($0, of: node) != nil } } ?? .wall
  }
}

/// A comment as VK writes it.
struct VKComment {
  private let item: JSONItem
  private let node: JSONItem.Node
  private let subject: VKSubject

  /// The community whose event brought the comment, without a minus; empty in answers.
  var groupID = ""

  /// How many times the comment had been edited, as far as it is known.
  var edit = 0

  init(_ item: JSONItem, _ node: JSONItem.Node, _ subject: VKSubject) {
    self.item = item
    self.node = node
    self.subject = subject
  }

  /// Adds the comment and what was answered to it, as far as the answer holds it.
  func addThread(to sink: inout CommentSink) throws(RowError) {
    try add(to: &sink)
    guard let thread = try item.object("thread", of: node),
      let items = try item.array("items", of: thread)
    else { return }
    var next = item.first(of: items)
    while let reply = next {
      try VKComment(item, reply, subject).add(to: &sink, below: node)
      next = item.next(after: reply, of: items)
    }
  }

  /// Adds the comment alone; the parent is the comment whose thread it stands in.
  func add(to sink: inout CommentSink, below parent: JSONItem.Node? = nil) throws(RowError) {
    guard item.kind(of: node) == .object else {
      throw .notAnObject(found: item.kind(of: node))
    }
    let author = try item.name("from_id", of: node)
    let text = try item.string("text", of: node)
    let isNobodys = author.map { item.bytes.span.has("0", in: $0) } ?? false
    if item.isTrue("deleted", of: node) || isNobodys && text?.isEmpty ?? true {
      return sink.tally.add("deleted")
    }
    // An answer of `wall.get` holds posts, which are no comments.
    if item.value("post_type", of: node) != nil, !item.has("post_type", "reply", of: node) {
      return sink.tally.add("post")
    }
    guard let text else { throw .missingField("text") }
    var row = sink.row()
    row.network = sink.field("vk")
    try addPlace(&row, parent, &sink)
    row.id = sink.field(try item.name("id", of: node), of: item)
    row.edit = edit
    if let author {
      row.authorID = sink.field(author, of: item)
      row.authorKind = sink.field(item.bytes[author.lowerBound] == .minus ? "group" : "user")
    }
    try addReply(&row, parent, &sink)
    row.createdAt = sink.time("date", of: node, item)
    row.text = sink.field { HTMLText.append(entities: item.bytes.span, in: text, to: &$0) }
    try addLinks(&row, &sink)
    sink.add(row)
  }

  /// Adds the page and the post, which a comment in a thread may leave to its parent.
  private func addPlace(
    _ row: inout CommentRow,
    _ parent: JSONItem.Node?,
    _ sink: inout CommentSink
  ) throws(RowError) {
    if let owner = try first(of: subject.ownerKeys, parent) {
      row.page = sink.field(owner, of: item)
    } else if !groupID.isEmpty {
      row.page = sink.field {
        $0.append(.minus)
        $0 += groupID.utf8
      }
    }
    guard let object = try first(of: subject.idKeys, parent) else { return }
    row.post = sink.field {
      JSONText.append(subject.prefix, to: &$0)
      $0.append(item.bytes.span, in: object)
    }
  }

  private func first(
    of keys: [StaticString],
    _ parent: JSONItem.Node?
  ) throws(RowError) -> Range<Int>? {
    for key in keys {
      if let name = try item.name(key, of: node) { return name }
    }
    guard let parent else { return nil }
    return try VKComment(item, parent, subject).first(of: keys, nil)
  }

  /// Adds the comment that is answered: the one that VK names, else the innermost of those above.
  private func addReply(
    _ row: inout CommentRow,
    _ parent: JSONItem.Node?,
    _ sink: inout CommentSink
  ) throws(RowError) {
    var answered = try item.reference("reply_to_comment", of: node)
    if answered == nil, let stack = try item.array("parents_stack", of: node) {
      var next = item.first(of: stack)
      while let above = next {
        answered = item.text(of: above)
        next = item.next(after: above, of: stack)
      }
    }
    row.replyTo = sink.field(answered, of: item)
    var author = try item.reference("reply_to_user", of: node)
    if author == nil, let parent, let answered, let id = try item.name("id", of: parent),
      item.bytes[id] == item.bytes[answered]
    {
      author = try item.name("from_id", of: parent)
    }
    row.replyToAuthor = sink.field(author, of: item)
  }

  /// Adds the links that are attached and do not stand in the text.
  private func addLinks(_ row: inout CommentRow, _ sink: inout CommentSink) throws(RowError) {
    guard let attachments = try item.array("attachments", of: node) else { return }
    var next = item.first(of: attachments)
    while let attachment = next {
      if item.has("type", "link", of: attachment),
        let link = try item.object("link", of: attachment),
        let url = try item.string("url", of: link)
      {
        sink.addLink(url, of: item, to: &row)
      }
      next = item.next(after: attachment, of: attachments)
    }
  }
}
