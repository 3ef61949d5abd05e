import Testing

@testable import Feeds

/// Escapes are read one by one, and Cyrillic letters in rows, which must not show.
@Suite struct EscapeTests {
  @Test func `every scalar of four digits reads as itself, written in either case`() {
    var json = ""
    var expected: [String] = []
    for number in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(number) else { continue }
      for digits in [Self.digits(number), Self.digits(number).uppercased()] {
        json += #"{"text":"\u0414\u\#(digits)\u0430"}"# + "\n"
        expected.append("Д\(scalar)а")
      }
    }
    let texts = comments(in: json.utf8).map { $0.fields["text"] ?? "" }
    // Scalars are compared, as equal strings may be written with different ones.
    let isSame = zip(texts, expected).allSatisfy {
      $0.unicodeScalars.elementsEqual($1.unicodeScalars)
    }
    #expect(texts.count == expected.count && isSame)
  }

  @Test func `any other byte in the place of a digit is an error at that byte`() {
    for place in 0..<4 {
      for byte in UInt8(0x20)...0x7E where !Character(Unicode.Scalar(byte)).isHexDigit {
        var line = Array(#"{"text":"\u0430"}"#.utf8)
        line[11 + place] = byte
        let read = comments(in: line)
        #expect(read == [ReadComment(line: 1, error: .invalidJSON(byte: 12 + place))], "\(byte)")
      }
    }
  }

  private static func digits(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
