/// What Telegram's Bot API brings: updates one by one, in an array, or as an answer of `getUpdates`.
struct TelegramUpdates: DocumentFormat {
  /// The places of an update.
  enum Place: Hashable {
    case root, updateID, message

    /// Something else that happened, by its key.
    case other(String)
  }

  static let outermostKeys: [StaticString] = ["text", "chat"]

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    case (.root, nil), (.root, "result"): .enter(.root)
    case (.root, "update_id"): .take(.updateID)
    case (.root, "message"), (.root, "edited_message"): .take(.message)
    case (.root, "ok"): .skip
    case (.root, let key?): .take(.other(key))
    default: .skip
    }
  }

  /// The updates that were read, by their numbers.
  private var seen = RecentNames<Bool>()

  /// Whether the present update was read before.
  private var isRepeated = false

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    switch place {
    case .updateID:
      let id = item.string(in: item.text(of: item.root))
      isRepeated = seen[id] != nil
      seen[id] = true
      if isRepeated { sink.tally.add("repeated_update") }
    case .message:
      if !isRepeated { try TelegramMessage(item).add(to: &sink) }
    case .other(let key):
      if !isRepeated { sink.tally.add(key) }
    case .root: throw .notAnObject(found: item.kind(of: item.root))
    }
  }

  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError) {
    isRepeated = false
  }

  mutating func breakOff() { isRepeated = false }
}
