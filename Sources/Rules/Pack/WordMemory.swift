import Folding
import Matching

/// What the words met last say, so that a word met again is not read letter by letter.
///
/// Half of any text is made of a few hundred words, and four words in five of some thousand. A word of
/// up to sixteen symbols is known by these symbols themselves, so nothing is ever taken for something
/// else; a longer one, or one that says more than a row holds, is read each time. Of two words that
/// share a row the later one takes it. The size is fixed, whatever the texts are.
struct WordMemory: Sendable {
  /// The rows, by the hash of their words.
  private var rows = [Row](repeating: Row(), count: 1 << rowBits)

  /// The lexicon by which the words were read.
  private var lexicon: Lexicon?

  private static let rowBits = 14

  /// What one word says.
  struct Row: BitwiseCopyable {
    /// The word.
    var name = WordName()
    /// The hash of its sound.
    var sound: UInt64 = 0
    /// The sets of patterns that it completes on its way, in their order.
    var sets = [3 of Int32](repeating: 0)
    /// How many sets there are, or -1 when they are too many to be kept.
    var count: Int32 = 0
  }

  /// Makes sure that what is remembered was read by a lexicon.
  mutating func use(_ lexicon: Lexicon) {
    guard self.lexicon !== lexicon else { return }
    self.lexicon = lexicon
    for index in rows.indices { rows[index] = Row() }
  }

  /// Returns what a word says, reading it if it is not remembered.
  @inline(__always)
  mutating func row(of name: WordName, _ symbols: Span<Symbol>, _ word: Range<Int>) -> Row {
    let index = name.hash >> (64 - Self.rowBits)
    let known = rows[Int(truncatingIfNeeded: index)]
    if known.name == name { return known }
    return read(name, into: Int(truncatingIfNeeded: index), symbols, word)
  }

  @inline(never)
  private mutating func read(
    _ name: WordName,
    into index: Int,
    _ symbols: Span<Symbol>,
    _ word: Range<Int>
  ) -> Row {
    var row = Row()
    row.name = name
    row.sound = WordSound.hash(symbols, word)
    lexicon?.automaton.forEachCompletion(in: symbols, word) { set in
      guard row.count >= 0, row.count < 3 else {
        row.count = -1
        return
      }
      row.sets[Int(row.count)] = Int32(truncatingIfNeeded: set)
      row.count += 1
    }
    rows[index] = row
    return row
  }
}
