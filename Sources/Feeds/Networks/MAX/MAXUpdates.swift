/// What MAX's Bot API brings: updates one by one or as `updates`, and lists of `messages`, among them
/// the comments under a channel's post.
struct MAXUpdates: DocumentFormat {
  /// The places of an update or a list.
  enum Place { case root, type, time, message, list, listed }

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    case (.root, nil), (.root, "updates"): .enter(.root)
    case (.root, "messages"): .enter(.list)
    case (.list, nil): .take(.listed)
    case (.root, "message"): .take(.message)
    case (.root, "update_type"): .take(.type)
    case (.root, "timestamp"): .take(.time)
    default: .skip
    }
  }

  /// What happened; empty outside an update.
  private var type = ""

  /// When it happened, in milliseconds.
  private var time = 0

  /// The update's message, if it has one.
  private var message = JSONItem()

  /// The line of the update's message, or `nil` when there is none.
  private var line: Int?

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    switch place {
    case .type: type = item.string(in: item.text(of: item.root))
    case .time: time = Int(decimal: item.bytes.span, in: item.text(of: item.root)) ?? 0
    case .message:
      // The type of an update may stand behind its message.
      swap(&message, &item)
      line = sink.line
    case .listed: try MAXMessage(item).add(to: &sink)
    case .root, .list: throw .notAnObject(found: item.kind(of: item.root))
    }
  }

  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError) {
    guard place == .root else { return }
    defer { breakOff() }
    guard !type.isEmpty || line != nil else { return }
    guard let line, ["", "message_created", "message_edited"].contains(type) else {
      return sink.tally.add(type)
    }
    sink.line = line
    // When a message was edited is the number of the edit: a later one is always higher.
    try MAXMessage(message).add(to: &sink, edit: type == "message_edited" ? max(0, time) : 0)
  }

  mutating func breakOff() {
    type = ""
    time = 0
    line = nil
  }
}
