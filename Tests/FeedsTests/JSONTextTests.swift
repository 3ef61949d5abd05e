import Feeds
import Foundation
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("", #""""#),
    ("да", #""да""#),
    ("\"\\/", #""\"\\/""#),
    ("\n\r\t\0\u{1}\u{B}\u{1F}\u{7F}", #""\n\r\t\u0000\u0001\u000b\u001f\#u{7F}""#),
    ("\u{2028}\u{FEFF}😀", "\"\u{2028}\u{FEFF}😀\""),
  ])
  func writes(string: String, json: String) {
    var output = Array("x".utf8)
    JSONText.append(string: string, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "x" + json)
  }

  @Test func `only the range is written`() {
    var output: [UInt8] = []
    JSONText.append(string: Array("«да»".utf8).span, in: 2..<6, to: &output)
    JSONText.append(string: Array("«да»".utf8).span, in: 0..<1, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "\"да\"\"\u{FFFD}\"")
  }

  /// Every text of up to four bytes over those where the rules of UTF-8 change, against the
  /// standard library's repair and Foundation's reader.
  @Test func `broken UTF-8 is repaired as Swift repairs it`() throws {
    let bytes: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
      0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    var texts: [[UInt8]] = [[]]
    for length in 1...4 {
      let longest = texts.filter { $0.count == length - 1 }
      // Of the longest texts, those that begin like a long scalar are the interesting ones.
      let begun = length < 4 ? longest : longest.filter { $0[0] >= 0xE0 && $0[1] >= 0x80 }
      texts += begun.flatMap { text in bytes.map { text + [$0] } }
    }
    for text in texts {
      var output: [UInt8] = []
      JSONText.append(string: text.span, in: text.indices, to: &output)
      let expected = String(decoding: text, as: UTF8.self).replacing("\0", with: "\\u0000")
      #expect(output == Array("\"\(expected)\"".utf8), "\(text)")
    }
  }

  @Test func `what is written reads back the same`() throws {
    for scalar in (0...0x2FF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      let text = "\(scalar)х\(scalar)"
      var output: [UInt8] = []
      JSONText.append(#"{"text":"#, to: &output)
      JSONText.append(string: text, to: &output)
      JSONText.append("}", to: &output)
      let object = try JSONSerialization.jsonObject(with: Data(output)) as? [String: String]
      #expect(object?["text"] == text)
      #expect(comments(in: output) == [ReadComment(line: 1, ["text": text])])
    }
  }

  @Test(arguments: [0, 7, 10, -1, 1_234_567_890, Int.max, Int.min])
  func writes(number: Int) {
    var output: [UInt8] = []
    JSONText.append(number, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "\(number)")
  }

  @Test(arguments: [
    (0, "0.0"), (1, "1.0"), (0.95, "0.95"), (0.123, "0.123"), (0.1, "0.1"), (0.05, "0.05"),
    (0.001, "0.001"), (0.0004, "0.0"), (0.0006, "0.001"), (0.9996, "1.0"), (-0.0001, "0.0"),
    (-1.5, "-1.5"), (12.34, "12.34"), (100, "100.0"), (1e12, "1000000000000.0"),
    (0.1 + 0.2, "0.3"), (-0.0, "0.0"),
  ])
  func writes(decimal: Double, json: String) {
    var output: [UInt8] = []
    JSONText.append(decimal: decimal, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == json)
  }

  @Test func `thousandths are written as Swift writes them`() {
    for thousandths in 0...2000 {
      let number = Double(thousandths) / 1000
      var output: [UInt8] = []
      JSONText.append(decimal: number, to: &output)
      #expect(String(decoding: output, as: UTF8.self) == "\(number)")
    }
  }

  @Test func `a decimal that is no number traps`() async {
    await #expect(processExitsWith: .failure) {
      var output: [UInt8] = []
      JSONText.append(decimal: .nan, to: &output)
    }
  }
}
