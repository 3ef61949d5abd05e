import Feeds
import Testing

@Suite struct RowErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var error: RowError

    init(_ line: String, _ error: RowError) {
      self.line = line
      self.error = error
    }

    var testDescription: String { line.count < 60 ? line : "\(line.prefix(50))…" }
  }

  @Test(arguments: [
    Case("x", .invalidJSON(byte: 1)),
    Case("  }", .invalidJSON(byte: 3)),
    Case("\0", .invalidJSON(byte: 1)),
    Case("{x}", .invalidJSON(byte: 2)),
    Case(#"{"text":}"#, .invalidJSON(byte: 9)),
    Case(#"{"text" "а"}"#, .invalidJSON(byte: 9)),
    Case(#"{"text":"а",}"#, .invalidJSON(byte: 14)),
    Case(#"{,"text":"а"}"#, .invalidJSON(byte: 2)),
    Case(#"{"text":'а'}"#, .invalidJSON(byte: 9)),
    Case(#"{"text":"\x41"}"#, .invalidJSON(byte: 11)),
    Case(#"{"text":"\u00g0"}"#, .invalidJSON(byte: 14)),
    Case(#"{"x":tru}"#, .invalidJSON(byte: 9)),
    Case(#"{"x":nul,"text":"а"}"#, .invalidJSON(byte: 9)),
    Case(#"{"x":True}"#, .invalidJSON(byte: 6)),
    Case(#"{"x":01}"#, .invalidJSON(byte: 7)),
    Case(#"{"x":.5}"#, .invalidJSON(byte: 6)),
    Case(#"{"x":5.}"#, .invalidJSON(byte: 8)),
    Case(#"{"x":1e}"#, .invalidJSON(byte: 8)),
    Case(#"{"x":+1}"#, .invalidJSON(byte: 6)),
    Case(#"{"x":-}"#, .invalidJSON(byte: 7)),
    Case(#"{"x":[1,]}"#, .invalidJSON(byte: 9)),
    Case(#"{"x":[1}}"#, .invalidJSON(byte: 8)),
    Case(#"{"x":{"a":1]}"#, .invalidJSON(byte: 12)),
    Case(#"{"x":{"a"}}"#, .invalidJSON(byte: 10)),
    Case(#"{"x":{1:2}}"#, .invalidJSON(byte: 7)),
    Case(#"{"x":[1 2]}"#, .invalidJSON(byte: 9)),
    Case("\u{FEFF} x", .invalidJSON(byte: 2)),
    Case("{", .cutShort),
    Case(#"{"text":"а"#, .cutShort),
    Case(#"{"text":"а\"#, .cutShort),
    Case(#"{"text":"а\u04"#, .cutShort),
    Case(#"{"text":"\ud83d\"#, .cutShort),
    Case(#"{"text":"а","x":[[{"#, .cutShort),
    Case(#"{"text":"а"} x"#, .excess(byte: 15)),
    Case(#"{"text":"а"}{"text":"б"}"#, .excess(byte: 14)),
    Case(#"[{"text":"а"}]"#, .notAnObject(found: .array)),
    Case(#""text""#, .notAnObject(found: .string)),
    Case("-12.5", .notAnObject(found: .number)),
    Case("false", .notAnObject(found: .boolean)),
    Case("null", .notAnObject(found: .null)),
    Case("{}", .missing(.text)),
    Case(
      #"{"text":"а","links":"б"}"#,
      .wrongKind(.links, expected: .array, found: .string)
    ),
    Case(
      #"{"text":"а","links":["б",1]}"#,
      .wrongKind(.links, expected: .string, found: .number)
    ),
    Case(#"{"text":"а","links":["б" "в"]}"#, .invalidJSON(byte: 28)),
    Case(#"{"text":"а","links":["б""#, .cutShort),
    Case(#"{"text":null}"#, .missing(.text)),
    Case(#"{"Text":"а"}"#, .missing(.text)),
    Case(#"{"text":5}"#, .wrongKind(.text, expected: .string, found: .number)),
    Case(#"{"text":["а"]}"#, .wrongKind(.text, expected: .string, found: .array)),
    Case(#"{"id":{}}"#, .wrongKind(.id, expected: .string, found: .object)),
    Case(#"{"page":true}"#, .wrongKind(.page, expected: .string, found: .boolean)),
    Case(#"{"author":[1]}"#, .wrongKind(.author, expected: .object, found: .array)),
    Case(#"{"author":{"name":{}}}"#, .wrongKind(.name, expected: .string, found: .object)),
    Case(#"{"edit":[]}"#, .wrongKind(.edit, expected: .number, found: .array)),
    Case(#"{"edit":1.5}"#, .notAnInteger(.edit)),
    Case(#"{"edit":"два"}"#, .notAnInteger(.edit)),
    Case(#"{"edit":""}"#, .notAnInteger(.edit)),
    Case(#"{"edit":"-"}"#, .notAnInteger(.edit)),
    Case(#"{"edit":9223372036854775808}"#, .notAnInteger(.edit)),
    Case(String(repeating: "[", count: 100_000), .tooDeep(limit: 128)),
    Case(#"{"x":"# + String(repeating: #"{"a":["#, count: 50_000), .tooDeep(limit: 128)),
  ])
  func tells(_ c: Case) {
    let good = ReadComment(line: 2, ["text": "а"])
    let input = c.line + "\n{\"text\":\"а\"}\n"
    #expect(comments(in: input.utf8) == [ReadComment(line: 1, error: c.error), good])
  }

  @Test(arguments: [(0, 128), (1, 127), (2, 126)])
  func `allows a depth of 128, all counted`(outer: Int, inner: Int) {
    let opening = ["", #"{"x":"#, #"{"author":{"x":"#][outer]
    func line(_ depth: Int) -> String {
      opening + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        + String(repeating: "}", count: outer)
    }
    #expect(comments(in: line(inner).utf8).first?.error != .tooDeep(limit: 128))
    #expect(comments(in: line(inner + 1).utf8).first?.error == .tooDeep(limit: 128))
  }

  @Test(arguments: [
    (RowError.invalidJSON(byte: 17), "invalid JSON at byte 17"),
    (.cutShort, "the line ends before its object does"),
    (.excess(byte: 40), "more after the end of the object, at byte 40"),
    (.notAnObject(found: .array), "expected an object, found an array"),
    (
      .wrongKind(.text, expected: .string, found: .number),
      "`text`: expected a string, found a number"
    ),
    (.notAnInteger(.edit), "`edit`: expected a whole number"),
    (.missing(.text), "`text` is missing"),
    (.tooDeep(limit: 128), "nested deeper than 128"),
    (.lineTooLong(limit: 4_194_304), "line longer than 4194304 bytes"),
    (
      .wrongKind(.replyTo, expected: .string, found: .null),
      "`reply_to`: expected a string, found null"
    ),
  ])
  func words(error: RowError, text: String) {
    #expect(error.description == text)
  }
}
