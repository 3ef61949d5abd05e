import Foundation
import Rules
import Testing

@testable import Ledger

/// Ledgers of earlier versions have networks as they were spelled.
@Suite struct SpellingTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger() }

  private func evidence(
    _ id: Int,
    _ network: String,
    page: String = "-200000001",
    post: String? = "4512",
    text: String = "ты дурак",
    strike: Strike? = Sample.strike
  ) throws -> Evidence {
    let author = AuthorIdentity(network: network, id: "310000007")
    var evidence = try Sample.evidence(id, text: text, author: author, strike: strike)
    (evidence.comment.network, evidence.comment.page) = (network, page)
    evidence.comment.post = post
    return evidence
  }

  /// Writes a case as an earlier version did.
  private func record(_ evidence: Evidence) throws {
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      _ = try transaction.append(.caseOpened(evidence), snapshot: Sample.snapshot("ты дурак"))
      if let author = evidence.author {
        try transaction.settle(author, under: RestrictionPolicy())
      }
    }
  }

  private func feed(_ evidence: Evidence, _ text: String = "ты дурак") throws -> Reception {
    try LedgerStore(path: ledger.path).write(at: Sample.now + 1, actor: "engine") {
      try $0.receive(evidence, Sample.snapshot(text), under: RestrictionPolicy())
    }
  }

  @Test(
    arguments: [
      ("VK", "vk", "-200000001", "VK-~2D200000001-4512-1", "vk-200000001-4512-1"),
      ("VKontakte", "vk", "310", "VKontakte-310-4512-1", "vk-+310-4512-1"),
      ("Telegram", "telegram", "-1001", "Telegram-~2D1001-4512-1", "telegram-1001-4512-1"),
      ("tg", "telegram", "chat", "tg-chat-4512-1", "telegram-chat-4512-1"),
      ("OK", "ok", "70", "OK-70-4512-1", "ok-70-4512-1"),
      ("vk", "vk", "-200000001", "vk-200000001-4512-1", "vk-200000001-4512-1"),
    ]
  )
  func `a case is found by today's name and keeps its own`(
    old: String,
    new: String,
    page: String,
    name: String,
    canonical: String
  ) throws {
    try record(try evidence(1, old, page: page))
    let id = CaseID(name)
    #expect(id.canonical == CaseID(canonical))
    #expect(try ledger.store.state().cases.keys.map(\.self) == [id])
    #expect(try feed(evidence(1, new, page: page)) == Reception(.known, id))
    let edit = try evidence(1, new, page: page, text: "сам дурак")
    #expect(try feed(edit, "сам дурак") == Reception(.added, id))
    let state = try ledger.store.state()
    #expect(state.cases.keys.map(\.self) == [id])
    #expect(state.cases[id]?.edits.count == 2)
    #expect(state.authors.count == 1)
    #expect(try ledger.store.verify().flaws == [])
    // The same from a projection that is made anew while it is asked.
    try rewrite(ledger.path, "DELETE FROM projection")
    #expect(try feed(evidence(1, new, page: page, text: "дурак"), "дурак") == Reception(.added, id))
    #expect(try LedgerStore(path: ledger.path).verify().flaws == [])
  }

  @Test func `other posts, other comments and reports find their author, too`() throws {
    try record(try evidence(1, "VK"))
    let id = CaseID("VK-~2D200000001-4512-1")
    #expect(try feed(evidence(1, "vk", post: nil)).caseID == id)
    #expect(try feed(evidence(2, "vk")).outcome == .added)
    let state = try ledger.store.state()
    let author = try #require(state.authors.values.first)
    #expect(state.authors.count == 1)
    #expect(author.author.network == "VK")
    #expect(author.standing.strikes.count == 2)
    try ledger.store.write(at: Sample.now + 2, actor: "engine") { transaction in
      for _ in 0..<2 {
        _ = try transaction.take(
          NetworkReport(
            what: .commentDeleted,
            network: "vk",
            page: "-200000001",
            author: Sample.author,
            caseID: Sample.comment(1).caseID,
            id: ""
          )
        )
      }
    }
    let told = try ledger.store.state()
    #expect(told.cases[id]?.network == .commentDeleted)
    #expect(told.reports.count == 1)
    #expect(told.authors.count == 1)
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `a ledger that has both stays readable, and each is itself`() throws {
    try record(try evidence(1, "VK"))
    try record(try evidence(1, "vk"))
    #expect(try feed(evidence(1, "vk")).caseID == Sample.comment(1).caseID)
    let state = try ledger.store.state()
    #expect(state.cases.count == 2)
    #expect(
      state.restrictions.keys.map(\.description).sorted() == ["VK-310000007-1", "vk-310000007-1"]
    )
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test(arguments: ["vk", "VK", "vkontakte"]) func `lists find every spelling`(
    network: String
  ) throws {
    try record(try evidence(1, "VK"))
    var filter = RestrictionFilter()
    filter.network = network
    let found = try ledger.store.state(of: filter).restrictions.values
      .filter { filter.accepts($0, at: Sample.now) }
    #expect(found.map(\.id.description) == ["VK-310000007-1"])
    filter.network = "ok"
    #expect(try ledger.store.state(of: filter).restrictions.isEmpty)
    for name in ["310000007", "\(network)/310000007", "vk-310000007", "VK-310000007"] {
      #expect(try ledger.store.state(ofAuthor: name).authors.count == 1, "\(name)")
      var queue = QueueFilter()
      queue.author = name
      #expect(try ledger.store.waiting(queue).count == 1, "\(name)")
      #expect(try ledger.store.state().queue(queue).count == 1, "\(name)")
    }
    #expect(try ledger.store.state().restrictedPages(of: network) == ["-200000001"])
  }
}
