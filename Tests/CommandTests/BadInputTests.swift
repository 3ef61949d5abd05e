import Foundation
import Testing

/// Input that is not as it should be (issue 2, item 9).
@Suite struct BadInputTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  struct Case: Sendable, CustomTestStringConvertible {
    var input: Data
    /// What each decision says: an action, or `error`.
    var answers: [String]
    var why: String

    init(_ input: String, _ answers: [String], why: String) {
      self.init(bytes: Data(input.utf8), answers, why: why)
    }

    init(bytes: Data, _ answers: [String], why: String) {
      self.input = bytes
      self.answers = answers
      self.why = why
    }

    var testDescription: String { why }
  }

  private static let good = #"{"text":"дурак"}"#

  @Test(arguments: [
    Case("", [], why: "an empty file"),
    Case("\n\r\n  \n\t\n", [], why: "blank lines"),
    Case("{\n\(good)\n", ["error", "review"], why: "an object cut short"),
    Case("\(good)\n[1]\n1\nnull\n\"а\"", ["review"] + four, why: "no objects"),
    Case("{}\n{\"txt\":\"а\"}", ["error", "error"], why: "no text"),
    Case(#"{"text":1}"# + "\n" + #"{"text":null}"#, ["error", "error"], why: "wrong types"),
    Case(#"{"text":["дурак"]}"# + "\n" + #"{"text":{}}"#, ["error", "error"], why: "wrong kinds"),
    Case(#"{"text":"а","edit":"x"}"#, ["error"], why: "an edit that is no number"),
    Case(#"{"text":"а","id":{}}"#, ["error"], why: "an id that is no id"),
    Case(#"{"text":"а"} {"text":"б"}"#, ["error"], why: "two objects in a line"),
    Case("\u{FEFF}\(good)\n\(good)", ["review", "review"], why: "a byte order mark"),
    Case("\(good)\r\n\(good)\r\n", ["review", "review"], why: "CRLF"),
    Case("\(good)\n\(good)", ["review", "review"], why: "no line feed at the end"),
    Case(#"{"text":"\ud800 дурак \udc00\ud800"}"#, ["review"], why: "lone surrogates"),
    Case(#"{"text":"\u0000дурак\u0000"}"#, ["review"], why: "NUL as an escape"),
    Case(
      bytes: Data("{\"text\":\"дурак".utf8) + [0] + Data("\"}\n\(good)".utf8),
      ["review", "review"],
      why: "NUL as it is"
    ),
    Case(
      bytes: Data("{\"text\":\"дурак ".utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xD0]
        + Data(" дурак\"}".utf8),
      ["review"],
      why: "invalid UTF-8"
    ),
    Case(
      "{\"a\":" + String(repeating: "[", count: 200_000) + "\n\(good)",
      ["error", "review"],
      why: "deep nesting that is cut short"
    ),
    Case(
      "{\"a\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        + ",\"text\":\"дурак\"}\n\(good)",
      ["error", "review"],
      why: "deep nesting"
    ),
  ])
  func `a line that is no comment has an error in its place`(_ c: Case) throws {
    // The form is told: a broken first line would be taken for plain text.
    let run = try sito(["filter", "--format", "ndjson"], input: c.input, home: pack.url)
    let answers = run.objects.map { $0["error"] == nil ? $0["action"] as? String : "error" }
    #expect(answers == c.answers)
    #expect(run.status == (c.answers.contains("error") ? 1 : 0))
    #expect(run.objects.allSatisfy { $0["error"] == nil || $0["line"] is Int })
  }

  private static let four = Array(repeating: "error", count: 4)

  @Test func `a line of 50 MB is told and left out`() throws {
    var input = Data(Self.good.utf8) + [0x0A]
    input += Data(#"{"text":""#.utf8) + Data(repeating: 0x61, count: 50 << 20) + Data("\"}\n".utf8)
    input += Data(Self.good.utf8)
    let run = try sito(["filter"], input: input, home: pack.url)
    #expect(run.status == 1)
    #expect(run.objects.count == 3)
    #expect(run.objects.map { $0["line"] as? Int } == [nil, 2, nil])
    #expect(run.objects.last?["id"] as? String == "line-3")
    #expect(run.output.count < 10_000)
  }

  @Test func `messages have no word of the comment`() throws {
    let secrets = ["тайна", "secret", "310000007"]
    let lines = [
      #"{"text":"тайна secret""#, #"{"text":"а","author":{"id":"310000007"},"edit":"тайна"}"#,
      #"тайна secret 310000007"#, #"{"тайна":"secret","text":310000007}"#,
      #"{"text":"тайна"} secret"#,
      #"{"text":"тайна \x secret"}"#, #"{"secret" "тайна"}"#,
    ]
    let run = try sito(
      ["filter", "--format", "ndjson"],
      text: lines.joined(separator: "\n"),
      home: pack.url
    )
    #expect(run.objects.count == lines.count)
    #expect(run.objects.allSatisfy { $0["error"] != nil })
    for secret in secrets {
      #expect(!run.text.contains(secret))
      #expect(!run.errors.contains(secret))
    }
  }
}
