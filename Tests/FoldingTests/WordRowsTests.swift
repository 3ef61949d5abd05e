import TestSupport
import Testing

@testable import Folding

/// Words taken whole from a memory, beside words read letter by letter.
@Suite struct WordRowsTests {
  private static let pieces = [
    "а", "я", "Я", "ё", "и\u{306}", "a", "ok", "Zs", "é", "і", "ґ", "0", "12", "-", ".", ".", ",",
    " ", " ", " ", "\n", "\u{200B}", "\u{301}", "№", "🔥", "@", "!", "?", "...", "«", "»", "#", "$",
    "слово", "Слово", "слово", "длинношеее", "тест.ру", "http://", "[id1|", "]", "\u{1}", "\u{A0}",
    String(repeating: "ы", count: 16), String(repeating: "щу", count: 9), "х", "у", "й",
  ]

  /// A small memory, in which words take rows from one another all the time, one of usual size, and
  /// one that grows.
  @Test(arguments: [(3, 3), (14, 14), (3, 9)])
  func `a text folds the same whatever is remembered`(bits: Int, last: Int) throws {
    let folder = try Folder()
    var words = WordRows(bits: bits, growingTo: last)
    var random = Seeded(5)
    var (fast, slow) = (FoldedText(), FoldedText())
    var known = 0
    for length in 0..<6000 {
      var bytes: [UInt8] = []
      for _ in 0..<(length % 30) { bytes += (Self.pieces.randomElement(using: &random) ?? "").utf8 }
      // Now and then a byte is lost, so that sequences are broken.
      if length % 5 == 0, !bytes.isEmpty { bytes.remove(at: bytes.count / 2) }
      folder.fold(bytes.span, into: &fast, &words)
      folder.fold(bytes.span, into: &slow)
      #expect(fast.symbols == slow.symbols)
      #expect(fast.tokens == slow.tokens)
      #expect(fast.suspects == slow.suspects)
      #expect(fast.counts == slow.counts)
      #expect(fast.meanings.count == fast.tokens.count)
      known += fast.tokens.count { $0.row >= 0 }
    }
    #expect(known > 10_000)
    #expect(words.rows.count == 1 << last)
  }

  @Test func `the tag of a word is found where it stands first`() {
    var random = Seeded(7)
    for _ in 0..<20_000 {
      var tags = RowTags()
      var expected: [UInt64] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        // Few tags that differ in one bit, among them the least and the greatest.
        let tag: UInt64 =
          [0x8000, 0x8001, 0xC000, 0xFFFF].randomElement(using: &random) ?? 0x8000
        tags.add(tag)
        expected.insert(tag, at: 0)
      }
      for tag: UInt64 in [0x8000, 0x8001, 0xC000, 0xFFFE, 0xFFFF] {
        #expect(tags.first(tag) == expected.prefix(4).firstIndex(of: tag) ?? 4)
      }
    }
  }

  @Test func `of words that share rows the four that came last are kept`() throws {
    let folder = try Folder()
    // Eight rows, so that every word shares them with half of all others.
    var words = WordRows(bits: 3)
    var text = FoldedText()
    let all = (0..<40).map { "слово" + String(repeating: "в", count: $0 % 8) + "\($0 % 5)" }
    for word in all { folder.fold(Array("\(word) ".utf8).span, into: &text, &words) }
    #expect(words.rows.count { $0.count > 0 } == 8)
    let kept = Set(words.rows.map(\.count))
    #expect(kept.count == 8, "no word stands twice")
  }

  @Test func `words are looked up ahead wherever they begin`() throws {
    let folder = try Folder()
    var words = WordRows(bits: 6)
    var (fast, slow) = (FoldedText(), FoldedText())
    // More words than are looked up at a time, and letters that follow bytes which belong to none.
    let many = Array((0..<300).map { "слово\($0 % 7) да" }.joined(separator: " ").utf8)
    let broken = (0..<300).flatMap { _ in [UInt8(ascii: "a"), 0x80] } + Array(" слово".utf8)
    for bytes in [many, broken, many, broken] {
      folder.fold(bytes.span, into: &fast, &words)
      folder.fold(bytes.span, into: &slow)
      #expect(fast.tokens == slow.tokens)
      #expect(fast.symbols == slow.symbols)
    }
  }

  @Test func `a run ends before the first byte that no word is written with`() {
    var random = Seeded(6)
    let few: [UInt8] = [0x20, 0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0x80, 0xBF]
    let more: [UInt8] = [0xC2, 0xCF, 0xD0, 0xD1, 0xD2, 0xE2, 0xF0, 0x50, 0x51, 0x00, 0x7F, 0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Int.random(in: 0..<4, using: &random) > 0
          ? 0xD0 : (few + more).randomElement(using: &random) ?? 0
      }
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let run = WordRun.read(bytes.span, at: start)
      let word = bytes[start...].prefix(WordRun.limit).prefix(while: Self.isWritten)
      #expect(run.count == word.count)
      var expected = [UInt8](repeating: 0, count: WordRun.limit)
      for (index, byte) in word.enumerated() { expected[index] = byte }
      let found = [run.bytes.first, run.bytes.second, run.bytes.third, run.bytes.fourth]
        .flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
      #expect(found == expected)
    }
  }

  private static func isWritten(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x80...0xBF, 0xD0, 0xD1: true
    default: false
    }
  }
}
