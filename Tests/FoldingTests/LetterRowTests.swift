import TestSupport
import Testing

@testable import Folding

/// Rows of letters taken in one go, and letter by letter.
@Suite struct LetterRowTests {
  private static let pieces = [
    "а", "б", "Я", "ё", "й", "и\u{306}", "е\u{308}", "a", "Z", "é", "Ё", "λ", "і", "ԥ", "Ԧ", "0",
    "٣",
    "-", ".", " ", "\n", "\u{200B}", "\u{301}", "ｘ", "№", "🔥", "@", "ﬁ", "я", "я", "ß", "\u{530}",
    "слово", "длиннношеее", String(repeating: "ы", count: 33), String(repeating: "щу", count: 40),
  ]

  @Test func `both ways give the same text`() throws {
    let folder = try Folder()
    let single = try Folder(bySingleLetters: ())
    var random = TestSupport.Seeded(11)
    var fast = FoldedText()
    var slow = FoldedText()
    for length in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<(length % 40) { bytes += (Self.pieces.randomElement(using: &random) ?? "").utf8 }
      // Now and then a byte is lost, so that sequences are broken.
      if length % 3 == 0, !bytes.isEmpty { bytes.remove(at: bytes.count / 2) }
      folder.fold(bytes.span, into: &fast)
      single.fold(bytes.span, into: &slow)
      #expect(fast.symbols == slow.symbols)
      #expect(fast.tokens == slow.tokens)
      #expect(fast.suspects == slow.suspects)
      #expect(fast.counts == slow.counts)
    }
  }
}
