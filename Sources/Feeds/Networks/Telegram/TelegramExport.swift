/// What Telegram Desktop exports as `result.json`: one chat, or a whole account.
///
/// An account has its chats in `chats` and `left_chats`; all of them are read, one after another.
struct TelegramExport: DocumentFormat {
  /// The places of an export.
  enum Place { case root, chats, list, chat, chatID, messages, message }

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    case (.root, nil): .enter(.root)
    case (.root, "chats"), (.root, "left_chats"): .enter(.chats)
    case (.chats, "list"): .enter(.list)
    case (.list, nil): .enter(.chat)
    case (.root, "id"), (.chat, "id"): .take(.chatID)
    case (.root, "messages"), (.chat, "messages"): .enter(.messages)
    case (.messages, nil): .take(.message)
    default: .skip
    }
  }

  /// The number of the chat, digit for digit; empty when the export has not said it.
  private var chatID = ""

  /// Who wrote the last messages of the chat, by the messages' numbers.
  private var authors = RecentNames<String>()

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    switch place {
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
    chatID = ""
    authors.removeAll()
  }

  private mutating func add(_ item: JSONItem, to sink: inout CommentSink) throws(RowError) {
    let message = item.root
    guard item.kind(of: message) == .object else {
      throw .notAnObject(found: item.kind(of: message))
    }
    if let type = try item.string("type", of: message), !item.has("type", "message", of: message) {
      return sink.tally.add(item.string(in: type))
    }
    var row = sink.row()
    row.network = sink.field("telegram")
    if !chatID.isEmpty { row.page = sink.field { $0 += chatID.utf8 } }
    let id = try item.name("id", of: message)
    row.id = sink.field(id, of: item)
    // When a message was edited is the number of the edit: a later one is always higher.
    row.edit = max(0, item.integer("edited_unixtime", of: message) ?? 0)
    let author = try addAuthor(of: item, to: &row, &sink)
    if let id, let author { authors[item.string(in: id)] = item.string(in: author) }
    if let answered = try item.name("reply_to_message_id", of: message) {
      row.replyTo = sink.field(answered, of: item)
      // With a peer, the number is one of another chat's.
      if item.value("reply_to_peer_id", of: message) == nil,
        let author = authors[item.string(in: answered)]
      {
        row.replyToAuthor = sink.field { $0 += author.utf8 }
      }
    }
    row.createdAt = try time(of: item, &sink)
    try addText(of: item, to: &row, &sink)
    sink.add(row)
  }

  /// Adds the author, and returns the author's number.
  ///
  /// The number has the kind before it, as in `user600000001`; very old exports have a bare one.
  private func addAuthor(
    of item: JSONItem,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) -> Range<Int>? {
    row.authorName = sink.field(try item.string("from", of: item.root), of: item)
    guard let id = try item.name("from_id", of: item.root) else { return nil }
    for kind in ["user", "channel", "chat"] as [StaticString] {
      let number = id.dropFirst(kind.utf8CodeUnitCount)
      guard item.bytes.span.has(kind, in: id.lowerBound..<number.lowerBound), !number.isEmpty
      else { continue }
      row.authorKind = sink.field(kind)
      row.authorID = sink.field(number, of: item)
      return number
    }
    row.authorID = sink.field(id, of: item)
    return id
  }

  /// The time with its zone where the export has it, else the local one, which has none.
  private func time(of item: JSONItem, _ sink: inout CommentSink) throws(RowError) -> FieldRange {
    if item.value("date_unixtime", of: item.root) != nil {
      return sink.time("date_unixtime", of: item.root, item)
    }
    return sink.field(try item.name("date", of: item.root), of: item)
  }

  /// Adds the text, and where its hidden links lead.
  ///
  /// A text with marks in it is an array of strings and objects; the marks are said once more in
  /// `text_entities`, which newer exports have.
  private func addText(
    of item: JSONItem,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    guard
      let text = item.value("text", of: item.root) ?? item.value("text_entities", of: item.root)
    else { throw .missingField("text") }
    let start = sink.batch.bytes.count
    switch item.kind(of: text) {
    case .string: sink.batch.bytes.append(item.bytes.span, in: item.text(of: text))
    case .array:
      var next = item.first(of: text)
      while let part = next {
        if let words = try words(of: part, item) {
          sink.batch.bytes.append(item.bytes.span, in: words)
        }
        next = item.next(after: part, of: text)
      }
    default: throw .wrongField("text", expected: .string, found: item.kind(of: text))
    }
    row.text = FieldRange(start..<sink.batch.bytes.count)
    try addLinks(of: item, text, to: &row, &sink)
  }

  private func words(of part: JSONItem.Node, _ item: JSONItem) throws(RowError) -> Range<Int>? {
    switch item.kind(of: part) {
    case .string: item.text(of: part)
    case .object: try item.string("text", of: part)
    default: throw .wrongField("text", expected: .string, found: item.kind(of: part))
    }
  }

  private func addLinks(
    of item: JSONItem,
    _ text: JSONItem.Node,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    let marks = try item.array("text_entities", of: item.root) ?? text
    guard item.kind(of: marks) == .array else { return }
    var next = item.first(of: marks)
    while let mark = next {
      if item.kind(of: mark) == .object, item.has("type", "text_link", of: mark),
        let target = try item.string("href", of: mark)
      {
        let words = try item.string("text", of: mark)
        if words.map({ item.bytes[$0] != item.bytes[target] }) ?? true {
          sink.addLink(target, of: item, to: &row)
        }
      }
      next = item.next(after: mark, of: marks)
    }
  }
}
