public import Folding
public import Matching

/// A line of a word list: a word or a phrase to look for.
public struct Entry: Hashable, Sendable {
  /// The entry as it is written in the list.
  public var text: String

  /// Its line in the list's file, counted from 1.
  public var line: Int

  /// What has to stand in the text, one behind the other.
  public var elements: [Element]

  /// Words and phrases that are something else: a match that overlaps one of theirs does not count.
  public var exceptions: [Entry]

  /// One word of a phrase, or what stands in place of a word.
  public struct Element: Hashable, Sendable {
    /// What has to stand there.
    public var matcher: Matcher

    /// How many words may stand between the element before and this one.
    public var gap: Int

    /// Creates an element.
    public init(_ matcher: Matcher, gap: Int = 0) {
      self.matcher = matcher
      self.gap = gap
    }
  }

  /// What an element stands for.
  public enum Matcher: Hashable, Sendable {
    /// A word of the given look.
    case word(Pattern)
    /// Something that is no word.
    case token(Token.Kind)
  }

  /// The most words that a gap may let stand between two others.
  public static let widestGap = 9
}

/// How a list's words are looked for when they are disguised.
public enum Readings: String, CaseIterable, Comparable, Sendable {
  /// As they are written.
  case plain
  /// With letters of other alphabets that look the same.
  case shape
  /// In every way.
  case all
  /// As ``shape``, but not when they are only pieces of an ordinary word, as in «нах.одится».
  ///
  /// With ``all``, that goes without saying.
  case whole

  /// Compares by how much is tried.
  public static func < (a: Readings, b: Readings) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .plain: 0
    case .shape: 1
    case .whole: 2
    case .all: 3
    }
  }
}

/// A file of words and phrases that rules refer to by its name.
public struct WordList: Sendable {
  /// The path of its file below `wordlists`, without `.txt`: `insult/animals`.
  public var name: String

  /// How its words are read when they are disguised.
  public var readings: Readings

  /// Its entries, in the order of the file.
  public var entries: [Entry]

  /// Words and phrases that none of its entries means.
  public var exceptions: [Entry] = []

  /// The path of its file, as diagnostics name it.
  public var file: String { "wordlists/\(name).txt" }
}
