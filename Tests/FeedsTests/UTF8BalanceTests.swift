import Feeds
import Testing

/// Text of another encoding is told from UTF-8 by counting.
@Suite struct UTF8BalanceTests {
  private func isBalanced(_ bytes: [UInt8]) -> Bool { bytes.span.isBalancedUTF8 }

  /// Scalars of every length, so many that the sums of bytes would run over.
  @Test(arguments: ["", "a", "я", "€", "😀", "a я€😀", "ы€", "😀😀😀"])
  func `all UTF-8 is balanced`(piece: String) {
    for count in [1, 2, 7, 8, 9, 63, 64, 65, 700] {
      #expect(isBalanced(Array(String(repeating: piece, count: count).utf8)))
    }
  }

  @Test(arguments: [TextEncoding.windows1251, .koi8r, .ibm866])
  func `words in another encoding are not`(encoding: TextEncoding) {
    for words in ["Спасибо за дорогу", "ы", String(repeating: "дом и сад, ", count: 300)] {
      #expect(!isBalanced(words.encoded(in: encoding)), "\(words.prefix(20))")
    }
  }

  /// The count that anyone would write.
  @Test func `agrees with counting byte by byte`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let count = Int.random(in: 0..<1200)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var balance = 0
      for byte in bytes {
        switch byte {
        case 0x80...0xBF: balance -= 1
        case 0xC0...0xDF: balance += 1
        case 0xE0...0xEF: balance += 2
        case 0xF0...0xFF: balance += 3
        default: break
        }
      }
      #expect(isBalanced(bytes) == (balance == 0))
    }
  }
}
