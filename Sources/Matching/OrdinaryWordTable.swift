import Folding

/// A list of words, to be looked up whole and to be gone through by first letter and length.
///
/// It is made once, in one pass over the bytes of the list: some hundred thousand instructions, which
/// the first comment with a match pays for.
struct OrdinaryWordTable: Sendable {
  /// The letters of all words; those with the same first letter and length stand in a row.
  let symbols: [Symbol]

  /// The most letters that a word has.
  let longest: Int

  /// Where the words of each first letter and length begin in ``symbols``.
  private let firsts: [Int32]

  /// The words by the hash of their names, an open table; the name of no word where none is.
  private let names: [WordName]

  /// No word is longer: names hold so many.
  private static var limit: Int { WordName.limit }

  /// Puts the words of a text into a table.
  ///
  /// - Parameter text: Words of small Russian letters, parted by white space.
  init(_ text: String) {
    // Groups by first letter and length are counted first, then filled.
    var letters: [Symbol] = []
    var words: [Range<Int>] = []
    var start = 0
    for scalar in text.unicodeScalars {
      if let symbol = Symbol(scalar) {
        letters.append(symbol)
      } else if letters.count > start {
        Self.endWord(from: &start, &letters, &words)
      }
    }
    if letters.count > start { Self.endWord(from: &start, &letters, &words) }
    precondition(words.allSatisfy { $0.count <= Self.limit }, "an ordinary word is too long")
    var firsts = [Int32](repeating: 0, count: (Symbol.count + 1) * (Self.limit + 1) + 1)
    for word in words {
      firsts[Self.group(letters[word.lowerBound], word.count) + 1] += Int32(word.count)
    }
    for group in firsts.indices.dropFirst() { firsts[group] += firsts[group - 1] }
    var ends = firsts
    var symbols = [Symbol](repeating: .boundary, count: letters.count)
    var bits = 4
    while 1 << bits < 4 * words.count { bits += 1 }
    var names = [WordName](repeating: WordName(), count: 1 << bits)
    for word in words {
      let group = Self.group(letters[word.lowerBound], word.count)
      for index in word {
        symbols[Int(ends[group])] = letters[index]
        ends[group] += 1
      }
      let name = WordName(letters.span, word)
      var slot = Int(truncatingIfNeeded: name.hash >> UInt64(64 - bits))
      while names[slot] != WordName(), names[slot] != name { slot = (slot + 1) & (names.count - 1) }
      names[slot] = name
    }
    self.symbols = symbols
    self.firsts = firsts
    self.names = names
    longest = words.map(\.count).max() ?? 0
  }

  /// Ends the word that begins at a place, and adds it without its signs, too: Latin letters write
  /// none, and people leave them out.
  private static func endWord(
    from start: inout Int,
    _ letters: inout [Symbol],
    _ words: inout [Range<Int>]
  ) {
    let word = start..<letters.count
    words.append(word)
    letters += letters[word].filter { !signs.contains($0) }
    if letters.count - word.upperBound < word.count {
      words.append(word.upperBound..<letters.count)
    } else {
      letters.removeSubrange(word.upperBound...)
    }
    start = letters.count
  }

  private static let signs = Symbol.symbols(of: "ьъ")

  /// Whether a word stands in the table.
  ///
  /// - Complexity: O(1) for a table that is at most a quarter full.
  @inline(__always)
  func contains(_ name: WordName) -> Bool {
    guard name != WordName() else { return false }
    let shift = UInt64(truncatingIfNeeded: names.count.leadingZeroBitCount &+ 1)
    var slot = Int(truncatingIfNeeded: name.hash >> shift)
    while names[slot] != WordName() {
      if names[slot] == name { return true }
      slot = (slot &+ 1) & (names.count &- 1)
    }
    return false
  }

  /// Where the words with a first letter and so many letters begin in ``symbols``.
  @inline(__always)
  func words(from first: Symbol, count: Int) -> StrideTo<Int> {
    guard count > 0, count <= Self.limit else { return stride(from: 0, to: 0, by: 1) }
    let group = Self.group(first, count)
    return stride(from: Int(firsts[group]), to: Int(firsts[group + 1]), by: count)
  }

  private static func group(_ first: Symbol, _ count: Int) -> Int {
    Int(first.rawValue & 63) * (limit + 1) + count
  }
}

extension OrdinaryWords {
  /// The words as they are looked up.
  static let table = OrdinaryWordTable(words)
}
