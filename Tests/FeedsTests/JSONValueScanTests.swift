import TestSupport
import Testing

@testable import Feeds

@Suite struct JSONValueScanTests {
  /// Every string of up to six of these bytes, cut at every place, against a plain loop.
  @Test func `finds the end of a string wherever the input is cut`() {
    let alphabet: [UInt8] = [.quote, .backslash, UInt8(ascii: "u"), .closeBrace]
    var texts: [[UInt8]] = [[]]
    var longest = texts
    for _ in 0..<6 {
      longest = longest.flatMap { text in alphabet.map { text + [$0] } }
      texts += longest
    }
    for text in texts {
      let bytes = [.quote] + text
      let expected = Self.plainEnd(of: bytes)
      for cut in 1...bytes.count {
        var scan = JSONValueScan(position: 0)
        let head = Array(bytes[..<cut])
        var isWhole = scan.advance(over: head.span)
        if !isWhole { isWhole = scan.advance(over: bytes.span) }
        #expect(isWhole == (expected != nil), "\(text), cut at \(cut)")
        if let expected { #expect(scan.position == expected, "\(text), cut at \(cut)") }
      }
    }
  }

  @Test func `what is answered is not decoded, and its bad escapes do not matter`() throws {
    let fed = try feed(
      Array(
        #"""
        {"update_id":1,"message":{"message_id":2,"from":{"id":7},"text":"\u0414\u0430",
        "reply_to_message":{"message_id":1,"from":{"id":8},"chat":{"title":"\u04zz","id":-2},
        "text":"\u04zz \"}"},"chat":{"id":-1}}}
        """#.utf8
      ),
      format: .telegram
    )
    #expect(fed.errors.isEmpty)
    #expect(fed.texts == ["Да"])
    #expect(fed.comments.first?.fields["reply_to_author"] == "8")
    #expect(fed.comments.first?.fields["page"] == "-1")
  }

  /// The byte behind the quote that ends a string, looked for byte by byte.
  private static func plainEnd(of bytes: [UInt8]) -> Int? {
    var index = 1
    while index < bytes.count {
      if bytes[index] == .quote { return index + 1 }
      index += bytes[index] == .backslash ? 2 : 1
    }
    return nil
  }
}
