import Feeds
import Testing

/// Inputs that nobody writes by accident: they end no program, take no minutes, and say nothing of others.
@Suite struct HostileFeedTests {
  @Test(arguments: [
    (2, Int.min + 1), (0, 0), (1, -1), (-1, 2), (Int.max, Int.max), (0, Int.min + 1), (9, 12),
  ])
  func `a mention that is nowhere in the text is none`(start: Int, end: Int) throws {
    let line = #"{"text":"аб","mentions":[{"start":\#(start),"end":\#(end),"id":1}]}"#
    let fed = try feed(line)
    #expect(fed.texts == ["аб"])
    #expect(fed.comments.map(\.mentions) == [[]])
  }

  @Test func `a mention is looked for in each text, whatever became of it in the one before`()
    throws
  {
    let mention = #""mentions":[{"start":0,"end":4,"id":"1"}]}"#
    let fed = try feed(#"{"text":"",\#(mention)"# + "\n" + #"{"text":"Олег, ты",\#(mention)"#)
    #expect(fed.comments.map(\.mentions) == [[], ["Олег=1"]])
  }

  /// An answer is held for its names until it is too long.
  @Test func `names before a long answer's comments are those of their authors`() throws {
    let text = String(repeating: "а", count: 4000)
    let items = (0..<2400).map { #"{"id":\#($0),"from_id":-\#($0 % 7),"text":"\#(text)"}"# }
    let groups = (0..<7).map { #"{"id":\#($0),"name":"Школа \#($0)"}"# }
    let fed = try feed(
      #"{"response":{"groups":["# + groups.joined(separator: ",") + #"],"items":["#
        + items.joined(separator: ",") + "]}}"
    )
    #expect(fed.comments.count == 2400)
    for comment in fed.comments {
      let name = comment.fields["name"]
      let id = comment.fields["author"]?.dropFirst() ?? ""
      #expect(name == nil || name == "Школа \(id)")
    }
    #expect(fed.comments.last?.fields["name"] == "Школа \(2399 % 7)")
  }

  @Test func `a network's error among its answers is told`() throws {
    let fed = try feed(
      #"{"response":{"items":[{"id":1,"from_id":2,"text":"а"}]}}"# + "\n"
        + #"{"error":{"error_code":6,"error_msg":"x"}}"#
    )
    #expect(fed.texts == ["а"])
    #expect(fed.errors == [.networkFailure])
  }

  @Test func `what has nothing that its network sends is counted`() throws {
    let fed = try feed(
      """
      {"response":{"items":[{"id":1,"from_id":2,"text":"а"}]}}
      {"network":"vk","id":"2","text":"б"}
      [{"id":3,"text":"в","from_id":1},{"x":[]}]
      {"response":{"items":[]}}
      """
    )
    #expect(fed.texts == ["а"])
    #expect(fed.tally.counts == ["unknown": 3])
  }

  @Test func `a line in front of the objects does not make them text`() throws {
    let fed = try feed("HTTP/1.1 200 OK\n" + #"{"id":"7","text":"а"}"# + "\n")
    #expect(fed.format == .ndjson && fed.texts == ["а"] && fed.errors.count == 1)
    #expect(try feed("он сказал {так}\n{и вот так}\n").format == .text)
    #expect(try feed("смотрите\n" + #"{"a":1}"# + "\n").texts == ["смотрите", #"{"a":1}"#])
  }

  @Test(arguments: [
    #"{"updates":[{"update_type":"message_created","message":{"recipient":{"chat_id":-7},"body":{"mid":"m","#
      + #""text":""},"link":{"type":"forward","message":{"mid":"f","text":"чужие слова"}}}}]}"#,
    #"{"update_id":1,"message":{"message_id":1,"poll":{"question":"чужие слова","options":[]}}}"#,
    #"{"name":"ч","type":"private_group","id":1,"messages":[{"id":1,"type":"message","date":"","text":"","#
      + #""poll":{"question":"чужие слова"}}]}"#,
  ])
  func `what is passed on or asked in a poll is read`(input: String) throws {
    #expect(try feed(input).texts == ["чужие слова"])
  }

  @Test func `an empty id is none`() throws {
    let line = #"{"id":"","author":{"id":""},"text":"а"}"#
    // The second line is read by the form of the first.
    let fed = try feed("\(line)\n\(line)\n")
    #expect(fed.comments.allSatisfy { $0.fields["id"] == nil && $0.fields["author"] == nil })
  }

  @Test func `an account's letters are no comments`() throws {
    let message = #"{"id":1,"type":"message","date":"","text":"привет","from_id":"user1"}"#
    let chats = ["personal_chat", "saved_messages", "private_supergroup"].map {
      #"{"type":"\#($0)","id":1,"messages":[\#(message)]}"#
    }
    let fed = try feed(#"{"about":"","chats":{"list":[\#(chats.joined(separator: ","))]}}"#)
    #expect(fed.texts == ["привет"])
    #expect(fed.tally.counts == ["personal_chat": 1, "saved_messages": 1])
  }

  /// Where the work grew with the square of the length, each took minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      #"{"text":"а","links":[""# + String(repeating: " ", count: 1 << 20) + #""]}"#,
      String(repeating: " \n", count: 1 << 20),
      #"{"response":{"items":[],""# + String(repeating: "к", count: 1 << 20),
      #"{"update_id":1,"message":{"message_id":1,"text":""# + String(repeating: "а", count: 1 << 18)
        + #"","entities":["#
        + String(
          repeating: #"{"type":"text_link","offset":250000,"length":1,"url":"a.ru"},"#,
          count: 4000
        ) + #"{}]}}"#,
      #"{"kind":"youtube#commentThreadListResponse","pageInfo":{},"items":[{"snippet":"#
        + #"{"topLevelComment":{"id":"1","snippet":{"textDisplay":""#
        + String(repeating: "<b>", count: 1 << 18) + #""}}}}]}"#,
    ]
  )
  func `a long input takes no longer than its length`(input: String) throws {
    _ = try feed(input)
  }
}
