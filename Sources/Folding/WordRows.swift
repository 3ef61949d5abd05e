/// What the words met last fold to and say, so that a word met again is not read letter by letter.
///
/// Half of any text is made of a few hundred words, and four words in five of some thousand. A word is
/// known by its bytes as its author wrote them, up to ``WordRun/limit`` of them and sixteen letters,
/// so nothing is ever taken for something else; longer ones are read each time. Of two words that
/// share a row the later one takes it. The size is fixed, whatever the texts are.
public struct WordRows: Sendable {
  /// The rows, by the hash of the bytes of their words; none in a memory that remembers nothing.
  @usableFromInline var rows: [WordRow]

  private let shift: UInt64

  /// How many words a memory of usual size holds.
  private static var usualBits: Int { 14 }

  /// Creates a memory.
  public init() { self.init(bits: Self.usualBits) }

  /// Creates a memory of so many rows, as a power of two.
  init(bits: Int) {
    rows = [WordRow](repeating: WordRow(), count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// Creates a memory that remembers nothing.
  init(nothing: Void) {
    rows = []
    shift = 63
  }

  /// Forgets what the words were found to say; what they fold to is always the same.
  public mutating func forgetMeanings() {
    for index in rows.indices { rows[index].meaning = WordMeaning() }
  }

  /// What the word of a token says, as far as that is remembered.
  ///
  /// - Parameters:
  ///   - token: A word that was folded with this memory.
  ///   - name: The name of its symbols.
  /// - Returns: Its meaning, which is unread when another word has taken the row.
  @inlinable @inline(__always)
  public func meaning(of token: Token, _ name: WordName) -> WordMeaning {
    let index = token.row
    guard index >= 0, index < rows.count, rows[index].name == name else { return WordMeaning() }
    return rows[index].meaning
  }

  /// Remembers what the word of a token says, if the word itself is still there.
  public mutating func remember(_ meaning: WordMeaning, of token: Token, _ name: WordName) {
    let index = token.row
    guard index >= 0, index < rows.count, rows[index].name == name else { return }
    rows[index].meaning = meaning
  }

  /// The row that a word has, or would have.
  @inline(__always)
  func index(of bytes: WordBytes) -> Int { Int(truncatingIfNeeded: bytes.hash &>> shift) }
}

/// What a word folds to and says.
@usableFromInline
struct WordRow: Sendable, BitwiseCopyable {
  /// The word as it is written.
  var bytes = WordBytes()

  /// Its symbols.
  @usableFromInline var name = WordName()

  /// What it says.
  @usableFromInline var meaning = WordMeaning()

  /// How many symbols it has.
  var count: UInt8 = 0

  /// What was noticed about it.
  var flags: Token.Flags = []
}

/// What a word says, in numbers that only those know who read it.
public struct WordMeaning: Sendable, BitwiseCopyable {
  /// The hash of its sound, by which texts are compared.
  public var sound: UInt64 = 0

  /// A bit for the last six bits of each number that whoever reads the word looks for in it.
  public var hints: UInt64 = 0

  /// Up to three numbers.
  public var sets = [3 of Int32](repeating: 0)

  /// How many of them there are, or a negative number.
  public var count = unread

  /// A bit for each of them that matters.
  public var marks: UInt8 = 0

  /// In place of a count when the word has not been read.
  @inlinable public static var unread: Int8 { -2 }

  /// Creates the meaning of a word that has not been read.
  @inlinable
  public init() {}
}
