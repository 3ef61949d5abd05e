/// What YouTube's Data API answers: `commentThreads.list` and `comments.list`.
struct YouTubeThreads: DocumentFormat {
  /// The places of an answer.
  enum Place { case root, items, item }

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    case (.root, nil): .enter(.root)
    case (.root, "items"): .enter(.items)
    case (.items, nil): .take(.item)
    default: .skip
    }
  }

  /// Who wrote the last comments, by the comments' names.
  private var authors = RecentNames<String>()

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    guard place == .item, item.kind(of: item.root) == .object else {
      throw .notAnObject(found: item.kind(of: item.root))
    }
    guard let snippet = try item.object("snippet", of: item.root) else {
      throw .missingField("snippet")
    }
    guard let top = try item.object("topLevelComment", of: snippet) else {
      return try add(item, item.root, thread: nil, to: &sink)
    }
    try add(item, top, thread: snippet, to: &sink)
    guard let replies = try item.object("replies", of: item.root),
      let comments = try item.array("comments", of: replies)
    else { return }
    var next = item.first(of: comments)
    while let reply = next {
      try add(item, reply, thread: snippet, to: &sink)
      next = item.next(after: reply, of: comments)
    }
  }

  /// Adds a comment, which may leave to its thread what they have in common.
  private mutating func add(
    _ item: JSONItem,
    _ comment: JSONItem.Node,
    thread: JSONItem.Node?,
    to sink: inout CommentSink
  ) throws(RowError) {
    guard let snippet = try item.object("snippet", of: comment) else {
      throw .missingField("snippet")
    }
    let original = try item.string("textOriginal", of: snippet)
    // As it was written; what is shown is HTML.
    let shown = try item.string("textDisplay", of: snippet)
    guard let text = original ?? shown else { throw .missingField("textDisplay") }
    var row = sink.row()
    row.network = sink.field("youtube")
    row.page = try field("channelId", of: snippet, thread, item, &sink)
    row.post = try field("videoId", of: snippet, thread, item, &sink)
    let id = try item.name("id", of: comment)
    row.id = sink.field(id, of: item)
    row.createdAt = sink.field(try item.name("publishedAt", of: snippet), of: item)
    if let updated = try item.name("updatedAt", of: snippet),
      let published = try item.name("publishedAt", of: snippet),
      item.bytes[updated] != item.bytes[published]
    {
      // When it was edited is the number of the edit: a later one is always higher.
      row.edit = UnixTime.seconds(of: item.bytes.span, in: updated) ?? 1
    }
    row.authorName = sink.field(try item.string("authorDisplayName", of: snippet), of: item)
    if let channel = try item.object("authorChannelId", of: snippet),
      let author = try item.name("value", of: channel)
    {
      row.authorID = sink.field(author, of: item)
      if let id { authors[item.string(in: id)] = item.string(in: author) }
    }
    if let parent = try item.name("parentId", of: snippet) {
      row.replyTo = sink.field(parent, of: item)
      if let author = authors[item.string(in: parent)] {
        row.replyToAuthor = sink.field { $0 += author.utf8 }
      }
    }
    addText(item, text, isHTML: original == nil, to: &row, &sink)
    sink.add(row)
  }

  /// Makes a field that a comment may leave to its thread.
  private func field(
    _ key: StaticString,
    of snippet: JSONItem.Node,
    _ thread: JSONItem.Node?,
    _ item: JSONItem,
    _ sink: inout CommentSink
  ) throws(RowError) -> FieldRange {
    if let own = try item.name(key, of: snippet) { return sink.field(own, of: item) }
    guard let thread else { return .absent }
    return sink.field(try item.name(key, of: thread), of: item)
  }

  /// Adds the text as it was written, or as it is shown, which is HTML.
  private func addText(
    _ item: JSONItem,
    _ text: Range<Int>,
    isHTML: Bool,
    to row: inout CommentRow,
    _ sink: inout CommentSink
  ) {
    guard isHTML else {
      row.text = sink.field(text, of: item)
      return
    }
    var links: [Range<Int>] = []
    row.text = sink.field {
      HTMLText.append(html: item.bytes.span, in: text, to: &$0) { links.append($0) }
    }
    for link in links {
      sink.addLink(to: &row) {
        HTMLText.append(entities: item.bytes.span, in: link, to: &$0)
      }
    }
  }
}
