import Testing

@testable import Feeds

@Suite struct ByteSearchTests {
  /// Every text of up to five of these bytes, at every place within a word, against a plain loop.
  ///
  /// Bytes that differ in one bit from the wanted ones are there to catch a wrong mark.
  @Test func `agrees with a plain loop`() {
    let alphabet: [UInt8] = [0x0A, 0x0B, 0x22, 0x23, 0x5C, 0xA2, 0x00]
    var texts: [[UInt8]] = [[]]
    var longest = texts
    for _ in 0..<4 {
      longest = longest.flatMap { text in alphabet.map { text + [$0] } }
      texts += longest
    }
    let filling: UInt8 = 0x78
    for (number, text) in texts.enumerated() {
      let before = [UInt8](repeating: filling, count: number % 19)
      let after = [UInt8](repeating: filling, count: number % 13)
      let bytes = before + text + after + [0x0A]
      let start = number % 3 % bytes.count
      let plain = bytes[start...]
      #expect(bytes.span.firstIndex(of: 0x0A, from: start) == plain.firstIndex(of: 0x0A))
      #expect(bytes.span.firstIndex(of: 0x5C, from: start) == plain.firstIndex(of: 0x5C))
      #expect(bytes.span.lastIndex(of: 0x22) == bytes.lastIndex(of: 0x22))
      #expect(bytes.span.count(of: 0x0A) == bytes.count { $0 == 0x0A })
      #expect(
        bytes.span.endOfPlainPart(from: start)
          == plain.firstIndex { [0x0A, 0x22, 0x5C].contains($0) }
      )
    }
  }

  @Test func `every key is found by its name, and nothing else is`() {
    for key in CommentKey.allCases {
      let name = Array(key.rawValue.utf8)
      #expect(CommentKey(name.span, in: name.indices) == key)
      for place in name.indices {
        var other = name
        other[place] ^= 1
        #expect(CommentKey(other.span, in: other.indices) != key)
        other.remove(at: place)
        #expect(CommentKey(other.span, in: other.indices) != key)
      }
    }
    #expect(CommentKey([UInt8]().span, in: 0..<0) == nil)
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("007", 7), ("-12", -12), ("9223372036854775807", Int.max),
    ("9223372036854775808", nil), ("-9223372036854775807", -Int.max), ("", nil), ("-", nil),
    ("1.0", nil), ("1e2", nil), ("+1", nil), (" 1", nil), ("99999999999999999999", nil),
  ])
  func `reads a whole number`(text: String, value: Int?) {
    let bytes = Array(text.utf8)
    #expect(Int(decimal: bytes.span, in: bytes.indices) == value)
  }
}
