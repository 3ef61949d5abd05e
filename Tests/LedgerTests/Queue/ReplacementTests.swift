import Foundation
import Rules
import Testing

@testable import Ledger

/// Several moderators who restrict the same author, each for another comment.
@Suite struct ReplacementTests {
  let ledger: TestLedger
  let id = RestrictionID(Sample.author, number: 1)

  init() throws {
    ledger = try TestLedger()
    for id in 1...3 { try ledger.take(id, at: Sample.now + Milliseconds(id)) }
  }

  @discardableResult
  private func restrict(
    _ comment: Int,
    _ measure: Measure?,
    by moderator: Int,
    under policy: RestrictionPolicy = RestrictionPolicy()
  ) throws -> [Event] {
    try ledger.store.write(at: Sample.now + 10, actor: "moderator:\(moderator)") { transaction in
      try transaction.restrict(
        Sample.comment(comment).caseID,
        measure,
        reason: "р",
        under: policy
      )
    }
  }

  private var restrictions: [RestrictionState] {
    get throws { try ledger.store.state().restrictions.values.sorted { $0.id < $1.id } }
  }

  @Test func `two moderators with two comments confirm one restriction`() throws {
    try restrict(1, .indefinite, by: 1)
    let events = try restrict(2, .indefinite, by: 2)
    #expect(events.map(\.kind.name) == ["verdictGiven", "restrictionConfirmed"])
    let made = try restrictions
    #expect(made.map(\.status) == [.active])
    #expect(made.first?.confirmations.map(\.moderator) == ["moderator:1", "moderator:2"])
    #expect(made.first?.proposal.cases == [Sample.comment(1).caseID])
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `of three moderators nobody takes back what another has chosen`() throws {
    try restrict(1, .indefinite, by: 1)
    let head = try ledger.store.head
    // Without a measure the policy's would be meant, and that is a warning.
    for (comment, moderator, measure) in [(2, 2, Measure.days(3)), (3, 3, nil)] {
      let refusal = #expect(throws: Refusal.self) { try restrict(comment, measure, by: moderator) }
      #expect(refusal?.code == "confirmed_by_other")
      let message = refusal?.message.russian ?? ""
      #expect(message.contains("без срока"), "\(message)")
      #expect(message.contains("sito queue confirm \(id)"), "\(message)")
      #expect(message.contains("sito queue reject \(id)"), "\(message)")
    }
    #expect(try ledger.store.head == head)
    #expect(try restrictions.map(\.measure) == [.indefinite])
    try restrict(3, .indefinite, by: 3)
    #expect(try restrictions.map(\.status) == [.active])
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `who names no measure confirms what the policy proposes`() throws {
    var policy = RestrictionPolicy()
    policy.ladder = [.indefinite]
    try restrict(1, nil, by: 1, under: policy)
    #expect(throws: Refusal(.sameModerator, RestrictionID(Sample.author, number: 1))) {
      try restrict(1, nil, by: 1, under: policy)
    }
    try restrict(2, nil, by: 2, under: policy)
    #expect(try restrictions.map(\.status) == [.active])
  }

  @Test func `a moderator's own measure goes along to another comment`() throws {
    try restrict(1, .indefinite, by: 1)
    let events = try restrict(2, nil, by: 1)
    let made = try restrictions
    #expect(made.map(\.status) == [.superseded, .proposed])
    #expect(made.map(\.supersededBy) == [RestrictionID(Sample.author, number: 2), nil])
    #expect(made.map(\.measure) == [.indefinite, .indefinite])
    #expect(made.last?.proposal.measure == .warning, "the policy's, for who looks later")
    #expect(made.last?.confirmations.count == 1)
    try restrict(3, .indefinite, by: 2)
    #expect(try restrictions.map(\.status) == [.superseded, .active])
    try checkDocuments()
    // What was recorded is that one took the other's place, and not that strikes have gone.
    let rejection = try #require(events.first { $0.kind.name == "restrictionRejected" })
    let body = try rejection.kind.body()
    #expect(body.contains(#""hasLostGround":false"#), "\(body)")
    #expect(body.contains(#""supersededBy":"vk-310000007-2""#), "\(body)")
    #expect(try ledger.store.verify().flaws == [])
  }

  /// Nobody has turned the first proposal down, and every document says what took its place.
  private func checkDocuments() throws {
    let file = try #require(
      try CaseFile(Sample.comment(1).caseID, in: ledger.store, at: Sample.now + 20)
    )
    #expect(file.html.text.contains("<td>заменено на vk-310000007-2</td>"))
    #expect(!file.html.text.contains("отклонено"))
    #expect(file.text(in: .russian).contains("vk-310000007-1: ограничение без срока, заменено"))
    let table = AuditTable.restrictions(try ledger.store.state(), at: Sample.now + 20, nil)
    let columns = try ["status", "superseded_by"].map { name in
      try #require(table.headings.firstIndex(of: name))
    }
    #expect(columns.map { table.rows[0][$0] } == ["superseded", "vk-310000007-2"])
    #expect(columns.map { table.rows[1][$0] } == ["active", ""])
    let key = try Pseudonyms(key: Data("придуманный ключ для проверки".utf8))
    let coded = AuditTable.restrictions(try ledger.store.state(), at: Sample.now + 20, key)
    #expect(coded.rows[0][columns[1]] == coded.rows[1][0])
  }
}
