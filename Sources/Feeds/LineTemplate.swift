/// The form of a line of JSON: all that stands between the strings of a comment.
///
/// Programs write one comment like the other, so that but for its strings a line is mostly the same as
/// the one before. Such a line need not be read as JSON: what is the same is compared, eight bytes at
/// a time, and means what it meant before.
struct LineTemplate {
  /// The comment that the form was learnt from, whose strings are replaced.
  private var row: CommentRow

  /// The strings, in their order in the line; the first ``count`` of them are in use.
  private var parts = [11 of Part](repeating: Part(field: .text, start: 0, end: 0))

  /// How many strings there are.
  private var count = 0

  /// What stands behind the last string, with the line feed.
  private var tail: Range<Int>

  /// A string, and where what stands between it and the one before begins and ends.
  ///
  /// While the form is learnt, it is where the string itself begins and ends.
  private struct Part {
    var field: Field
    var start: Int
    var end: Int
  }

  /// A field of a comment that is a string.
  private enum Field: UInt8, CaseIterable {
    case network, page, post, id, text, createdAt
    case authorID, authorName, authorKind, replyTo, replyToAuthor
  }

  /// Learns the form of a line, or returns nil when it has escapes or more than a comment mostly has.
  ///
  /// - Parameters:
  ///   - line: The line, with its line feed.
  ///   - row: What was read from it.
  ///   - bytes: The bytes that hold this line and those that follow.
  init?(_ line: Range<Int>, _ row: CommentRow, _ bytes: Span<UInt8>) {
    guard row.error == nil, row.links.isAbsent, row.mentions.isEmpty else { return nil }
    self.row = row
    tail = line
    for field in Field.allCases {
      guard let place = Self.range(of: field, in: row) else { continue }
      // Numbers, and what was decoded elsewhere, are no strings of this line.
      guard line.lowerBound < place.lowerBound, place.upperBound < line.upperBound,
        bytes[place.lowerBound - 1] == .quote, bytes[place.upperBound] == .quote
      else { return nil }
      insert(Part(field: field, start: place.lowerBound, end: place.upperBound))
    }
    var end = line.lowerBound
    for number in 0..<count {
      let string = parts[number]
      parts[number].start = end
      parts[number].end = string.start
      end = string.end
    }
    tail = end..<line.upperBound
  }

  /// Inserts a string in front of those that stand behind it.
  private mutating func insert(_ part: Part) {
    var place = count
    while place > 0, parts[place - 1].start > part.start {
      parts[place] = parts[place - 1]
      place -= 1
    }
    parts[place] = part
    count += 1
  }

  /// Reads a line that has this form; nil when it has another one.
  ///
  /// Moves the position to the line feed.
  @inline(__always)
  func read(_ bytes: Span<UInt8>, at position: inout Int, line: Int) -> CommentRow? {
    var row = row
    row.line = line
    var place = position
    var number = 0
    while number < count {
      let part = parts[number]
      guard bytes.repeats(part.start..<part.end, at: place) else { return nil }
      place &+= part.end &- part.start
      let end = bytes.endOfPlainPart(from: place)
      guard bytes[end] == .quote else { return nil }
      Self.set(part.field, of: &row, to: FieldRange(place..<end))
      place = end
      number &+= 1
    }
    guard bytes.repeats(tail, at: place) else { return nil }
    position = place &+ tail.count &- 1
    return row
  }

  private static func range(of field: Field, in row: CommentRow) -> Range<Int>? {
    switch field {
    case .network: row.network.range
    case .page: row.page.range
    case .post: row.post.range
    case .id: row.id.range
    case .authorID: row.authorID.range
    case .authorName: row.authorName.range
    case .authorKind: row.authorKind.range
    case .replyTo: row.replyTo.range
    case .replyToAuthor: row.replyToAuthor.range
    case .createdAt: row.createdAt.range
    case .text: row.text.range
    }
  }

  @inline(__always)
  private static func set(_ field: Field, of row: inout CommentRow, to range: FieldRange) {
    switch field {
    case .network: row.network = range
    case .page: row.page = range
    case .post: row.post = range
    case .id: row.id = range
    case .authorID: row.authorID = range
    case .authorName: row.authorName = range
    case .authorKind: row.authorKind = range
    case .replyTo: row.replyTo = range
    case .replyToAuthor: row.replyToAuthor = range
    case .createdAt: row.createdAt = range
    case .text: row.text = range
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes of a range stand once more at a place behind it.
  @inline(__always)
  fileprivate func repeats(_ range: Range<Int>, at place: Int) -> Bool {
    let length = range.count
    guard place &+ length <= count else { return false }
    var offset = 0
    while offset < length {
      let old = EightBytes(self, at: range.lowerBound &+ offset).number(of: length &- offset)
      let new = EightBytes(self, at: place &+ offset).number(of: length &- offset)
      if old != new { return false }
      offset &+= 8
    }
    return true
  }
}
