/// What VK's API answers and what it sends as events.
///
/// Answers of `wall.getComments`, `board.getComments` and `video.getComments`, alone, one after
/// another, in an array or as the results of `execute`, with or without `response` around them; and
/// events of Callback and Long Poll, one by one or as `updates`.
///
/// Names of authors stand behind the comments, in `profiles` and `groups`, so an answer is held
/// until it ends.
struct VKFormat: DocumentFormat {
  /// The places of an answer or event.
  enum Place {
    case root, items, comment, profiles, profile, groups, group, type, eventID, groupID, object

    /// Instead of an answer, that there is none.
    case failure

    /// That Long Poll has to begin anew, as it does every hour or so.
    case lapse
  }

  static var document: JSONStep<Place> { .enter(.root) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> {
    switch (place, key) {
    // Whatever holds answers or events looks like one itself, so it may lie within itself.
    case (.root, nil), (.root, "response"), (.root, "updates"): .enter(.root)
    case (.root, "items"): .enter(.items)
    case (.items, nil): .take(.comment)
    case (.root, "profiles"): .enter(.profiles)
    case (.profiles, nil): .take(.profile)
    case (.root, "groups"): .enter(.groups)
    case (.groups, nil): .take(.group)
    case (.root, "type"): .take(.type)
    case (.root, "event_id"): .take(.eventID)
    case (.root, "group_id"): .take(.groupID)
    case (.root, "object"): .take(.object)
    case (.root, "error"): .take(.failure)
    case (.root, "failed"): .take(.lapse)
    default: .skip
    }
  }

  /// The event that is being read.
  private var event = VKEvent()

  /// The events that were read, by their ids.
  private var seen = RecentNames<Bool>()

  /// How often each comment was edited, as far as events told.
  private var edits = RecentNames<Int>()

  /// The names of the answer's authors; the comments may be of later batches.
  private var names = RecentNames<String>()

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
    case .comment:
      hold(sink)
      try VKComment(item, item.root, .of(item, item.root)).addThread(to: &sink)
    case .profile:
      hold(sink)
      try addName(item, isGroup: false, &sink)
    case .group:
      hold(sink)
      try addName(item, isGroup: true, &sink)
    case .type: event.type = item.string(in: item.text(of: item.root))
    case .eventID: event.id = item.string(in: item.text(of: item.root))
    case .groupID: event.groupID = item.string(in: item.text(of: item.root))
    case .object:
      swap(&event.object, &item)
      event.line = sink.line
    case .failure: sink.reject(.networkFailure)
    case .lapse: sink.tally.add("error")
    case .root, .items, .profiles, .groups:
      throw .notAnObject(found: item.kind(of: item.root))
    }
  }

  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError) {
    guard place == .root else { return }
    giveNames(&sink)
    defer { event.removeAll() }
    guard !event.type.isEmpty else { return }
    if !event.id.isEmpty {
      // VK sends an event again when it was not sure that it came through.
      guard seen[event.id] == nil else { return sink.tally.add("repeated_event") }
      seen[event.id] = true
    }
    try event.add(to: &sink, edits: &edits)
  }

  mutating func breakOff() {
    held = nil
    names.removeAll()
    event.removeAll()
  }

  private mutating func hold(_ sink: CommentSink) {
    if held == nil { held = (sink.batchNumber, sink.batch.rows.count) }
  }

  private mutating func addName(
    _ item: JSONItem,
    isGroup: Bool,
    _ sink: inout CommentSink
  ) throws(RowError) {
    guard let id = try item.name("id", of: item.root) else { return }
    let field =
      isGroup
      ? sink.field(try item.string("name", of: item.root), of: item)
      : sink.joined(
        try item.string("first_name", of: item.root),
        try item.string("last_name", of: item.root),
        of: item
      )
    // Communities write comments under their number with a minus.
    names[(isGroup ? "-" : "") + item.string(in: id)] = sink.batch.string(field)
  }

  /// Gives the authors of the present answer their names.
  private mutating func giveNames(_ sink: inout CommentSink) {
    guard let held else { return }
    defer {
      self.held = nil
      names.removeAll()
    }
    // What was too long to be held is gone already, without its names.
    let first = held.batch == sink.batchNumber ? held.row : 0
    var fields: [String: FieldRange] = [:]
    for row in first..<sink.batch.rows.count {
      guard let author = sink.batch.string(sink.batch.rows[row].authorID),
        let name = names[author]
      else { continue }
      let field = fields[author] ?? sink.field { $0 += name.utf8 }
      fields[author] = field
      sink.batch.rows[row].authorName = field
    }
  }
}

extension CommentSink {
  /// Makes a field of two strings with a space between them, of which one may be absent.
  mutating func joined(_ a: Range<Int>?, _ b: Range<Int>?, of item: JSONItem) -> FieldRange {
    guard let a, let b, !a.isEmpty, !b.isEmpty else {
      return field(a.map { $0.isEmpty ? b ?? $0 : $0 } ?? b, of: item)
    }
    return field {
      $0.append(item.bytes.span, in: a)
      $0.append(.space)
      $0.append(item.bytes.span, in: b)
    }
  }
}
