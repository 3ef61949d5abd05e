import Foundation
import Ledger
import Testing

/// Whoever rewrites the ledger is noticed, and the first broken event is named.
@Suite struct VerifyTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger.full() }

  private func flaws() throws -> [Verification.Flaw] {
    try LedgerStore(path: ledger.path, isReadOnly: true).verify().flaws
  }

  @Test func `a ledger that nobody touched is whole`() throws {
    let result = try ledger.store.verify(against: try ledger.store.head)
    #expect(result.flaws == [])
    #expect(result.notices == [])
    #expect(result.events == (try ledger.store.head.sequence))
    #expect(result.head == (try ledger.store.head))
  }

  @Test func `an empty ledger is whole`() throws {
    #expect(try TestLedger().store.verify().flaws == [])
  }

  @Test(
    arguments: [
      (
        "UPDATE events SET body = replace(body, 'review', 'remove') WHERE sequence = 4",
        .rewritten(4)
      ),
      ("UPDATE events SET actor = 'moderator:9' WHERE sequence = 7", .rewritten(7)),
      ("UPDATE events SET at = at - 1 WHERE sequence = 3", .rewritten(3)),
      ("DELETE FROM events WHERE sequence = 5", .gap(after: 4, next: 6)),
      ("DELETE FROM events WHERE sequence = 1", .gap(after: 0, next: 2)),
      (
        "UPDATE events SET previous = (SELECT digest FROM events WHERE sequence = 2) WHERE sequence = 6",
        .unlinked(6)
      ),
      ("UPDATE events SET digest = previous WHERE sequence = 6", .rewritten(6)),
      ("UPDATE events SET digest = 'x' || substr(digest, 2) WHERE sequence = 6", .unreadable(6)),
      (
        "UPDATE texts SET body = replace(body, 'дурак', 'молодец') WHERE sequence = 2",
        .otherText(2)
      ),
      ("DELETE FROM texts WHERE sequence = 2", .noText(2)),
      ("DELETE FROM files WHERE body LIKE 'decay%'", .noFile(event: 1, path: "rules/policy.yaml")),
      (
        "UPDATE projection SET body = replace(body, 'оскорбление', 'мат') WHERE kind = 'restriction'",
        .projection(kind: "restriction", id: "vk-310000007-1")
      ),
      (
        "DELETE FROM projection WHERE kind = 'case' AND id LIKE '%-2'",
        .projection(kind: "case", id: "vk-200000001-4512-2")
      ),
      (
        "DELETE FROM projection WHERE kind = 'author'",
        .projection(kind: "author", id: "vk-310000007")
      ),
    ] as [(String, Verification.Flaw)]
  )
  func names(sql: String, flaw: Verification.Flaw) throws {
    try rewrite(ledger.path, sql)
    #expect(try flaws().first == flaw)
  }

  @Test func `a protection that was taken away is told`() throws {
    #expect(try rawSQL(ledger.path, "DROP TRIGGER events_update") == nil)
    #expect(try flaws() == [.noTrigger("events_update")])
  }

  @Test func `whoever rewrites everything behind is betrayed by a head kept elsewhere`() throws {
    let head = try ledger.store.head
    // Another ledger, whole in itself, with other words.
    let other = try TestLedger()
    for id in 1...20 { try other.take(id) }
    #expect(try other.store.verify().flaws == [])
    #expect(try other.store.verify(against: head).flaws.first == .otherHead(head))
  }

  @Test func `a lost end is betrayed by a head kept elsewhere`() throws {
    let other = try TestLedger()
    let head = ChainHead(sequence: 5, digest: Digest(of: "x".utf8))
    #expect(try other.store.verify(against: head).flaws == [.shorter(than: head)])
  }

  @Test func `an earlier head holds as well`() throws {
    let event = try #require(try ledger.store.event(3))
    let head = ChainHead(sequence: 3, digest: event.header.digest)
    #expect(try ledger.store.verify(against: head).flaws == [])
  }

  @Test func `a projection is made anew when it is gone or old`() throws {
    let before = try ledger.store.state()
    try rewrite(ledger.path, "DELETE FROM projection")
    let store = try LedgerStore(path: ledger.path)
    #expect(try store.verify().notices == [.staleProjection])
    #expect(try store.state() == before)
    try store.append(
      [.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))],
      at: Sample.now + 9,
      actor: "moderator:1"
    )
    #expect(try store.verify().notices == [])
    #expect(try store.verify().flaws == [])
  }

  @Test func `a clock that goes back is told and breaks nothing`() throws {
    try ledger.take(7, at: Sample.now - Sample.day)
    let result = try ledger.store.verify()
    #expect(result.flaws == [])
    #expect(result.notices == [.clockBack(try ledger.store.head.sequence)])
  }
}
