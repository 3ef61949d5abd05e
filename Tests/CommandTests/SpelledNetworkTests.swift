import Foundation
import Ledger
import Testing

/// One network by several names, one comment below several posts.
@Suite struct SpelledNetworkTests {
  let pack: SmallPack
  let folder: Scratch
  var ledger: String { folder.url.appending(path: "sito.ledger").path }

  init() throws {
    pack = try SmallPack()
    folder = try Scratch.folder()
  }

  private func comment(
    _ network: String,
    _ text: String,
    page: String = "-7",
    post: String = "1",
    edit: Int = 0
  ) -> String {
    #"{"network":"\#(network)","page":"\#(page)","post":"\#(post)","id":"5","edit":\#(edit),"#
      + #""author":{"id":"310000007"},"text":"\#(text)"}"#
  }

  private func run(_ arguments: String..., input: String = "") throws -> Run {
    try sito(arguments + ["--ledger", ledger], text: input, home: pack.url)
  }

  @Test(arguments: ["vk", "VK", "VKontakte"])
  func `a page has its own thresholds in every spelling`(network: String) throws {
    // On this page an insult of weight 0.5 is not enough.
    let decided = try run("filter", input: comment(network, "ты дурак"))
    #expect(decided.objects.first?["action"] as? String == "allow", "\(decided.text)")
    let rude = try run("filter", input: comment(network, "дурак хуйня"))
    #expect(rude.objects.first?["action"] as? String == "remove")
    let replay = try run("audit", "replay", "vk-7-1-5")
    #expect(replay.status == 0, "\(replay.text)")
  }

  /// What versions recorded that took a network's name to the letter.
  @Test(arguments: ["VK", "vk"])
  func `what was decided by another page's thresholds is decided again by those`(
    recorded: String
  ) throws {
    _ = try run("filter", input: comment("vk", "ты дурак", page: "-8"))
    let store = try LedgerStore(path: ledger)
    var evidence = try #require(try store.events().compactMap(\.kind.evidence).first)
    let words = try #require(try store.snapshot(of: 2))
    (evidence.comment.network, evidence.comment.page) = (recorded, "-7")
    evidence.comment.id = "6"
    if recorded == "vk" {
      evidence.permalink = "https://vk.com/wall-7_1?reply=6"
      evidence.thresholds = ["insult": .init(review: Millionths(1), remove: nil)]
    } else {
      evidence.permalink = nil
    }
    let made = evidence
    try store.write(at: 1_795_000_000_000, actor: "engine") {
      _ = try $0.append(.caseOpened(made), snapshot: words)
    }
    let replay = try run("audit", "replay", "\(made.comment.caseID)")
    #expect(replay.status == 0, "\(replay.text)")
    // Thresholds that no spelling has are told still.
    evidence.thresholds["insult"]?.review = Millionths(0.3)
    evidence.comment.id = "7"
    evidence.permalink = recorded == "vk" ? "https://vk.com/wall-7_1?reply=7" : nil
    let other = evidence
    try store.write(at: 1_795_000_000_000, actor: "engine") {
      _ = try $0.append(.caseOpened(other), snapshot: words)
    }
    let wrong = try run("audit", "replay", "\(other.comment.caseID)")
    #expect(wrong.status == 1)
    #expect(wrong.text.contains("thresholds"), "\(wrong.text)")
  }

  @Test(arguments: ["vk", "telegram"])
  func `an edit that puts a comment right is known below another post`(network: String) throws {
    _ = try run("filter", input: comment(network, "ты дурак", page: "-9"))
    let fixed = try run(
      "filter",
      input: comment(network, "спасибо", page: "-9", post: "2", edit: 1)
    )
    #expect(fixed.errors.contains("новых записей 1"), "\(fixed.errors)")
    let states = try LedgerStore(path: ledger, isReadOnly: true).state().cases.values
    #expect(states.map(\.edits.count) == [2])
    #expect(states.map(\.action) == ["allow"])
    // Another network numbers comments below each post anew: nothing is known of this one.
    let other = try run("filter", input: comment("ok", "спасибо", page: "-9", post: "3"))
    #expect(other.errors.contains("новых записей 0, уже были 0"), "\(other.errors)")
  }

  @Test func `restrictions are listed by any spelling of their network`() throws {
    _ = try run("filter", input: comment("VK", "какая хуйня", page: "-9"))
    for name in ["vk", "VK", "VKontakte"] {
      let list = try run("audit", "restrictions", "--json", "--network", name)
      #expect(list.objects.count == 1, "\(name)")
    }
    #expect(try run("audit", "restrictions", "--json", "--network", "ok").objects.isEmpty)
  }
}
