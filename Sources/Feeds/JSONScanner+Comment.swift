extension JSONScanner {
  /// Reads a comment, from its first byte to the end of its line.
  mutating func comment(_ bytes: Span<UInt8>, line: Int) throws(RowError) -> CommentRow {
    var row = CommentRow(line: line)
    var links: [Range<Int>] = []
    var mentions: [Mention] = []
    guard bytes[position] == .openBrace else {
      throw .notAnObject(found: try skipValue(bytes, depth: 0))
    }
    var hasMore = try openObject(bytes)
    while hasMore {
      switch try key(bytes) {
      case .text: row.text = try string(bytes, of: .text)
      case .id: row.id = try name(bytes, of: .id, depth: 1)
      case .author: try author(bytes, into: &row)
      case .network: row.network = try name(bytes, of: .network, depth: 1)
      case .page: row.page = try name(bytes, of: .page, depth: 1)
      case .post: row.post = try name(bytes, of: .post, depth: 1)
      case .edit: row.edit = try integer(bytes, of: .edit)
      case .replyTo: try reply(bytes, into: &row)
      case .createdAt: row.createdAt = try name(bytes, of: .createdAt, depth: 1)
      case .links: links = try strings(bytes, of: .links)
      case .mentions: mentions = try self.mentions(bytes)
      case .name, .kind, .start, .end, nil: _ = try skipValue(bytes, depth: 1)
      }
      hasMore = try nextMember(bytes)
    }
    skipSpace(bytes)
    guard bytes[position] == .lineFeed else { throw .excess(byte: position - lineStart + 1) }
    guard let text = row.text.range else { throw .missing(.text) }
    if !links.isEmpty { bring(links, behind: text, bytes, into: &row) }
    (row.id, row.authorID) = (row.id.unlessEmpty, row.authorID.unlessEmpty)
    namedMentions = !mentions.isEmpty
    if namedMentions { keep(mentions, of: &row, bytes) }
    return row
  }

  /// Copies the text and the links, so that they stand one behind the other.
  private mutating func bring(
    _ links: [Range<Int>],
    behind text: Range<Int>,
    _ bytes: Span<UInt8>,
    into row: inout CommentRow
  ) {
    func copy(_ field: Range<Int>) -> Range<Int> {
      let start = byteCount + decoded.count
      let copied = withBytes(of: field, bytes) { source, range in
        var copied: [UInt8] = []
        copied.append(source, in: range)
        return copied
      }
      decoded.append(contentsOf: copied)
      return start..<(byteCount + decoded.count)
    }
    row.text = FieldRange(copy(text))
    var all: Range<Int>?
    for link in links {
      decoded.append(.space)
      let start = decoded.count
      _ = copy(link)
      decoded.closeLink(from: start)
      let copied = (byteCount + start)..<(byteCount + decoded.count)
      all = (all?.lowerBound ?? copied.lowerBound)..<copied.upperBound
    }
    row.links = all.map(FieldRange.init) ?? .absent
  }

  /// Reads the comment that is answered: an object with its `id` and its `author`, or an id alone.
  private mutating func reply(
    _ bytes: Span<UInt8>,
    into row: inout CommentRow
  ) throws(RowError) {
    row.replyToAuthor = .absent
    guard bytes[position] == .openBrace else {
      row.replyTo = try name(bytes, of: .replyTo, depth: 1, expected: .object)
      return
    }
    row.replyTo = .absent
    var hasMore = try openObject(bytes)
    while hasMore {
      switch try key(bytes) {
      case .id: row.replyTo = try name(bytes, of: .id, depth: 2)
      case .author: row.replyToAuthor = try name(bytes, of: .author, depth: 2)
      default: _ = try skipValue(bytes, depth: 2)
      }
      hasMore = try nextMember(bytes)
    }
  }

  /// Reads the author: an object, or an id alone.
  private mutating func author(
    _ bytes: Span<UInt8>,
    into row: inout CommentRow
  ) throws(RowError) {
    // The last author counts, whole: an earlier one leaves no field behind.
    row.authorName = .absent
    row.authorKind = .absent
    guard bytes[position] == .openBrace else {
      row.authorID = try name(bytes, of: .author, depth: 1, expected: .object)
      return
    }
    row.authorID = .absent
    var hasMore = try openObject(bytes)
    while hasMore {
      switch try key(bytes) {
      case .id: row.authorID = try name(bytes, of: .id, depth: 2)
      case .name: row.authorName = try name(bytes, of: .name, depth: 2)
      case .kind: row.authorKind = try name(bytes, of: .kind, depth: 2)
      default: _ = try skipValue(bytes, depth: 2)
      }
      hasMore = try nextMember(bytes)
    }
  }

  /// Moves into an object, and returns whether it has a member.
  mutating func openObject(_ bytes: Span<UInt8>) throws(RowError) -> Bool {
    try expect(.openBrace, bytes)
    skipSpace(bytes)
    return !skip(.closeBrace, bytes)
  }

  /// Moves to the next member of an object or out of it, and returns whether there is one.
  mutating func nextMember(_ bytes: Span<UInt8>) throws(RowError) -> Bool {
    skipSpace(bytes)
    if skip(.comma, bytes) { return true }
    try expect(.closeBrace, bytes)
    return false
  }

  /// Moves over a key and its colon to the value, and returns which key it is.
  mutating func key(_ bytes: Span<UInt8>) throws(RowError) -> CommentKey? {
    skipSpace(bytes)
    let key = if let key = shortKey(bytes) { key } else { try anyKey(bytes) }
    skipSpace(bytes)
    try expect(.colon, bytes)
    skipSpace(bytes)
    return key
  }

  /// Moves over a key that is one of ours and has less than eight letters, if it stands here.
  ///
  /// Most keys are found here. What is spelt like one of ours can hold no escape.
  @inline(always)
  private mutating func shortKey(_ bytes: Span<UInt8>) -> CommentKey? {
    let name = EightBytes(bytes, at: position &+ 1)
    let quotes = name.marks(of: .quote)
    guard bytes[position] == .quote, quotes != 0 else { return nil }
    let count = EightBytes.place(of: quotes)
    guard let key = CommentKey(name, count: count) else { return nil }
    position &+= count &+ 2
    return key
  }

  /// Moves over a key of any kind, and returns it if it is one of ours.
  private mutating func anyKey(_ bytes: Span<UInt8>) throws(RowError) -> CommentKey? {
    let name = try string(bytes)
    return withBytes(of: name, bytes) { CommentKey($0, in: $1) }
  }
}
