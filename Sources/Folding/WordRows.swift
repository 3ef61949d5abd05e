/// What the words met last fold to and say, so that a word met again is not read letter by letter.
///
/// Half of any text is made of a few hundred words, and four words in five of some thousand. A word is
/// known by its bytes as its author wrote them, up to ``WordRun/limit`` of them and sixteen letters,
/// so nothing is ever taken for something else; longer ones are read each time. Words share two rows,
/// and of three the two that came last are kept. The size is fixed, whatever the texts are.
public struct WordRows: Sendable {
  /// The rows, by the hash of the bytes of their words; none in a memory that remembers nothing.
  var rows: [WordRow]

  private let shift: UInt64

  /// How many words a memory of usual size holds.
  private static var usualBits: Int { 16 }

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

  /// Remembers what the word of a token says, if the word itself is still there.
  ///
  /// - Parameters:
  ///   - meaning: What it says.
  ///   - token: A word of a text that was folded with this memory.
  ///   - symbols: The text's symbols.
  public mutating func remember(_ meaning: WordMeaning, of token: Token, _ symbols: Span<Symbol>) {
    let index = token.row
    guard index >= 0, index < rows.count, token.symbols.count <= WordName.limit,
      rows[index].name == WordName(symbols, token.symbols)
    else { return }
    rows[index].meaning = meaning
  }

  /// The row that a word has, or -1.
  @inline(__always)
  func index(of bytes: WordBytes) -> Int {
    let place = place(of: bytes)
    if rows[place].bytes == bytes { return place }
    return rows[place ^ 1].bytes == bytes ? place ^ 1 : -1
  }

  /// The row that a word takes when it is added; it is looked for there and in the neighbour's.
  @inline(__always)
  func place(of bytes: WordBytes) -> Int { Int(truncatingIfNeeded: bytes.hash &>> shift) }
}

/// What a word folds to and says.
struct WordRow: Sendable, BitwiseCopyable {
  /// The word as it is written.
  var bytes = WordBytes()

  /// Its symbols.
  var name = WordName()

  /// What it says.
  var meaning = WordMeaning()

  /// How many symbols it has.
  var count: UInt8 = 0

  /// What was noticed about it.
  var flags: Token.Flags = []
}

/// What a word says, in numbers that only those know who read it.
public struct WordMeaning: Sendable, BitwiseCopyable {
  /// The hash of its sound, by which texts are compared.
  public var sound: UInt64 = 0

  /// The numbers that whoever reads the word looks for in it.
  public var hints = NumberHints()

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
