/// Reading which words of a text mention somebody.
extension JSONScanner {
  /// A mention as canonical comments write it.
  struct Mention {
    /// The first Unicode scalar of the words in the text, counted from 0.
    var start = 0

    /// The scalar behind the last.
    var end = 0

    /// Who is mentioned.
    var id = FieldRange.absent
  }

  /// Reads an array of objects with `start`, `end` and `id`, or nothing when the value is null.
  mutating func mentions(_ bytes: Span<UInt8>) throws(RowError) -> [Mention] {
    guard skip(.openBracket, bytes) else {
      let found = try skipValue(bytes, depth: 1)
      guard found == .null else { throw .wrongKind(.mentions, expected: .array, found: found) }
      return []
    }
    var mentions: [Mention] = []
    skipSpace(bytes)
    while !skip(.closeBracket, bytes) {
      if !mentions.isEmpty {
        try expect(.comma, bytes)
        skipSpace(bytes)
      }
      guard bytes[position] == .openBrace else {
        throw .wrongKind(.mentions, expected: .object, found: try skipValue(bytes, depth: 2))
      }
      mentions.append(try mention(bytes))
      skipSpace(bytes)
    }
    return mentions
  }

  private mutating func mention(_ bytes: Span<UInt8>) throws(RowError) -> Mention {
    var mention = Mention()
    var hasMore = try openObject(bytes)
    while hasMore {
      switch try key(bytes) {
      case .start: mention.start = try integer(bytes, of: .start)
      case .end: mention.end = try integer(bytes, of: .end)
      case .id: mention.id = try name(bytes, of: .id, depth: 3)
      default: _ = try skipValue(bytes, depth: 3)
      }
      hasMore = try nextMember(bytes)
    }
    return mention
  }

  /// Keeps the mentions of a row's text, whose places become bytes.
  mutating func keep(
    _ found: [Mention],
    of row: inout CommentRow,
    _ bytes: Span<UInt8>
  ) {
    guard let text = row.text.range else { return }
    let first = UInt32(mentions.count)
    for mention in found.prefix(TextMention.limit)
    where mention.start >= 0 && mention.end > mention.start {
      let words = withBytes(of: text, bytes) { source, range in
        let start = source.index(afterScalars: mention.start, in: range)
        let rest = start..<range.upperBound
        let end = source.index(afterScalars: mention.end - mention.start, in: rest)
        return (start - range.lowerBound)..<(end - range.lowerBound)
      }
      guard !words.isEmpty else { continue }
      let start = text.lowerBound + words.lowerBound
      mentions.append(TextMention(words: start..<(start + words.count), id: mention.id))
    }
    row.mentions = first..<UInt32(mentions.count)
  }
}

extension Span<UInt8> {
  /// Returns the byte behind a number of Unicode scalars, or the end when there are not so many.
  fileprivate func index(afterScalars count: Int, in range: Range<Int>) -> Int {
    var index = range.lowerBound
    var left = count
    while left > 0, index < range.upperBound {
      switch unit(at: index, before: range.upperBound) {
      case .plain(let length), .broken(let length): index += length
      case .escaped: index += 1
      }
      left -= 1
    }
    return index
  }
}
