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
    #expect(list.isWhole)
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
      ("ok", #"{"error_code":10,"error_msg":"PERMISSION_DENIED"}"#, "PERMISSION_DENIED"),
      ("max", "[]", "vk, telegram и ok"),
    ]
  )
  func refuses(network: String, text: String, message: String) {
    let error = #expect(throws: BlackListReader.Failure.self) {
      try BlackListReader.read(Data(text.utf8), of: network)
    }
    #expect(error?.message.russian.contains(message) == true)
  }
}
