/// What Telegram Desktop exports as `result.json`: one chat, or a whole account.
///
/// An account has its chats in `chats` and `left_chats`; all of them are read, one after another.
struct TelegramExport: DocumentFormat {
  /// The places of an export.
  enum Place { case root, chats, list, chat, chatType, chatID, messages, message }

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    case (.root, nil): .enter(.root)
    case (.root, "chats"), (.root, "left_chats"): .enter(.chats)
    case (.chats, "list"): .enter(.list)
    case (.list, nil): .enter(.chat)
    case (.root, "type"), (.chat, "type"): .take(.chatType)
    case (.root, "id"), (.chat, "id"): .take(.chatID)
    case (.root, "messages"), (.chat, "messages"): .enter(.messages)
    case (.messages, nil): .take(.message)
    default: .skip
    }
  }

  /// The kind of the chat, such as `public_supergroup`; empty when the export has not said it.
  private var chatType = ""

  /// The number of the chat, digit for digit; empty when the export has not said it.
  private var chatID = ""

  /// What is known of the last messages of the chat, by their numbers.
  private var known = RecentNames<Known>()

  /// What an answer to a message may want to know of it.
  private struct Known {
    /// Who wrote it.
    var author: String?

    /// The post that it stands under.
    var post: String?

    /// Whether it is the post, or what a topic begins with, and so nothing that somebody said.
    var isPost = false
  }

  /// The kinds of chats that are nobody's page.
  private static let privateChats: Set = ["personal_chat", "saved_messages", "bot_chat"]

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    switch place {
    case .chatType: chatType = item.string(in: item.text(of: item.root))
    case .chatID: chatID = item.string(in: item.text(of: item.root))
    case .message: try add(item, to: &sink)
    case .root, .chats, .list, .chat, .messages:
      throw .notAnObject(found: item.kind(of: item.root))
    }
  }

  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError) {
    if place == .chat || place == .root { breakOff() }
  }

  mutating func breakOff() {
    chatType = ""
    chatID = ""
    known.removeAll()
  }

  private mutating func add(_ item: JSONItem, to sink: inout CommentSink) throws(RowError) {
    let message = item.root
    guard item.kind(of: message) == .object else {
      throw .notAnObject(found: item.kind(of: message))
    }
    // An account's private letters are nobody's comments; that they were passed over is told.
    if Self.privateChats.contains(chatType) { return sink.tally.add(chatType) }
    let id = try item.name("id", of: message)
    if let type = try item.string("type", of: message), !item.has("type", "message", of: message) {
      if let id, item.has("action", "topic_created", of: message) {
        known[item.string(in: id)] = Known(post: item.string(in: id), isPost: true)
      }
      return sink.tally.add(item.string(in: type))
    }
    var row = sink.row()
    row.network = sink.field("telegram")
    if !chatID.isEmpty {
      row.page = sink.field { $0 += TelegramID.name(chatID, of: .init(chatType: chatType)).utf8 }
    }
    row.id = sink.field(id, of: item)
    // When a message was edited is the number of the edit: a later one is always higher.
    row.edit = max(0, item.integer("edited_unixtime", of: message) ?? 0)
    try addAuthor(of: item, to: &row, &sink)
    var own = Known(author: sink.batch.string(row.authorID))
    try addReply(of: item, to: &row, &own, &sink)
    if let id {
      let isPost = isChannelsPost(item)
      if isPost { own.post = item.string(in: id) }
      own.isPost = isPost
      known[item.string(in: id)] = own
    }
    row.createdAt = try time(of: item, &sink)
    try addText(of: item, to: &row, &sink)
    sink.add(row)
  }

  /// Whether the message is a channel's post, which Telegram has copied into the group where it is
  /// discussed.
  private func isChannelsPost(_ item: JSONItem) -> Bool {
    guard let author = item.value("from_id", of: item.root), item.kind(of: author) == .string,
      let from = item.value("from", of: item.root), item.kind(of: from) == .string
    else { return false }
    guard item.bytes[item.text(of: author)].starts(with: "channel".utf8) else { return false }
    let origins = ["forwarded_from", "saved_from"] as [StaticString]
    return origins.contains { key in
      item.value(key, of: item.root).map {
        item.bytes[item.text(of: $0)] == item.bytes[item.text(of: from)]
      } ?? false
    }
  }

  /// Adds the message that is answered, or the post when it is that.
  private func addReply(
    of item: JSONItem,
    to row: inout CommentRow,
    _ own: inout Known,
    _ sink: inout CommentSink
  ) throws(RowError) {
    guard let answered = try item.name("reply_to_message_id", of: item.root) else { return }
    // With a peer, the number is one of another chat's.
    let isHere = item.value("reply_to_peer_id", of: item.root) == nil
    let parent = isHere ? known[item.string(in: answered)] : nil
    if let post = parent?.post {
      row.post = sink.field { $0 += post.utf8 }
      own.post = post
    }
    if let parent, parent.isPost { return }
    row.replyTo = sink.field(answered, of: item)
    if let author = parent?.author { row.replyToAuthor = sink.field { $0 += author.utf8 } }
  }

  /// Adds the author.
  ///
  /// The number has the kind before it, as in `user600000001`; very old exports have a bare one.
  private func addAuthor(
    of item: JSONItem,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    row.authorName = sink.field(try item.string("from", of: item.root), of: item)
    guard let id = try item.name("from_id", of: item.root) else { return }
    for (word, kind) in TelegramID.kinds {
      let number = id.dropFirst(word.utf8CodeUnitCount)
      guard item.bytes.span.has(word, in: id.lowerBound..<number.lowerBound), !number.isEmpty
      else { continue }
      row.authorKind = sink.field(word)
      row.authorID =
        kind == .user
        ? sink.field(number, of: item)
        : sink.field { $0 += TelegramID.name(item.string(in: number), of: kind).utf8 }
      return
    }
    row.authorID = sink.field(id, of: item)
  }
}
