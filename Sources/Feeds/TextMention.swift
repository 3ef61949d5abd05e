/// Words of a text by which somebody is mentioned, where only the network knows that: `Иван` and not
/// `@ivan`.
public struct TextMention: Hashable, Sendable {
  /// How many mentions of one comment are kept, which is more than a network lets people make.
  static let limit = 128

  /// Where the words stand among the bytes of the batch, within the text.
  public var words: Range<Int>

  /// Who is mentioned.
  public var id = FieldRange.absent
}

extension CommentBatch {
  /// Returns the mentions of a comment, in the order in which they were given.
  public func mentions(of row: CommentRow) -> ArraySlice<TextMention> {
    mentions[Int(row.mentions.lowerBound)..<Int(row.mentions.upperBound)]
  }

  /// Returns where the words of a comment's mentions stand among the bytes of its text.
  public func mentionedWords(of row: CommentRow) -> [Range<Int>] {
    guard !row.mentions.isEmpty, let text = row.text.range else { return [] }
    return mentions(of: row).map {
      ($0.words.lowerBound - text.lowerBound)..<($0.words.upperBound - text.lowerBound)
    }
  }

  /// Adds a mention to a row that was not added yet.
  ///
  /// A place that is empty or reaches beyond the text says nothing and is left out.
  mutating func add(_ mention: TextMention, to row: inout CommentRow) {
    guard let text = row.text.range, !mention.words.isEmpty,
      text.lowerBound <= mention.words.lowerBound, mention.words.upperBound <= text.upperBound,
      row.mentions.count < TextMention.limit
    else { return }
    mentions.append(mention)
    let first = row.mentions.isEmpty ? UInt32(mentions.count - 1) : row.mentions.lowerBound
    row.mentions = first..<UInt32(mentions.count)
  }
}
