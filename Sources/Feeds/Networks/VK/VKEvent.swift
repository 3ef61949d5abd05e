/// An event as Callback and Long Poll bring it: what happened, and to what.
struct VKEvent: Sendable {
  /// What happened, such as `wall_reply_new`; empty when nothing did.
  var type = ""

  /// The event's own name, which tells it from one that was sent twice; may be empty.
  var id = ""

  /// The community, without a minus; may be empty.
  var groupID = ""

  /// What it happened to, which is only valid when `type` is not empty.
  var object = JSONItem()

  /// The line of the object.
  var line = 1

  /// Forgets the event and keeps its memory.
  mutating func removeAll() {
    type = ""
    id = ""
    groupID = ""
    object.removeAll()
  }

  /// Adds the comment that the event brings, or counts the event; adds the report that it is.
  ///
  /// VK tells that a comment was edited, not how often, so its edits are counted.
  func add(to sink: inout CommentSink, edits: inout RecentNames<Int>) throws(RowError) {
    guard let end = type.utf8.lastIndex(of: UInt8(ascii: "_")) else {
      return sink.tally.add(type)
    }
    sink.line = line
    try addReport(to: &sink)
    let verb = type[type.index(after: end)...]
    let subject = VKSubject(rawValue: String(type[..<end]))
    guard type == "message_new" || subject != nil && ["new", "edit", "restore"].contains(verb)
    else { return sink.tally.add(type) }
    guard object.kind(of: object.root) == .object else {
      throw .wrongField("object", expected: .object, found: object.kind(of: object.root))
    }
    guard let subject else { return try addMessage(to: &sink) }
    var comment = VKComment(object, object.root, subject)
    comment.groupID = groupID
    if let id = try object.name("id", of: object.root) {
      let name = "\(subject.rawValue) \(groupID) \(object.string(in: id))"
      comment.edit = edits[name] ?? 0
      if verb == "edit" {
        comment.edit += 1
        edits[name] = comment.edit
      }
    }
    try comment.add(to: &sink)
  }

  /// Adds a message that was written to the community.
  ///
  /// It is no comment under a post: its post is the conversation, as `peer` and its number.
  private func addMessage(to sink: inout CommentSink) throws(RowError) {
    let message = try object.object("message", of: object.root) ?? object.root
    guard let text = try object.string("text", of: message) else { throw .missingField("text") }
    var row = sink.row()
    row.network = sink.field("vk")
    if !groupID.isEmpty {
      row.page = sink.field {
        $0.append(.minus)
        $0 += groupID.utf8
      }
    }
    if let peer = try object.name("peer_id", of: message) {
      row.post = sink.field {
        JSONText.append("peer", to: &$0)
        $0.append(object.bytes.span, in: peer)
      }
    }
    // In a conversation of many, messages are numbered by the conversation and `id` is 0.
    let id = try object.name("id", of: message)
    let isNumbered = id.map { !object.bytes.span.has("0", in: $0) } ?? false
    row.id = sink.field(
      isNumbered ? id : try object.name("conversation_message_id", of: message),
      of: object
    )
    row.authorID = sink.field(try object.name("from_id", of: message), of: object)
    row.createdAt = sink.time("date", of: message, object)
    row.text = sink.field { HTMLText.append(entities: object.bytes.span, in: text, to: &$0) }
    sink.add(row)
  }
}
