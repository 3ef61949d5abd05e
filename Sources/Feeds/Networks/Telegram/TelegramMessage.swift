/// A message as the Bot API brings it.
struct TelegramMessage {
  private let item: JSONItem
  private var message: JSONItem.Node { item.root }

  init(_ item: JSONItem) { self.item = item }

  /// Adds the message, or counts what is none that a person wrote.
  func add(to sink: inout CommentSink) throws(RowError) {
    guard item.kind(of: message) == .object else {
      throw .notAnObject(found: item.kind(of: message))
    }
    // The channel's own post, which Telegram copies into the group where it is discussed.
    if item.isTrue("is_automatic_forward", of: message) {
      return sink.tally.add("is_automatic_forward")
    }
    let own = try item.string("text", of: message)
    var written = if let own { own } else { try item.string("caption", of: message) }
    // What a poll asks is all that its author has written.
    if written == nil, let poll = try item.object("poll", of: message) {
      written = try item.string("question", of: poll)
    }
    guard written != nil || hasMedia else { return sink.tally.add("message_without_text") }
    // A picture alone is a comment, too, whose text is empty.
    let text = written ?? 0..<0
    var row = sink.row()
    row.network = sink.field("telegram")
    if let chat = try item.object("chat", of: message) {
      row.page = sink.field(try item.name("id", of: chat), of: item)
    }
    row.post = sink.field(try item.name("message_thread_id", of: message), of: item)
    row.id = sink.field(try item.name("message_id", of: message), of: item)
    // When a message was edited is the number of the edit: a later one is always higher.
    row.edit = max(0, item.integer("edit_date", of: message) ?? 0)
    try addAuthor(to: &row, &sink)
    if let answered = try item.object("reply_to_message", of: message) {
      try addReply(to: answered, of: &row, &sink)
    }
    row.createdAt = sink.time("date", of: message, item)
    row.text = sink.field(text, of: item)
    let marks: StaticString = own == nil ? "caption_entities" : "entities"
    if let entities = try item.array(marks, of: message) {
      try addLinks(entities, text, to: &row, &sink)
      try addMentions(entities, text, to: &row, &sink)
    }
    sink.add(row)
  }

  /// Adds the message that is answered, or the post when it is that.
  ///
  /// The post of a channel, and what a topic of a forum begins with, are nothing that somebody said
  /// in the group: what is written under them answers nobody.
  private func addReply(
    to answered: JSONItem.Node,
    of row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    let id = try item.name("message_id", of: answered)
    if item.isTrue("is_automatic_forward", of: answered)
      || item.value("forum_topic_created", of: answered) != nil
    {
      if row.post.isAbsent { row.post = sink.field(id, of: item) }
      return
    }
    row.replyTo = sink.field(id, of: item)
    if let author = try author(of: answered) {
      row.replyToAuthor = sink.field(try item.name("id", of: author.node), of: item)
    }
  }

  /// Whether the message brings something that a person sent, and not only news of the chat.
  private var hasMedia: Bool {
    let kinds: [StaticString] = [
      "photo", "video", "sticker", "animation", "document", "voice", "audio", "video_note", "poll",
      "contact", "location",
    ]
    return kinds.contains { item.value($0, of: message) != nil }
  }

  /// Adds the author.
  ///
  /// A channel, or an administrator who stays unnamed, writes as a chat; `from` is then one of
  /// Telegram's own accounts, such as 777000, who wrote nothing.
  private func addAuthor(to row: inout CommentRow, _ sink: inout CommentSink) throws(RowError) {
    guard let (author, isChat) = try author(of: message) else { return }
    row.authorID = sink.field(try item.name("id", of: author), of: item)
    if isChat {
      row.authorKind = sink.field(try item.string("type", of: author), of: item)
      row.authorName = sink.field(try item.string("title", of: author), of: item)
    } else {
      row.authorKind = sink.field(item.isTrue("is_bot", of: author) ? "bot" : "user")
      row.authorName = sink.joined(
        try item.string("first_name", of: author),
        try item.string("last_name", of: author),
        of: item
      )
    }
  }

  private func author(
    of message: JSONItem.Node
  ) throws(RowError) -> (node: JSONItem.Node, isChat: Bool)? {
    if let chat = try item.object("sender_chat", of: message) { return (chat, true) }
    return try item.object("from", of: message).map { ($0, false) }
  }

  /// Adds where links lead whose text shows something else.
  private func addLinks(
    _ entities: JSONItem.Node,
    _ text: Range<Int>,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    var (next, count) = (item.first(of: entities), 0)
    while let entity = next, count < TextMention.limit {
      count += 1
      if item.has("type", "text_link", of: entity),
        let target = try item.string("url", of: entity)
      {
        let words = words(of: entity, in: text)
        if item.bytes[words] != item.bytes[target] { sink.addLink(target, of: item, to: &row) }
      }
      next = item.next(after: entity, of: entities)
    }
  }

  /// Adds the words that mention somebody who has no name of the form `@name`.
  private func addMentions(
    _ entities: JSONItem.Node,
    _ text: Range<Int>,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    var (next, count) = (item.first(of: entities), 0)
    while let entity = next, count < TextMention.limit {
      count += 1
      if item.has("type", "text_mention", of: entity),
        let user = try item.object("user", of: entity)
      {
        let words = words(of: entity, in: text)
        let start = words.lowerBound - text.lowerBound
        let id = sink.field(try item.name("id", of: user), of: item)
        sink.addMention(start..<(start + words.count), id, to: &row)
      }
      next = item.next(after: entity, of: entities)
    }
  }

  /// The part of a text that an entity is about; empty when there is no such part.
  private func words(of entity: JSONItem.Node, in text: Range<Int>) -> Range<Int> {
    item.words(from: "offset", of: entity, in: text)
  }
}

extension JSONItem {
  /// The part of a text that a mark with its `length` is about; empty when there is no such part.
  func words(from key: StaticString, of mark: Node, in text: Range<Int>) -> Range<Int> {
    guard let offset = integer(key, of: mark),
      let length = integer("length", of: mark), offset >= 0, length >= 0
    else { return text.lowerBound..<text.lowerBound }
    let bytes = bytes.span
    let start = bytes.index(afterUTF16Units: offset, from: text.lowerBound, before: text.upperBound)
    return start..<bytes.index(afterUTF16Units: length, from: start, before: text.upperBound)
  }
}

extension Span<UInt8> {
  /// Returns the byte behind a number of UTF-16 code units, which is how messengers count.
  ///
  /// A scalar of four bytes has two units, every other one has one.
  func index(afterUTF16Units count: Int, from start: Int, before end: Int) -> Int {
    var index = start
    var units = 0
    while index < end, units < count {
      units += self[index] >= 0xF0 ? 2 : 1
      index += 1
      while index < end, self[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }
}
