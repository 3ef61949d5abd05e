/// What the words met last fold to and say, so that a word met again is not read letter by letter.
///
/// Half of any text is made of a few hundred words, and four words in five of some thousand. A word is
/// known by its bytes as its author wrote them, up to ``WordRun/limit`` of them and sixteen letters,
/// so nothing is ever taken for something else; longer ones are read each time. Words share four rows,
/// and of five the four that came last are kept. A memory begins small, so that few texts are soon
/// read, and grows once to a fixed size, whatever the texts are.
///
/// The rows are more than the processor's second cache holds, and waiting for one costs as much as
/// all else that is done with a word. So a small table of tags tells first which row it is, and the
/// rows of a text's words are fetched together, as ``WordLookup`` has it.
public struct WordRows: Sendable {
  /// The rows, four for each hash of the bytes of their words, the newest first; none in a memory
  /// that remembers nothing.
  var rows: [WordRow]

  /// The tags of each four rows.
  private(set) var tags: [RowTags]

  /// The next words of the text that is being folded.
  var lookups: [WordLookup] = []

  /// How far a hash is shifted to be the number of four rows.
  private(set) var shift: UInt64

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
    precondition(bits > 2, "rows come in fours, and a number has no shift by its width")
    rows = [WordRow](repeating: WordRow(), count: 1 << bits)
    tags = [RowTags](repeating: RowTags(), count: 1 << (bits - 2))
    shift = UInt64(66 - bits)
    limit = 1 << (last ?? bits)
  }

  /// Creates a memory that remembers nothing.
  init(nothing: Void) {
    rows = []
    tags = []
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
    self = WordRows(bits: limit.trailingZeroBitCount)
    for row in old.reversed() where row.count > 0 { put(row) }
  }

  /// Puts a word into the first of its rows and returns which that is; the others move on by one, and
  /// the word that came first of all is gone.
  @discardableResult
  mutating func put(_ row: WordRow) -> Int {
    let hash = row.bytes.hash
    let four = Self.place(of: hash, shift)
    let first = 4 &* four
    for index in (first..<first &+ 3).reversed() { rows[index &+ 1] = rows[index] }
    rows[first] = row
    tags[four].add(RowTags.tag(of: hash))
    added &+= 1
    return first
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
    guard token.row >= 0, token.symbols.count <= WordName.limit else { return }
    let name = WordName(symbols, token.symbols)
    // It may have moved on since.
    let first = token.row & ~3
    for index in first..<min(first &+ 4, rows.count) where rows[index].name == name {
      rows[index].meaning = meaning
      return
    }
  }

  /// The row that a word has, or -1.
  @inline(__always)
  func index(of bytes: WordBytes) -> Int {
    let index = likelyIndex(of: bytes)
    return index >= 0 && rows[index].bytes == bytes ? index : -1
  }

  /// The row that a word most likely has, or -1 when it has none, told without looking into it.
  @inline(__always)
  func likelyIndex(of bytes: WordBytes) -> Int { Self.likelyIndex(of: bytes, tags, shift) }

  /// The same, given the tags and how far hashes are shifted.
  @inline(__always)
  static func likelyIndex(of bytes: WordBytes, _ tags: [RowTags], _ shift: UInt64) -> Int {
    let hash = bytes.hash
    let four = place(of: hash, shift)
    let number = tags[four].first(RowTags.tag(of: hash))
    return number < 4 ? 4 &* four &+ number : -1
  }

  /// The number of the four rows in one of which a word is.
  @inline(__always)
  private static func place(of hash: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> shift)
  }
}

/// What tells four words from most others: fifteen bits of each one's hash.
struct RowTags: Sendable, BitwiseCopyable {
  /// The tags, the newest lowest; 0 stands for none.
  private var bits: UInt64 = 0

  /// The tag of a word, given its hash.
  @inline(__always)
  static func tag(of hash: UInt64) -> UInt64 { hash >> 24 & 0x7FFF | 0x8000 }

  /// Puts a tag before the others, of which the last is gone.
  mutating func add(_ tag: UInt64) { bits = bits << 16 | tag }

  /// Which of the four has a tag, the first if several do, or 4.
  @inline(__always)
  func first(_ tag: UInt64) -> Int {
    let difference = bits ^ tag &* 0x0001_0001_0001_0001
    // The lowest part that is zero loses its highest bit to the one that is taken away; what stands
    // below is right, and what stands above does not matter.
    let zeros = (difference &- 0x0001_0001_0001_0001) & ~difference & 0x8000_8000_8000_8000
    return zeros.trailingZeroBitCount >> 4
  }
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
