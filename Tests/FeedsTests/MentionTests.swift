import Feeds
import Testing

/// Mentions that only the network sees: which words they are, and whom they mean.
@Suite struct MentionTests {
  @Test func `an export of Telegram names people by their words`() throws {
    let fed = try feed(
      """
      {"name":"ч","type":"public_supergroup","id":1,"messages":[
      {"id":1,"type":"message","date":"","text":["Эй, ",{"type":"mention_name","text":"Иван \\ud83d\\ude00",
      "user_id":98765432109876543210}," и ",{"type":"text_link","text":"тут","href":"https://a.example"},
      " ",{"type":"mention_name","text":"Анна","user_id":2},{"type":"mention","text":"@name"}]},
      {"id":2,"type":"message","date":"","text":[{"type":"mention_name","text":""}]}]}
      """
    )
    #expect(fed.comments[0].mentions == ["Иван 😀=98765432109876543210", "Анна=2"])
    #expect(fed.comments[0].fields["links"] == "https://a.example")
    #expect(fed.comments[1].mentions == [])
  }

  @Test(arguments: ["text", "caption"])
  func `a bot is told in UTF-16`(_ key: String) throws {
    let entities = key == "text" ? "entities" : "caption_entities"
    let fed = try feed(
      """
      {"update_id":1,"message":{"message_id":1,"photo":[],"\(key)":"😀😀 Иван, ты где","\(entities)":[
      {"type":"text_mention","offset":5,"length":4,"user":{"id":7,"first_name":"Иван"}},
      {"type":"text_mention","offset":90,"length":4,"user":{"id":8}},
      {"type":"text_mention","offset":5,"length":4},
      {"type":"bold","offset":0,"length":4,"user":{"id":9}}]}}
      """
    )
    #expect(fed.comments[0].mentions == ["Иван=7"])
  }

  @Test func `MAX marks its mentions`() throws {
    let fed = try feed(fixture("max-updates.json"))
    #expect(fed.comments[0].mentions == ["Мария=700000002"])
  }

  @Test func `canonical comments carry them, counted in scalars`() throws {
    let line = #"{"text":"😀 Иван","mentions":[{"start":2,"end":6,"id":"7"},{"start":0,"end":1}]}"#
    let fed = try feed(line)
    #expect(fed.comments[0].mentions == ["Иван=7", "😀="])
    #expect(
      fed.lines == [
        #"{"id":"line-1","edit":0,"text":"😀 Иван","mentions":[{"start":2,"end":6,"id":"7"},"#
          + #"{"start":0,"end":1}]}"#
      ]
    )
    // In an array, beside links and escapes, they are the same.
    let array = try feed(
      #"[{"mentions":[{"id":7,"end":6,"start":2}],"links":["https://a.example"],"#
        + #""text":"\ud83d\ude00 \u0418ван"}]"#
    )
    #expect(array.comments[0].mentions == ["Иван=7"])
    #expect(array.comments[0].fields["links"] == "https://a.example")
  }

  @Test(arguments: [
    "[]", "null", #"[{"start":5,"end":9}]"#, #"[{"start":2,"end":1}]"#, #"[{"start":-1,"end":1}]"#,
    #"[{"start":1,"end":-5}]"#, "[{}]", #"[{"id":"7"}]"#,
    #"[{"start":9223372036854775807,"end":9223372036854775807}]"#,
  ])
  func `a place that is none says nothing`(_ mentions: String) throws {
    let fed = try feed(#"{"text":"да","mentions":\#(mentions)}"#)
    #expect(fed.errors.isEmpty)
    #expect(fed.comments[0].mentions == [])
  }

  @Test func `a place is cut at the end of the text`() throws {
    let fed = try feed(#"{"text":"да нет","mentions":[{"start":3,"end":99}]}"#)
    #expect(fed.comments[0].mentions == ["нет="])
  }

  @Test(arguments: [
    (#""а""#, RowError.wrongKind(.mentions, expected: .array, found: .string)),
    ("[1]", .wrongKind(.mentions, expected: .object, found: .number)),
    (#"[{"start":"x"}]"#, .notAnInteger(.start)),
    (#"[{"end":true}]"#, .wrongKind(.end, expected: .number, found: .boolean)),
    (#"[{"start":1 2}]"#, nil), ("[{} {}]", nil), (#"[{"start":1}"#, nil),
  ])
  func `what is no mention is an error`(_ mentions: String, _ error: RowError?) throws {
    let fed = try feed(#"{"text":"да","mentions":\#(mentions)}"#, format: .ndjson)
    #expect(fed.errors.count == 1)
    if let error { #expect(fed.errors == [error]) }
  }

  @Test func `more than a network allows are not kept`() throws {
    let marks = (0..<500).map { #"{"start":\#($0),"end":\#($0 + 1)}"# }.joined(separator: ",")
    let text = String(repeating: "а", count: 500)
    let fed = try feed(#"{"text":"\#(text)","mentions":[\#(marks)]}"#)
    #expect(fed.comments[0].mentions.count == 128)
  }
}
