/// What the words met last fold to and say, so that a word met again is not read letter by letter.
///
/// Half of any text is made of a few hundred words, and four words in five of some thousand. A word is
/// known by its bytes as its author wrote them, up to ``WordRun/limit`` of them and sixteen letters,
/// so nothing is ever taken for something else; longer ones are read each time. Words share two rows,
/// and of three the two that came last are kept. A memory begins small, so that few texts are soon
/// read, and grows once to a fixed size, whatever the texts are.
public struct WordRows: Sendable {
  /// The rows, by the hash of the bytes of their words; none in a memory that remembers nothing.
  var rows: [WordRow]

  /// How far a hash is shifted to be the number of a row.
  private var shift: UInt64

  /// The most rows that there are to be.
  private let limit: Int

  /// How many words were added.
  private var added = 0

  /// How many rows a memory has in the beginning and in the end, as powers of two.
  private static var bits: (first: Int, last: Int) { (10, 16) }

  /// Creates a memory.
  public init() { self.init(bits: Self.bits.first, growingTo: Self.bits.last) }

  /// Creates a memory of so many rows, as a power of two, which may grow to so many.
  init(bits: Int, growingTo last: Int? = nil) {
    rows = [WordRow](repeating: WordRow(), count: 1 << bits)
    shift = UInt64(64 - bits)
    limit = 1 << (last ?? bits)
  }

  /// Creates a memory that remembers nothing.
  init(nothing: Void) {
    rows = []
    shift = 63
    limit = 0
  }

  /// Grows when more words were added than it has rows; the rows of all tokens are others then.
  @inline(__always)
  mutating func makeRoom() {
    if added > rows.count, rows.count < limit { grow() }
  }

  @inline(never)
  private mutating func grow() {
    let old = rows
    rows = [WordRow](repeating: WordRow(), count: limit)
    shift = UInt64(64 - limit.trailingZeroBitCount)
    for row in old where row.count > 0 { put(row) }
  }

  /// Puts a word into its row and returns which that is; the word that was there goes to the
  /// neighbour's.
  @discardableResult
  mutating func put(_ row: WordRow) -> Int {
    let index = place(of: row.bytes)
    rows[index ^ 1] = rows[index]
    rows[index] = row
    added &+= 1
    return index
  }

  /// Forgets what the words were found to say; what they fold to is always the same.
  public mutating func forgetMeanings() {
    for index in rows.indices { rows[index].meaning.number = WordMeaning.unread }
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

/// What a word folds to and says, in as many bytes as a line of the processor's cache has.
struct WordRow: Sendable, BitwiseCopyable {
  /// The word as it is written.
  var bytes = WordBytes()

  /// Its symbols.
  var name = WordName()

  /// What it says.
  var meaning = WordMeaning()

  /// What was noticed about it.
  var flags: Token.Flags = []

  /// How many symbols it has.
  var count: UInt8 = 0
}

/// What a word says, in numbers that only those know who read it.
public struct WordMeaning: Sendable, BitwiseCopyable {
  /// The hash of its sound, by which texts are compared.
  public var sound: UInt64 = 0

  /// The number, above 0, under which whoever reads words keeps what they say; 0 when it says nothing.
  public var number = unread

  /// In place of a number when the word has not been read.
  @inlinable public static var unread: Int32 { -1 }

  /// In place of a number when the token is no word.
  @inlinable public static var noWord: Int32 { -2 }

  /// The meaning of what is no word.
  static var ofNoWord: WordMeaning {
    var meaning = WordMeaning()
    meaning.number = noWord
    return meaning
  }

  /// Creates the meaning of a word that has not been read.
  @inlinable
  public init() {}
}
