/// The form of a line of JSON: all that stands between the strings of a comment.
///
/// Programs write one comment like the other, so that but for its strings a line is mostly the same as
/// the one before. Such a line need not be read as JSON: what is the same is compared, eight bytes at
/// a time, and means what it meant before.
struct LineTemplate {
  /// The comment that the form was learnt from, whose strings are replaced.
  private var row = CommentRow(line: 0)

  /// The strings, in their order in the line; the first ``count`` of them are in use.
  private var parts = [11 of Part](repeating: Part(field: .text, start: 0, end: 0))

  /// How many strings there are; no form is known while there are none, for every comment has a text.
  private var count = 0

  /// Where the rest of the line behind the last string begins and ends, with the line feed.
  private var tail = 0..<0

  /// A string, and where what stands between it and the one before begins and ends, without quotes.
  ///
  /// While the form is learnt, it is where the string itself begins and ends, with its quotes.
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

  /// Creates a template that knows no form.
  init() {}

  /// Learns the form of a line; keeps the one before when a comment has more than most have.
  ///
  /// - Parameters:
  ///   - line: The line, with its line feed.
  ///   - row: What was read from it; it names no mentions.
  ///   - bytes: The bytes that hold this line and those that follow.
  mutating func learn(_ line: Range<Int>, _ row: borrowing CommentRow, _ bytes: Span<UInt8>) {
    guard row.error == nil, row.links.isAbsent else { return }
    // No string that was decoded elsewhere and no number can be told from the line's own bytes.
    for field in Field.allCases {
      guard let place = Self.range(of: field, in: row) else { continue }
      guard line.lowerBound < place.lowerBound, place.upperBound < line.upperBound,
        bytes[place.lowerBound - 1] == .quote, bytes[place.upperBound] == .quote
      else { return }
    }
    count = 0
    self.row = copy row
    for field in Field.allCases {
      guard let place = Self.range(of: field, in: row) else { continue }
      insert(Part(field: field, start: place.lowerBound - 1, end: place.upperBound + 1))
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

  /// Reads a line that has this form and moves the scanner to its line feed; nil, without a move, when
  /// it has another form.
  ///
  /// It is mutating only lest it be copied.
  mutating func read(
    _ bytes: Span<UInt8>,
    by scanner: inout JSONScanner,
    line: Int
  ) -> CommentRow? {
    let start = scanner.position
    guard count > 0 else { return nil }
    var row = row
    row.line = line
    var number = 0
    while number < count {
      let (from, end) = (parts[number].start, parts[number].end)
      guard bytes.repeats(from, end, at: scanner.position) else {
        scanner.position = start
        return nil
      }
      scanner.position &+= end &- from
      do throws(RowError) {
        Self.set(parts[number].field, of: &row, to: FieldRange(try scanner.string(bytes)))
      } catch {
        scanner.position = start
        return nil
      }
      number &+= 1
    }
    guard bytes.repeats(tail.lowerBound, tail.upperBound, at: scanner.position) else {
      scanner.position = start
      return nil
    }
    scanner.position &+= tail.count &- 1
    (row.id, row.authorID) = (row.id.unlessEmpty, row.authorID.unlessEmpty)
    return row
  }

  private static func range(of field: Field, in row: borrowing CommentRow) -> Range<Int>? {
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
  /// Whether the bytes from one place to another stand once more at a place behind them.
  @inline(__always)
  fileprivate func repeats(_ start: Int, _ end: Int, at place: Int) -> Bool {
    let length = end &- start
    guard start >= 0, length >= 8, place >= end, place &+ length <= count else {
      return repeatsFew(start, end, at: place)
    }
    let raw = unsafe bytes
    var offset = 0
    while true {
      // The last eight are compared where they end. All lie within the span, by the guard above.
      let old = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start &+ offset,
        as: UInt64.self
      )
      let new = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place &+ offset,
        as: UInt64.self
      )
      if old != new { return false }
      if offset &+ 8 >= length { return true }
      offset = Swift.min(offset &+ 8, length &- 8)
    }
  }

  /// The same byte by byte.
  private func repeatsFew(_ start: Int, _ end: Int, at place: Int) -> Bool {
    guard place + (end - start) <= count else { return false }
    for index in start..<end where self[index] != self[place + index - start] { return false }
    return true
  }
}
