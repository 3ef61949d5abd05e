import Feeds
import Testing

/// Numbers keep every digit, and times their zone.
@Suite struct DigitTests {
  static let number = "98765432109876543210"

  struct Case: Sendable, CustomTestStringConvertible {
    var network: String
    var text: String

    /// The fields that hold the number, besides `id` and `author`.
    var fields: [String]

    init(_ network: String, _ text: String, _ fields: [String] = []) {
      self.network = network
      self.text = text
      self.fields = fields
    }

    var testDescription: String { network }
  }

  @Test(arguments: [
    Case(
      "canonical",
      #"{"id":N,"author":{"id":N},"page":N,"post":N,"reply_to":{"id":N,"author":N},"text":"а"}"#,
      ["page", "post", "reply_to", "reply_to_author"]
    ),
    Case(
      "VK",
      #"{"items":[{"id":N,"from_id":N,"owner_id":N,"post_id":N,"reply_to_comment":N,"#
        + #""reply_to_user":N,"text":"а"}]}"#,
      ["page", "post", "reply_to", "reply_to_author"]
    ),
    Case(
      "VK, an event",
      #"{"type":"wall_reply_new","event_id":"e","object":{"id":N,"from_id":N,"owner_id":N,"#
        + #""post_id":N,"text":"а"}}"#,
      ["page", "post"]
    ),
    Case(
      "Telegram, an export",
      #"{"name":"ч","type":"public_supergroup","id":N,"messages":[{"id":N,"type":"message","#
        + #""from_id":"userN","reply_to_message_id":N,"text":"а"}]}"#,
      ["page", "reply_to"]
    ),
    Case(
      "Telegram, an update",
      #"{"update_id":N,"message":{"message_id":N,"from":{"id":N},"chat":{"id":N},"#
        + #""message_thread_id":N,"reply_to_message":{"message_id":N,"from":{"id":N}},"text":"а"}}"#,
      ["page", "post", "reply_to", "reply_to_author"]
    ),
    Case(
      "Odnoklassniki",
      #"{"discussionId":N,"comments":[{"id":N,"author_id":N,"reply_to_comment_id":N,"#
        + #""reply_to_id":N,"text":"а"}]}"#,
      ["post", "reply_to", "reply_to_author"]
    ),
    Case(
      "MAX",
      #"{"messages":[{"sender":{"user_id":N},"recipient":{"chat_id":N},"body":{"mid":N,"seq":N,"#
        + #""text":"а"},"link":{"type":"reply","sender":{"user_id":N},"message":{"mid":N}}}]}"#,
      ["page", "reply_to", "reply_to_author"]
    ),
    Case(
      "YouTube",
      #"{"items":[{"id":N,"snippet":{"channelId":N,"videoId":N,"authorChannelId":{"value":N},"#
        + #""parentId":N,"textOriginal":"а"}}]}"#,
      ["page", "post", "reply_to"]
    ),
    Case(
      "a table",
      "id;author;page;post;reply_to;reply_to_author;text\nN;N;N;N;N;N;а\n",
      ["page", "post", "reply_to", "reply_to_author"]
    ),
  ])
  func `ids keep every digit`(_ c: Case) throws {
    // As a number, and as a string where JSON has strings.
    for written in [Self.number, "\"\(Self.number)\""] {
      if c.text.contains("userN") && written.first == "\"" { continue }
      let fed = try feed(c.text.replacing("N", with: written))
      #expect(fed.errors.isEmpty)
      let comment = try #require(fed.comments.first)
      for field in ["id", "author"] + c.fields {
        #expect(comment.fields[field] == Self.number, "\(field)")
      }
    }
  }

  @Test(arguments: [
    (#"{"text":"а","created_at":"2026-11-20T09:15:02+03:00"}"#, "2026-11-20T09:15:02+03:00"),
    (#"{"text":"а","created_at":"вчера"}"#, "вчера"),
    (#"{"items":[{"id":1,"from_id":2,"date":1795155302,"text":"а"}]}"#, "2026-11-20T06:15:02Z"),
    ("text;date\nа;20.11.2026 09:15\n", "20.11.2026 09:15"),
    (#"{"comments":[{"author_id":"1","date":"2026-11-20 09:15","text":"а"}]}"#, "2026-11-20 09:15"),
    (
      #"{"messages":[{"id":1,"type":"message","date":"2026-11-20T09:15:02","text":"а"}]}"#,
      "2026-11-20T09:15:02"
    ),
    (
      #"{"messages":[{"timestamp":1795155302737,"body":{"text":"а"}}]}"#,
      "2026-11-20T06:15:02.737Z"
    ),
  ])
  func `a time keeps its zone, and one without a zone gets none`(
    _ text: String,
    _ time: String
  ) throws {
    let fed = try feed(text)
    #expect(fed.comments.map { $0.fields["created_at"] } == [time])
    #expect(fed.tally.badTimes == 0)
  }

  @Test(arguments: [
    "-1", "253402300800", "1e9", "99999999999999999999", "true", "[]", #""завтра""#,
  ])
  func `a bad time is counted and keeps no comment back`(_ time: String) throws {
    for text in [
      #"{"items":[{"id":1,"from_id":2,"date":\#(time),"text":"а"}]}"#,
      #"{"update_id":1,"message":{"date":\#(time),"text":"а"}}"#,
      #"{"messages":[{"id":1,"type":"message","date_unixtime":\#(time),"date":"","text":"а"}]}"#,
    ] {
      let fed = try feed(text)
      #expect(fed.texts == ["а"], "\(text)")
      #expect(fed.tally.badTimes == 1, "\(text)")
    }
  }
}
