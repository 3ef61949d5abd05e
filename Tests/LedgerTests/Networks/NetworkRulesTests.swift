import Foundation
import Ledger
import Rules
import Testing

/// The file of networks that stands among the rules, and broken ones with what their keeper reads.
///
/// `RECORD=1 swift test --filter NetworkRulesTests` writes the answers down instead of comparing.
@Suite struct NetworkRulesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Diagnostics")

  let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

  @Test func `the file among the rules is read`() throws {
    let rules = try NetworkRules.ours
    #expect(rules.networks.keys.sorted() == ["max", "ok", "telegram", "vk", "youtube"])
    #expect(rules["vk"].title == "ВКонтакте")
    #expect(rules["vk"].way(to: .ban, post: nil).terms == .any)
    #expect(rules["ok"].way(to: .ban, post: nil).terms == .none)
    #expect(rules["telegram"].way(to: .ban, post: nil).terms == .between(30_000...31_622_400_000))
    #expect(rules["telegram"].way(to: .ban, post: nil).erases)
    #expect(rules["telegram"].way(to: .delete, post: nil).within == 172_800_000)
    #expect(!rules["vk"].way(to: .ban, post: nil).erases)
  }

  @Test func `nobody is banned in VK without being told why`() throws {
    let ban = try NetworkRules.ours["vk"].way(to: .ban, post: nil)
    #expect(
      ban.parameters.contains(Way.Parameter(name: "comment_visible", source: .literal("1")))
    )
    #expect(ban.parameters.contains(Way.Parameter(name: "comment", source: .field(.notice))))
  }

  @Test(
    "VK's numbers for reasons",
    arguments: [
      (BanReason.other, 0), (.spam, 1), (.insult, 2), (.profanity, 3), (.flood, 4), (.unlawful, 0),
      (.rude, 0),
    ]
  )
  func reasons(reason: BanReason, code: Int) throws {
    #expect(try NetworkRules.ours["vk"].code(for: reason) == code)
    #expect(try NetworkRules.ours["telegram"].code(for: reason) == nil)
  }

  @Test(
    "the id of a post tells the way",
    arguments: [
      ("4512", "wall.deleteComment"), ("topic31", "board.deleteComment"),
      ("video7", "video.deleteComment"), (nil, "wall.deleteComment"), ("photo5", nil),
      ("market5", nil), ("clip5", nil),
    ] as [(String?, String?)]
  )
  func posts(post: String?, method: String?) throws {
    #expect(try NetworkRules.ours["vk"].way(to: .delete, post: post).method == method)
  }

  @Test func `in a network that nobody described everything is done by hand`() throws {
    for deed in Network.Deed.allCases {
      let way = try NetworkRules.ours["rutube"].way(to: deed, post: "1")
      #expect(way.method == nil)
      #expect(way.terms == .none)
    }
  }

  @Test(arguments: ["everything", "broken", "no-networks"], Language.allCases)
  func `every mistake is told with its place`(name: String, language: Language) throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "\(name).yaml"),
      encoding: .utf8
    )
    let error = #expect(throws: PackError.self) { try NetworkRules(text) }
    let told = (error?.rendered(in: language) ?? "") + "\n"
    let golden = Self.folder.appending(path: "\(name).\(language.rawValue).txt")
    if isRecording { try told.write(to: golden, atomically: true, encoding: .utf8) }
    #expect(told == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func `a missing file is told`() throws {
    let nowhere = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let error = #expect(throws: PackError.self) { try NetworkRules(folder: nowhere) }
    #expect(error?.rendered(in: .english).contains("networks.yaml") == true)
  }
}

extension NetworkRules {
  /// The file of the project.
  static var ours: NetworkRules {
    get throws {
      let project = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      return try NetworkRules(folder: project.appending(path: "rules"))
    }
  }
}
