import Feeds
import Testing

@Suite struct NDJSONReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var edit: Int
    var fields: [String: String]
    var why: String

    init(_ line: String, edit: Int = 0, _ fields: [String: String], why: String) {
      self.line = line
      self.edit = edit
      self.fields = fields
      self.why = why
    }

    var testDescription: String { why }
  }

  @Test(arguments: [
    Case(
      #"""
      {"network":"vk","page":"-200000001","post":"4512","id":"9981","edit":2,\#
      "author":{"id":"310000007","name":"Иван Образцов","kind":"user"},"reply_to":"9975",\#
      "created_at":"2026-11-20T06:15:02Z","text":"Когда дадут тепло?"}
      """#,
      edit: 2,
      [
        "network": "vk", "page": "-200000001", "post": "4512", "id": "9981",
        "author": "310000007", "name": "Иван Образцов", "kind": "user", "reply_to": "9975",
        "created_at": "2026-11-20T06:15:02Z", "text": "Когда дадут тепло?",
      ],
      why: "every field"
    ),
    Case(#"{"text":"да"}"#, ["text": "да"], why: "the text alone"),
    Case(#"{"text":""}"#, ["text": ""], why: "an empty text is not an absent one"),
    Case(#"{"text":"а","id":""}"#, ["text": "а"], why: "an empty id is none"),
    Case(
      " \t{ \"text\" \t:\r \"а\" , \"id\" : 1 } \r",
      ["text": "а", "id": "1"],
      why: "white space everywhere"
    ),
    Case(
      #"{"id":98765432109876543210,"post":-5,"page":1.50e+3,"text":"а"}"#,
      ["id": "98765432109876543210", "post": "-5", "page": "1.50e+3", "text": "а"],
      why: "numbers stay as they are written"
    ),
    Case(
      #"{"id":null,"edit":null,"author":null,"text":"а"}"#,
      ["text": "а"],
      why: "null is absent"
    ),
    Case(#"{"author":17,"text":"а"}"#, ["author": "17", "text": "а"], why: "an author by number"),
    Case(#"{"author":"м","text":"а"}"#, ["author": "м", "text": "а"], why: "an author by name"),
    Case(
      #"{"author":{"name":"Анна","text":"б","id":5,"kind":null},"text":"а"}"#,
      ["author": "5", "name": "Анна", "text": "а"],
      why: "the author's other keys are the author's"
    ),
    Case(
      #"{"reply_to":{"author":7,"id":"5","x":[]},"text":"а"}"#,
      ["reply_to": "5", "reply_to_author": "7", "text": "а"],
      why: "a reply with the author of what it answers"
    ),
    Case(
      #"{"reply_to":{"id":5,"author":7},"reply_to":6,"text":"а"}"#,
      ["reply_to": "6", "text": "а"],
      why: "the last reply counts, whole"
    ),
    Case(
      #"{"links":["https:\/\/a.example","б в"],"text":"\u0430","id":1}"#,
      ["links": "https://a.example б%20в", "text": "а", "id": "1"],
      why: "links before the text, parted by spaces"
    ),
    Case(#"{"text":"а","links":[]}"#, ["text": "а"], why: "no links"),
    Case(#"{"text":"а","links":null}"#, ["text": "а"], why: "links that are null"),
    Case(#"{"author":{},"text":"а"}"#, ["text": "а"], why: "an author without an id"),
    Case(
      #"{"author":{"id":1,"name":"А"},"author":{"kind":"bot"},"text":"а"}"#,
      ["kind": "bot", "text": "а"],
      why: "the last author counts, whole"
    ),
    Case(
      #"{"author":{"id":1,"name":"А"},"author":2,"text":"а"}"#,
      ["author": "2", "text": "а"],
      why: "an author alone leaves no name of the one before"
    ),
    Case(
      #"{"text":"а","id":1,"text":"б","id":null}"#,
      ["text": "б"],
      why: "the last of a repeated key counts"
    ),
    Case(#"{"edit":"12","text":"а"}"#, edit: 12, ["text": "а"], why: "edits as a string"),
    Case(#"{"edit":"\u0031","text":"а"}"#, edit: 1, ["text": "а"], why: "edits with an escape"),
    Case(#"{"edit":-0,"text":"а"}"#, ["text": "а"], why: "minus nothing"),
    Case(
      #"{"name":"x","kind":{},"Text":1,"texts":2,"tex":3,"":4,"iD":5,"nome":6,"text":"а"}"#,
      ["text": "а"],
      why: "keys that only look like ours"
    ),
    Case(
      "{\"id\0\":1,\"reply_too\":2,\"created_ax\":3,\"created_a\":4,\"text\":\"а\"}",
      ["text": "а"],
      why: "keys that begin like ours"
    ),
    Case(
      #"{"likes":{"count":[1,{"a":[]},{}],"on":true},"x":[[],[[]],false,null,-1e9],"text":"а"}"#,
      ["text": "а"],
      why: "unknown values of any depth"
    ),
    Case(
      #"{"x":"}\"]","text":"а"}"#,
      ["text": "а"],
      why: "brackets and quotes within an unknown string"
    ),
    Case(#"{"te\u0078t":"а"}"#, ["text": "а"], why: "a key written with an escape"),
    Case(
      #"{"text":"\"\\\/\b\f\n\r\t"}"#,
      ["text": "\"\\/\u{8}\u{C}\n\r\t"],
      why: "every short escape"
    ),
    Case(
      #"{"text":"п\u0440\u0418вет \u20ac \u20AC"}"#,
      ["text": "прИвет € €"],
      why: "escapes of four digits, of both cases"
    ),
    Case(#"{"text":"\ud83d\ude00!"}"#, ["text": "😀!"], why: "a surrogate pair"),
    Case(#"{"text":"\ud83d!"}"#, ["text": "\u{FFFD}!"], why: "a first half alone"),
    Case(#"{"text":"\ude00!"}"#, ["text": "\u{FFFD}!"], why: "a second half alone"),
    Case(#"{"text":"\ud83d\n"}"#, ["text": "\u{FFFD}\n"], why: "a first half before an escape"),
    Case(
      #"{"text":"\ud83d\u0430"}"#,
      ["text": "\u{FFFD}а"],
      why: "a first half before a letter"
    ),
    Case(
      #"{"text":"\ud83d\ud83d\ude00\ude00"}"#,
      ["text": "\u{FFFD}😀\u{FFFD}"],
      why: "a pair between two halves"
    ),
    Case(#"{"text":"a\u0000b"}"#, ["text": "a\0b"], why: "NUL as an escape"),
    Case("{\"text\":\"a\0b\u{1}\tc\"}", ["text": "a\0b\u{1}\tc"], why: "raw control characters"),
  ])
  func reads(_ c: Case) {
    let expected = ReadComment(line: 1, edit: c.edit, c.fields)
    #expect(comments(in: c.line.utf8) == [expected])
  }

  @Test func `broken UTF-8 stays as it is written`() {
    let text: [UInt8] = [0xFF, 0x41, 0xD0, 0xE2, 0x82, 0xC0, 0x80, 0xED, 0xA0, 0x80]
    var chunk = LineChunk(Array(#"{"text":""#.utf8) + text + Array(#""}"#.utf8))
    var batch = CommentBatch()
    NDJSONReader().read(&chunk, into: &batch)
    #expect(batch.rows.first?.text.range.map { Array(batch.bytes[$0]) } == text)
  }

  @Test func `a string without escapes stays where it is written`() {
    var chunk = LineChunk(Array(#"{"text":"тут","id":"\u0031"}"#.utf8))
    let size = chunk.bytes.count
    var batch = CommentBatch()
    NDJSONReader().read(&chunk, into: &batch)
    #expect(batch.rows.first?.text.range == 9..<15)
    #expect(batch.rows.first?.id.range == size..<(size + 1))
    #expect(batch.bytes.count == size + 1)
  }

  @Test func `a batch gives its memory back to the chunk`() {
    var chunk = LineChunk(Array(repeating: UInt8(ascii: "\n"), count: 5000))
    var batch = CommentBatch()
    NDJSONReader().read(&chunk, into: &batch)
    NDJSONReader().read(&chunk, into: &batch)
    #expect(chunk.bytes.isEmpty && chunk.bytes.capacity >= 5000)
  }

  @Test func `lines are counted and blank ones skipped`() {
    let input = "\n{\"text\":\"а\"}\r\n \t \r\n\n{\"text\":\"б\"}"
    #expect(
      comments(in: input.utf8) == [
        ReadComment(line: 2, ["text": "а"]), ReadComment(line: 5, ["text": "б"]),
      ]
    )
  }
}
