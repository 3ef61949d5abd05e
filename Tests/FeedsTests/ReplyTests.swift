import Feeds
import Testing

/// A reply knows whom it answers, as far as the network tells, and answering oneself is no address.
@Suite struct ReplyTests {
  /// An input of three comments: somebody's, another's reply to it, and a reply to the own one.
  struct Case: Sendable, CustomTestStringConvertible {
    var network: String
    var text: String

    init(_ network: String, _ text: String) {
      self.network = network
      self.text = text
    }

    var testDescription: String { network }
  }

  @Test(arguments: [
    Case(
      "canonical",
      """
      {"id":"1","author":"7","text":"а"}
      {"id":"2","author":{"id":"8"},"reply_to":{"id":"1","author":"7"},"text":"а"}
      {"id":"3","author":{"id":"7"},"reply_to":{"id":"1","author":7},"text":"а"}
      """
    ),
    Case(
      "VK, a thread",
      """
      {"response":{"items":[{"id":1,"from_id":7,"text":"а","thread":{"items":[
      {"id":2,"from_id":8,"text":"а","reply_to_comment":1},
      {"id":3,"from_id":7,"text":"а","parents_stack":[1]}]}}]}}
      """
    ),
    Case(
      "VK, the user named",
      """
      {"items":[{"id":1,"from_id":7,"text":"а"},
      {"id":2,"from_id":8,"text":"а","reply_to_comment":1,"reply_to_user":7},
      {"id":3,"from_id":7,"text":"а","reply_to_comment":1,"reply_to_user":7}]}
      """
    ),
    Case(
      "VK, events",
      """
      {"type":"wall_reply_new","group_id":1,"object":{"id":1,"from_id":7,"text":"а"}}
      {"type":"wall_reply_new","group_id":1,"object":{"id":2,"from_id":8,"text":"а","reply_to_user":7}}
      {"type":"wall_reply_new","group_id":1,"object":{"id":3,"from_id":7,"text":"а","reply_to_user":7}}
      """
    ),
    Case(
      "Telegram, an export",
      """
      {"name":"ч","type":"public_supergroup","id":1,"messages":[
      {"id":1,"type":"message","date":"","from_id":"user7","text":"а"},
      {"id":2,"type":"message","date":"","from_id":"user8","reply_to_message_id":1,"text":"а"},
      {"id":3,"type":"message","date":"","from_id":"user7","reply_to_message_id":1,"text":"а"}]}
      """
    ),
    Case(
      "Telegram, updates",
      """
      {"update_id":1,"message":{"message_id":1,"from":{"id":7},"text":"а"}}
      {"update_id":2,"message":{"message_id":2,"from":{"id":8},"text":"а",\
      "reply_to_message":{"message_id":1,"from":{"id":7}}}}
      {"update_id":3,"message":{"message_id":3,"from":{"id":7},"text":"а",\
      "reply_to_message":{"message_id":1,"from":{"id":7}}}}
      """
    ),
    Case(
      "Odnoklassniki",
      """
      {"discussionId":"1","comments":[{"id":"1","author_id":"7","text":"а"},
      {"id":"2","author_id":"8","text":"а","reply_to_comment_id":"1","reply_to_id":"7"},
      {"id":"3","author_id":"7","text":"а","reply_to_comment_id":"1","reply_to_id":"7"}]}
      """
    ),
    Case(
      "MAX",
      """
      {"messages":[{"sender":{"user_id":7},"body":{"mid":"1","text":"а"}},
      {"sender":{"user_id":8},"body":{"mid":"2","text":"а"},
      "link":{"type":"reply","sender":{"user_id":7},"message":{"mid":"1"}}},
      {"sender":{"user_id":7},"body":{"mid":"3","text":"а"},
      "link":{"type":"reply","sender":{"user_id":7},"message":{"mid":"1"}}}]}
      """
    ),
    Case(
      "YouTube",
      """
      {"items":[{"snippet":{"topLevelComment":{"id":"1","snippet":{"textOriginal":"а",
      "authorChannelId":{"value":"7"}}}},"replies":{"comments":[
      {"id":"2","snippet":{"textOriginal":"а","parentId":"1","authorChannelId":{"value":"8"}}},
      {"id":"3","snippet":{"textOriginal":"а","parentId":"1","authorChannelId":{"value":"7"}}}]}}]}
      """
    ),
    Case("a table", "id;author;reply_to;text\n1;7;;а\n2;8;1;а\n3;7;1;а\n"),
    Case(
      "a table with the authors that are answered",
      "id;author;reply_to_author;text\n1;7;;а\n2;8;7;а\n3;7;7;а\n"
    ),
  ])
  func `only answers to others are addressed`(_ c: Case) throws {
    let fed = try feed(c.text)
    #expect(fed.errors.isEmpty)
    #expect(fed.comments.map(\.answersAnother) == [false, true, false])
    #expect(fed.comments.map { $0.fields["reply_to_author"] } == [nil, "7", "7"])
  }

