public import Folding
public import Matching

/// One place where an entry of a word list was found in a text.
public struct Match: Equatable, Sendable {
  /// The number of the entry's list.
  public var list: Int

  /// The number of the entry.
  public var entry: Int

  /// The tokens that it takes up.
  public var tokens: Range<Int>

  /// How far its words had to be guessed.
  public var source: Hit.Source

  /// The disguises of its words.
  public var disguise: Disguise

  /// The reading of its disguised word, in the searcher's readings; empty for plain words and for
  /// phrases.
  public var reading: Range<Int>
}
