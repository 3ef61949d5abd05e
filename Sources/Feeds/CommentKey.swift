/// A key of a comment's JSON object, or of the author's object within it.
public enum CommentKey: String, Hashable, Sendable, CaseIterable {
  /// The social network.
  case network

  /// The page.
  case page

  /// The post.
  case post

  /// The comment, or the author within the author's object.
  case id

  /// The number of edits.
  case edit

  /// The author: an object, or an id alone.
  case author

  /// The name of the author.
  case name

  /// The kind of the author.
  case kind

  /// The comment that is answered.
  case replyTo = "reply_to"

  /// The time.
  case createdAt = "created_at"

  /// The text.
  case text

  /// Where links lead whose text shows something else.
  case links

  /// Which words of the text mention somebody.
  case mentions

  /// Where the words of a mention begin.
  case start

  /// Where the words of a mention end.
  case end

  /// Finds the key whose name stands in a range, if there is one.
  init?(_ bytes: Span<UInt8>, in range: Range<Int>) {
    let first = EightBytes(bytes, at: range.lowerBound)
    guard range.count > 8 else {
      self.init(first, count: range.count)
      return
    }
    let rest = EightBytes(bytes, at: range.lowerBound + 8)
    guard range.count == 10, first.number == EightBytes.number(of: "created_"),
      rest.number(of: 2) == EightBytes.number(of: "at")
    else { return nil }
    self = .createdAt
  }

  /// Finds the key that up to eight bytes spell, if there is one.
  @inline(always)
  init?(_ name: EightBytes, count: Int) {
    switch (count, name.number(of: count)) {
    case (2, EightBytes.number(of: "id")): self = .id
    case (3, EightBytes.number(of: "end")): self = .end
    case (4, EightBytes.number(of: "edit")): self = .edit
    case (4, EightBytes.number(of: "kind")): self = .kind
    case (4, EightBytes.number(of: "name")): self = .name
    case (4, EightBytes.number(of: "page")): self = .page
    case (4, EightBytes.number(of: "post")): self = .post
    case (4, EightBytes.number(of: "text")): self = .text
    case (5, EightBytes.number(of: "links")): self = .links
    case (5, EightBytes.number(of: "start")): self = .start
    case (6, EightBytes.number(of: "author")): self = .author
    case (7, EightBytes.number(of: "network")): self = .network
    case (8, EightBytes.number(of: "mentions")): self = .mentions
    case (8, EightBytes.number(of: "reply_to")): self = .replyTo
    default: return nil
    }
  }
}