  @Test(arguments: [
    Case(
      "Telegram, the answered message is in another file",
      """
      {"name":"ч","type":"public_supergroup","id":1,"messages":[
      {"id":3,"type":"message","date":"","from_id":"user7","reply_to_message_id":1,"text":"а"}]}
      """
    ),
    Case(
      "Telegram, it stands further down",
      """
      {"name":"ч","type":"public_supergroup","id":1,"messages":[
      {"id":3,"type":"message","date":"","from_id":"user7","reply_to_message_id":4,"text":"а"},
      {"id":4,"type":"message","date":"","from_id":"user7","text":"а"}]}
      """
    ),
    Case(
      "Telegram, it has the same number in another chat",
      """
      {"chats":{"list":[{"id":1,"messages":[{"id":1,"type":"message","from_id":"user7","text":"а"}]},
      {"id":2,"messages":[{"id":3,"type":"message","from_id":"user7","reply_to_message_id":1,
      "text":"а"}]}]}}
      """
    ),
    Case(
      "VK, only its number is told",
      #"{"items":[{"id":3,"from_id":7,"text":"а","reply_to_comment":1}]}"#
    ),
    Case(
      "YouTube, it is missing",
      #"{"items":[{"id":"3","snippet":{"textOriginal":"а","parentId":"1","#
        + #""authorChannelId":{"value":"7"}}}]}"#
    ),
    Case("a table, it is missing", "id;author;reply_to;text\n3;7;1;а\n"),
    Case("canonical, only its name is told", #"{"author":"7","reply_to":"1","text":"а"}"#),
    Case(
      "canonical, the own author is unknown",
      #"{"reply_to":{"id":"1","author":"7"},"text":"а"}"#
    ),
  ])
  func `when nobody knows who is answered, it is somebody else`(_ c: Case) throws {
    let fed = try feed(c.text)
    #expect(fed.errors.isEmpty)
    let reply = try #require(fed.comments.first { $0.fields["reply_to"] != nil })
    #expect(reply.answersAnother)
  }

  @Test(arguments: [
    ("public_supergroup", "1900000001", "-1001900000001"),
    ("private_channel", "12345678901", "-1012345678901"),
    ("public_channel", "77", "-1000000000077"),
    ("private_group", "77", "-77"), ("new_kind", "77", "77"),
    ("public_channel", "98765432109876543210", "98765432109876543210"),
  ])
  func `an export names a chat as the Bot API does`(
    _ type: String,
    _ id: String,
    _ page: String
  ) throws {
    let fed = try feed(
      """
      {"name":"ч","type":"\(type)","id":\(id),"messages":[
      {"id":1,"type":"message","from_id":"channel1800000001","text":"а"},
      {"id":2,"type":"message","from_id":"user1800000001","reply_to_message_id":1,"text":"а"}]}
      """
    )
    #expect(fed.comments.map { $0.fields["page"] } == [page, page])
    #expect(fed.comments.map { $0.fields["author"] } == ["-1001800000001", "1800000001"])
    #expect(fed.comments[1].fields["reply_to_author"] == "-1001800000001")
  }

  @Test func `what is written under a channel's post answers nobody`() throws {
    let export = try feed(
      """
      {"name":"ч","type":"public_supergroup","id":1,"messages":[
      {"id":1,"type":"message","from":"Район","from_id":"channel9","forwarded_from":"Район",
      "text":"а"},
      {"id":2,"type":"message","from_id":"user7","reply_to_message_id":1,"text":"а"},
      {"id":3,"type":"message","from_id":"user8","reply_to_message_id":2,"text":"а"},
      {"id":4,"type":"service","action":"topic_created","text":""},
      {"id":5,"type":"message","from_id":"user7","reply_to_message_id":4,"text":"а"}]}
      """
    )
    #expect(export.comments.map(\.answersAnother) == [false, false, true, false])
    #expect(export.comments.map { $0.fields["post"] } == [nil, "1", "1", "4"])
    let updates = try feed(
      """
      {"update_id":1,"message":{"message_id":2,"from":{"id":7},"text":"а","message_thread_id":1,\
      "reply_to_message":{"message_id":1,"is_automatic_forward":true,"sender_chat":{"id":-9}}}}
      {"update_id":2,"message":{"message_id":5,"from":{"id":7},"text":"а",\
      "reply_to_message":{"message_id":4,"forum_topic_created":{"name":"т"},"from":{"id":9}}}}
      """
    )
    #expect(updates.comments.map(\.answersAnother) == [false, false])
    #expect(updates.comments.map { $0.fields["post"] } == ["1", "4"])
  }
}
