import Foundation
import Ledger
import Rules
import Testing

/// What networks answer when they are asked whom they have banned; invented answers.
@Suite struct BlackListReaderTests {
  func list(_ file: String, of network: String) throws -> BlackList {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try BlackListReader.read(
      try Data(contentsOf: folder.appending(path: file)),
      of: network
    )
  }

  @Test func `VK: people, communities with a minus, ends, reasons`() throws {
    let list = try list("vk.json", of: "vk")
    #expect(
      list.bans == [
        NetworkBan(
          author: "310000007",
          until: 1_795_849_200_000,
          since: 1_795_500_000_000,
          reason: 3,
          administrator: "310000099"
        ),
        NetworkBan(
          author: "310000008",
          since: 1_795_500_000_000,
          reason: 0,
          administrator: "310000099"
        ),
        NetworkBan(
          author: "-200000055",
          since: 1_795_500_000_000,
          reason: 1,
          administrator: "310000099"
        ),
      ]
    )
    #expect(list.unread == 1)
    #expect(list.isWhole)
  }

  @Test func `VK: a list in parts is whole when all parts are there`() throws {
    let part = { (id: Int) in
      Data(
        #"{"response":{"count":2,"items":[{"profile":{"id":\#(id)},"ban_info":{"reason":1}}]}}"#
          .utf8
      )
    }
    var list = try BlackListReader.read(part(1), of: "vk")
    #expect(!list.isWhole)
    list.merge(try BlackListReader.read(part(2), of: "vk"))
    #expect(list.isWhole)
    #expect(list.bans.map(\.author) == ["1", "2"])
  }

  @Test(
    "several answers in a file are parts of one list",
    arguments: [
      "\(partOne)\n\(partTwo)\n", "[\(partOne),\(partTwo)]", "\(partOne)\(partTwo)",
      ",\(spread)\r\n",
    ]
  )
  func joins(file: String) throws {
    let list = try BlackListReader.read(Data(file.utf8), of: "vk")
    #expect(list.bans.map(\.author) == ["1", "2"])
    #expect(list.isWhole)
    #expect(list.missing == 0)
  }

  private static let partOne =
    #"{"response":{"count":2,"items":[{"profile":{"id":1},"ban_info":{"comment":"{\""}}]}}"#
  private static let partTwo =
    #"{"response":{"count":2,"items":[{"profile":{"id":2},"ban_info":{}}]}}"#
  private static let spread = "\(partOne),\n" + partTwo.replacing("{", with: "{\n ")

  @Test func `VK: how much of the list is missing`() throws {
    let list = try BlackListReader.read(Data(Self.partOne.utf8), of: "vk")
    #expect(!list.isWhole)
    #expect(list.missing == 1)
    #expect(list.count == 1)
  }

  @Test func `VK: an empty list is whole`() throws {
    let list = try BlackListReader.read(
      Data(#"{"response":{"count":0,"items":[]}}"#.utf8),
      of: "vk"
    )
    #expect(list.isWhole)
    #expect(list.bans.isEmpty)
  }

  @Test func `VK: an entry without its ban is unread and no reason to refuse the list`() throws {
    let answer = #"{"count":2,"items":[{"profile":{"id":1}},{"profile":{"id":2},"ban_info":{}}]}"#
    let list = try BlackListReader.read(Data(answer.utf8), of: "vk")
    #expect(list.bans.map(\.author) == ["2"])
    #expect(list.unread == 1)
  }

  @Test func `VK: ids keep every digit`() throws {
    let answer = #"{"items":[{"profile":{"id":9007199254740993},"ban_info":{}}]}"#
    #expect(
      try BlackListReader.read(Data(answer.utf8), of: "vk").bans.first?.author == "9007199254740993"
    )
  }

  @Test func `Telegram: members a line each say nothing of others`() throws {
    let list = try list("telegram.ndjson", of: "telegram")
    #expect(
      list.bans == [
        NetworkBan(author: "600000001", until: 1_795_849_200_000), NetworkBan(author: "600000003"),
      ]
    )
    #expect(list.free == ["600000002", "600000004"])
    #expect(!list.isWhole)
  }

  @Test func `Telegram: a list of participants`() throws {
    let list = try list("telegram-participants.json", of: "telegram")
    #expect(list.bans.map(\.author) == ["600000001", "-1001800000002"])
    #expect(list.bans.map(\.until) == [nil, 1_795_849_200_000])
    #expect(list.free == ["600000002"])
    // A list that has others in it was not asked for the banned alone.
    #expect(!list.isWhole)
  }

  @Test func `Telegram: a list of the banned alone is whole when all are there`() throws {
    let answer = { (count: Int) in
      Data(
        #"{"count":\#(count),"participants":[{"peer":{"user_id":1},"banned_rights":{"until_date":0}}]}"#
          .utf8
      )
    }
    #expect(try BlackListReader.read(answer(1), of: "telegram").isWhole)
    let part = try BlackListReader.read(answer(300), of: "telegram")
    #expect(!part.isWhole)
    #expect(part.missing == 299)
  }

  @Test func `Odnoklassniki: who is blocked and who is not`() throws {
    let list = try list("ok.json", of: "ok")
    #expect(list.bans == [NetworkBan(author: "570000000001")])
    #expect(list.free == ["570000000002", "570000000003"])
    #expect(!list.isWhole)
  }

  @Test(
    "what is no list is told",
    arguments: [
      ("vk", "", "пуст"), ("vk", "{\"a\":1}\nнет", "строка 2"),
      ("vk", "{\"count\":1}", "groups.getBanned"),
      ("vk", #"{"error":{"error_code":15,"error_msg":"Access denied"}}"#, "Access denied"),
      ("telegram", #"{"ok":false,"description":"Forbidden"}"#, "Forbidden"),
      ("telegram", "[1]", "ChatMember"), ("ok", "[{}]", "getUserGroupsByIds"),
      (
        "telegram",
        #"[{"ok":true,"result":{"status":"kicked","user":{"id":1}}},{"ok":false,"description":"user not found"}]"#,
        "user not found"
      ), ("ok", #"[{"error_code":10,"error_msg":"PERMISSION_DENIED"}]"#, "PERMISSION_DENIED"),
      ("ok", #"{"error_code":10,"error_msg":"PERMISSION_DENIED"}"#, "PERMISSION_DENIED"),
      ("max", "[]", "vk, telegram и ok"),
      ("vk", #"{"response":{"count":1,"items":[{"id":1,"from_id":2,"text":"а"}]}}"#, "ban_info"),
      (
        "vk", #"{"response":{"count":0,"items":[],"current_level_count":0,"can_post":1}}"#,
        "groups.getBanned"
      ),
      ("vk", #"{"response":{"count":2,"items":[1,2]}}"#, "groups.getBanned"),
      ("vk", "[\(partOne),{\"error\":{\"error_code\":6,\"error_msg\":\"Too many\"}}]", "Too many"),
      ("telegram", #"{"count":1,"participants":[{"user_id":1}]}"#, "channelParticipantsKicked"),
      ("telegram", #"{"response":{"count":0,"items":[]}}"#, "getChatMember"),
      ("ok", #"{"comments":[],"has_more":false}"#, "getUserGroupsByIds"),
    ]
  )
  func refuses(network: String, text: String, message: String) {
    let error = #expect(throws: BlackListReader.Failure.self) {
      try BlackListReader.read(Data(text.utf8), of: network)
    }
    #expect(error?.message.russian.contains(message) == true)
  }
}
