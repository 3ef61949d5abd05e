/// What a word has to look like: a small regular expression over symbols.
///
/// A pattern is compared with one word at a time. Open at an end, it lets anything stand there:
/// `дурак*` is open at its end, `*дурак*` at both.
public struct Pattern: Hashable, Sendable {
  /// What has to be there.
  public var part: Part

  /// Whether anything may stand before it in the word.
  public var isOpenAtStart: Bool

  /// Whether anything may stand behind it in the word.
  public var isOpenAtEnd: Bool

  /// Creates a pattern.
  public init(_ part: Part, isOpenAtStart: Bool = false, isOpenAtEnd: Bool = false) {
    self.part = part
    self.isOpenAtStart = isOpenAtStart
    self.isOpenAtEnd = isOpenAtEnd
  }

  /// Whether the pattern, as far as it has to be there, could be an empty word.
  ///
  /// Such a pattern would match every word when it is open, and none that a text has when it is not.
  public var matchesNothing: Bool { part.shortest == 0 }
}
