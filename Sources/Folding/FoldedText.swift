/// A text in the form that rules compare, and the way back to the text as its author wrote it.
///
/// Folding takes away what does not change how a word reads: letter case, compatibility forms,
/// accents, characters that do not show. What is left are ``symbols``, cut into ``tokens`` that know
/// their place in the author's text. A folded text is a buffer: it is filled again for each comment
/// and allocates nothing once it has grown to the longest.
///
///     var folded = FoldedText()
///     Folder().fold("Ду\u{200B}РАК!", into: &folded)
///     folded.text(of: folded.tokens[0])  // "дурак", which is bytes 0..<13 of the source
public struct FoldedText: Sendable {
  /// The letters and digits of all words and numbers, with a boundary behind each.
  public internal(set) var symbols: [Symbol] = []

  /// The words and what else the text consists of, in its order.
  public internal(set) var tokens: [Token] = []

  /// What each token says, as far as that was remembered when the text was folded; unread for others.
  public internal(set) var meanings: [WordMeaning] = []

  /// The stretches of text in which a word may be disguised, in the text's order.
  public internal(set) var suspects: [Suspect] = []

  /// How many of what the text has.
  public internal(set) var counts = Counts()

  /// How many bytes the author's text has.
  public internal(set) var byteCount = 0

  /// A stretch of text in which a word may be disguised.
  public struct Suspect: Equatable, Sendable {
    /// The first of its tokens and the one behind the last.
    public var tokens: Range<Int>

    /// Whether it is a row of letters set apart by white space, as in «х у й».
    public var isSpaced: Bool
  }

  /// How many of what a text has, for rules that count.
  public struct Counts: Equatable, Sendable {
    /// Words.
    public var words = 0
    /// Words all in capitals, of at least three letters.
    public var capitals = 0
    /// Words in which letters of two alphabets pass for one another.
    public var mixed = 0
    /// Web addresses.
    public var links = 0
    /// Mentions of users.
    public var mentions = 0
    /// Words behind `#`.
    public var hashtags = 0
    /// Telephone numbers.
    public var phones = 0
    /// E-mail addresses.
    public var emails = 0
    /// Pictographs.
    public var emoji = 0
    /// Numbers.
    public var numbers = 0
    /// Exclamation marks.
    public var exclamations = 0
    /// Question marks.
    public var questions = 0
    /// Line breaks.
    public var breaks = 0

    /// Creates the counts of an empty text.
    public init() {}
  }

  /// Creates a buffer without a text.
  public init() {}

  /// Returns a token's folded letters.
  public func text(of token: Token) -> String {
    var text = ""
    for index in token.symbols { text.unicodeScalars.append(symbols[index].character) }
    return text
  }

  /// Notes what a token says.
  public mutating func note(_ meaning: WordMeaning, of token: Int) { meanings[token] = meaning }

  /// Empties the buffer and keeps its memory.
  mutating func removeAll() {
    symbols.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    meanings.removeAll(keepingCapacity: true)
    suspects.removeAll(keepingCapacity: true)
    counts = Counts()
    byteCount = 0
  }
}
