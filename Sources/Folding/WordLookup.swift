/// A word looked up before it is taken in.
///
/// A text's words are looked up some ahead, all in a row, so that the processor fetches their rows at
/// the same time and not one after the other. It is only a hint: a row may go to another word
/// meanwhile, so whoever takes the word in compares its bytes.
struct WordLookup: Sendable, BitwiseCopyable {
  /// The word as it is written.
  var run: WordRun

  /// Where it begins.
  var start: Int

  /// The row that it probably has, or -1.
  var row: Int

}

extension WordRows {
  /// The most words that are looked up at a time: as many rows as fit well into the first cache.
  private static var lookupLimit: Int { 64 }

  /// Looks the next words of a text up, in place of those before.
  ///
  /// - Returns: The offset up to which words were looked up, greater than the given one.
  @inline(never)
  mutating func lookUp(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let (rows, tags) = (rows, tags)
    let shift = shift
    var offset = start
    lookups.removeAll(keepingCapacity: true)
    lookups.append(addingCapacity: Self.lookupLimit) { free in
      while offset < bytes.count, free.freeCapacity > 0 {
        guard WordRun.mayBegin(bytes[offset]) else {
          offset &+= 1
          continue
        }
        let run = WordRun.read(bytes, at: offset)
        let row = Self.likelyIndex(of: run.bytes, tags, shift)
        rows.prefetch(row)
        free.append(WordLookup(run: run, start: offset, row: row))
        offset &+= max(run.count, 1)
      }
    }
    return offset
  }

  /// Looks one word up.
  @inline(never)
  func lookup(_ bytes: Span<UInt8>, at offset: Int) -> WordLookup {
    let run = WordRun.read(bytes, at: offset)
    return WordLookup(run: run, start: offset, row: likelyIndex(of: run.bytes))
  }

  /// Tells whether the word at an offset was looked up; it is the one of the number then.
  ///
  /// - Parameters:
  ///   - offset: Where the word begins, behind all that were asked for before.
  ///   - number: The number of the first word that may be meant; it goes on to the one that is.
  /// - Returns: Whether it was.
  @inline(__always)
  func isLookedUp(_ offset: Int, _ number: inout Int) -> Bool {
    while number < lookups.count, lookups[number].start < offset { number &+= 1 }
    return number < lookups.count && lookups[number].start == offset
  }
}
