/// What Odnoklassniki's `discussions.getComments` answers.
///
/// Which discussion it was may stand behind its comments, so an answer is held until it ends.
struct OKDiscussion: DocumentFormat {
  /// The places of an answer.
  enum Place { case root, discussionID, discussionType, comments, comment, failure }

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    case (.root, nil): .enter(.root)
    case (.root, "discussionId"): .take(.discussionID)
    case (.root, "discussionType"): .take(.discussionType)
    case (.root, "comments"): .enter(.comments)
    case (.comments, nil): .take(.comment)
    case (.root, "error_code"): .take(.failure)
    default: .skip
    }
  }

  /// The number of the discussion; empty when the answer has not said it.
  private var id = ""

  /// The kind of the discussion's object; empty when the answer has not said it.
  private var type = ""

  /// The batch and the row where the present answer's comments begin.
  private var held: (batch: Int, row: Int)?

  var isHolding: Bool { held != nil }

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    switch place {
    case .discussionID: id = item.string(in: item.text(of: item.root))
    case .discussionType: type = item.string(in: item.text(of: item.root))
    case .comment:
      if held == nil { held = (sink.batchNumber, sink.batch.rows.count) }
      try add(item, to: &sink)
    case .failure: sink.reject(.networkFailure)
    case .root, .comments: throw .notAnObject(found: item.kind(of: item.root))
    }
  }

  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError) {
    guard place == .root else { return }
    defer { breakOff() }
    guard let held, !id.isEmpty else { return }
    // A topic, the usual thing, is its number alone; objects of other kinds are numbered on their
    // own.
    let post = sink.field {
      if !type.isEmpty && type != "GROUP_TOPIC" { $0 += "\(type):".utf8 }
      $0 += id.utf8
    }
    let first = held.batch == sink.batchNumber ? held.row : 0
    for row in first..<sink.batch.rows.count where sink.batch.rows[row].error == nil {
      sink.batch.rows[row].post = post
    }
  }

  mutating func breakOff() {
    id = ""
    type = ""
    held = nil
  }

  private func add(_ item: JSONItem, to sink: inout CommentSink) throws(RowError) {
    let comment = item.root
    guard item.kind(of: comment) == .object else {
      throw .notAnObject(found: item.kind(of: comment))
    }
    if let type = try item.string("type", of: comment),
      !item.has("type", "ACTIVE_MESSAGE", of: comment)
    {
      return sink.tally.add(item.string(in: type).lowercased())
    }
    guard let text = try item.string("text", of: comment) else { throw .missingField("text") }
    var row = sink.row()
    row.network = sink.field("ok")
    row.id = sink.field(try item.name("id", of: comment), of: item)
    row.authorID = sink.field(try item.name("author_id", of: comment), of: item)
    row.authorName = sink.field(try item.string("author_name", of: comment), of: item)
    row.authorKind = try kind(of: comment, item, &sink)
    row.replyTo = sink.field(try item.reference("reply_to_comment_id", of: comment), of: item)
    row.replyToAuthor = sink.field(try item.reference("reply_to_id", of: comment), of: item)
    row.createdAt =
      item.value("date_ms", of: comment) != nil
      ? sink.time("date_ms", of: comment, item, perSecond: 1000)
      : sink.field(try item.name("date", of: comment), of: item)
    row.text = sink.field(text, of: item)
    sink.add(row)
  }

  /// The kind of the author, which is said as `GROUP` or before the author's number.
  private func kind(
    of comment: JSONItem.Node,
    _ item: JSONItem,
    _ sink: inout CommentSink
  ) throws(RowError) -> FieldRange {
    if item.has("author_type", "GROUP", of: comment) { return sink.field("group") }
    guard let reference = try item.string("author_ref", of: comment),
      let colon = reference.first(where: { item.bytes[$0] == .colon })
    else { return .absent }
    return sink.field(reference.lowerBound..<colon, of: item)
  }
}
