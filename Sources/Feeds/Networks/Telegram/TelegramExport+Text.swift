/// The text of a message, what it hides, and when it was written.
extension TelegramExport {
  /// The time with its zone where the export has it, else the local one, which has none.
  func time(of item: JSONItem, _ sink: inout CommentSink) throws(RowError) -> FieldRange {
    if item.value("date_unixtime", of: item.root) != nil {
      return sink.time("date_unixtime", of: item.root, item)
    }
    return sink.field(try item.name("date", of: item.root), of: item)
  }

  /// Adds the text, and where its hidden links lead.
  ///
  /// A text with marks in it is an array of strings and objects; the marks are said once more in
  /// `text_entities`, which newer exports have.
  func addText(
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
    // What a poll asks is all that its author has written.
    if sink.batch.bytes.count == start, let poll = try item.object("poll", of: item.root),
      let question = try item.string("question", of: poll)
    {
      sink.batch.bytes.append(item.bytes.span, in: question)
    }
    row.text = FieldRange(start..<sink.batch.bytes.count)
    try addLinks(of: item, text, to: &row, &sink)
    try addMentions(of: item, text, to: &row, &sink)
  }

  private func words(of part: JSONItem.Node, _ item: JSONItem) throws(RowError) -> Range<Int>? {
    switch item.kind(of: part) {
    case .string: item.text(of: part)
    case .object: try item.string("text", of: part)
    default: throw .wrongField("text", expected: .string, found: item.kind(of: part))
    }
  }

  /// Adds the words that mention somebody who has no name of the form `@name`.
  private func addMentions(
    of item: JSONItem,
    _ text: JSONItem.Node,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) throws(RowError) {
    var next = item.first(of: text)
    var start = 0
    while let part = next {
      let count = try words(of: part, item)?.count ?? 0
      if item.kind(of: part) == .object, item.has("type", "mention_name", of: part) {
        let id = sink.field(try item.name("user_id", of: part), of: item)
        sink.addMention(start..<(start + count), id, to: &row)
      }
      start += count
      next = item.next(after: part, of: text)
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
