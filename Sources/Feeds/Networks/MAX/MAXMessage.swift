/// A message as MAX's Bot API brings it.
struct MAXMessage {
  private let item: JSONItem
  private var message: JSONItem.Node { item.root }

  init(_ item: JSONItem) { self.item = item }

  /// Adds the message with the number of the edit that brought it, 0 when it is as it was written.
  func add(to sink: inout CommentSink, edit: Int = 0) throws(RowError) {
    guard item.kind(of: message) == .object else {
      throw .notAnObject(found: item.kind(of: message))
    }
    guard let body = try item.object("body", of: message) else { throw .missingField("body") }
    let words = try words(body)
    let text = try item.string("text", of: words)
    var row = sink.row()
    row.network = sink.field("max")
    if let recipient = try item.object("recipient", of: message) {
      row.page = sink.field(try item.name("chat_id", of: recipient), of: item)
    }
    row.id = sink.field(try item.name("mid", of: body), of: item)
    row.edit = edit
    if let sender = try item.object("sender", of: message) {
      row.authorID = sink.field(try item.name("user_id", of: sender), of: item)
      row.authorName = try name(of: sender, &sink)
      row.authorKind = sink.field(item.isTrue("is_bot", of: sender) ? "bot" : "user")
    }
    try addReply(to: &row, &sink)
    row.createdAt = sink.time("timestamp", of: message, item, perSecond: 1000)
    // A picture alone is a comment, too, whose text is empty.
    row.text = sink.field(text ?? 0..<0, of: item)
    try addLinks(of: words, to: &row, &sink)
    if let text { try addMentions(of: words, text, to: &row, &sink) }
    sink.add(row)
  }

  /// What holds the words that are shown: the message's own body, or that of a message which is passed on
  /// without a word.
  private func words(_ body: JSONItem.Node) throws(RowError) -> JSONItem.Node {
    if let own = try item.string("text", of: body), !own.isEmpty { return body }
    guard let link = try item.object("link", of: message), item.has("type", "forward", of: link)
    else { return body }
    return try item.object("message", of: link) ?? body
  }

  private func name(
    of sender: JSONItem.Node,
    _ sink: inout CommentSink
  ) throws(RowError) -> FieldRange {
    if let name = try item.string("name", of: sender) { return sink.field(name, of: item) }
    return sink.joined(
      try item.string("first_name", of: sender),
      try item.string("last_name", of: sender),
      of: item
    )
  }

  /// Adds the message that is answered; one that is only passed on is none.
  private func addReply(to row: inout CommentRow, _ sink: inout CommentSink) throws(RowError) {
    guard let link = try item.object("link", of: message), item.has("type", "reply", of: link)
    else { return }
    if let answered = try item.object("message", of: link) {
      row.replyTo = sink.field(try item.name("mid", of: answered), of: item)
    }
    if let author = try item.object("sender", of: link) {
      row.replyToAuthor = sink.field(try item.name("user_id", of: author), of: item)
    }
  }

  /// Adds where links lead whose text shows something else.
  private func addLinks(
    of body: JSONItem.Node,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    guard let marks = try item.array("markup", of: body) else { return }
    var (next, count) = (item.first(of: marks), 0)
    while let mark = next, count < TextMention.limit {
      count += 1
      if item.has("type", "link", of: mark), let target = try item.string("url", of: mark),
        // MAX does not say how it counts; an address that stands in the text anywhere is no secret.
        !item.contains(target, in: row, sink.batch)
      {
        sink.addLink(target, of: item, to: &row)
      }
      next = item.next(after: mark, of: marks)
    }
  }

  /// Adds the words that mention somebody.
  ///
  /// MAX does not say how it counts. It is taken to count as Telegram does; beside pictographs the
  /// words may be off by a few letters then, which only matters to what counts as near.
  private func addMentions(
    of body: JSONItem.Node,
    _ text: Range<Int>,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    guard let marks = try item.array("markup", of: body) else { return }
    var (next, count) = (item.first(of: marks), 0)
    while let mark = next, count < TextMention.limit {
      count += 1
      if item.has("type", "user_mention", of: mark) {
        let words = item.words(from: "from", of: mark, in: text)
        let start = words.lowerBound - text.lowerBound
        let id = sink.field(try item.name("user_id", of: mark), of: item)
        sink.addMention(start..<(start + words.count), id, to: &row)
      }
      next = item.next(after: mark, of: marks)
    }
  }
}

extension JSONItem {
  /// Returns whether a string of the item stands in a row's text.
  fileprivate func contains(
    _ part: Range<Int>,
    in row: CommentRow,
    _ batch: CommentBatch
  ) -> Bool {
    // No text of MAX is so long; in one that is, whatever it holds, searching could take forever.
    guard let text = row.text.range, text.count <= 1 << 14,
      !part.isEmpty, part.count <= text.count
    else { return false }
    return (text.lowerBound...(text.upperBound - part.count)).contains {
      batch.bytes[$0..<($0 + part.count)] == bytes[part]
    }
  }
}
