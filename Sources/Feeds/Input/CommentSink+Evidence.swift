/// Links whose text does not show where they lead.
extension CommentSink {
  /// Adds a link to a row whose text was the last field to be made, or to its other links.
  mutating func addLink(_ url: Range<Int>, of item: JSONItem, to row: inout CommentRow) {
    addLink(to: &row) { $0.append(item.bytes.span, in: url) }
  }

  /// Adds a link that a function appends.
  mutating func addLink(to row: inout CommentRow, _ body: (inout [UInt8]) -> Void) {
    guard let evidence = row.evidence else { return }
    precondition(evidence.upperBound == batch.bytes.count, "links stand right behind the text")
    batch.bytes.append(.space)
    let start = batch.bytes.count
    body(&batch.bytes)
    batch.bytes.closeLink(from: start)
    row.links = FieldRange((row.links.range?.lowerBound ?? start)..<batch.bytes.count)
  }
}

/// Words that mention somebody.
extension CommentSink {
  /// Adds a mention to a row whose text was made, given where its words stand within the text.
  mutating func addMention(
    _ words: Range<Int>,
    _ id: FieldRange,
    to row: inout CommentRow
  ) {
    guard let text = row.text.range else { return }
    let start = text.lowerBound + words.lowerBound
    batch.add(TextMention(words: start..<(start + words.count), id: id), to: &row)
  }
}

extension [UInt8] {
  /// Makes what stands from a place on one link: links are parted by spaces, so white space within
  /// one, which no address has, is written as an address writes it.
  mutating func closeLink(from start: Int) {
    guard let blank = self[start...].firstIndex(where: { $0 <= .space }) else { return }
    let rest = Array(self[blank...])
    let digits = Array("0123456789ABCDEF".utf8)
    removeSubrange(blank...)
    for byte in rest {
      if byte > .space {
        append(byte)
      } else {
        self += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
      }
    }
  }
}
