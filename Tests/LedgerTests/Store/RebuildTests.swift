import Foundation
import GRDB
import Ledger
import Testing

/// The projection is made anew from the events.
@Suite struct RebuildTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger.full() }

  private func rows() throws -> [String] {
    try DatabaseQueue(path: ledger.path).read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM projection").map(\.description)
    }
  }

  @Test(
    arguments: [
      "UPDATE projection SET body = replace(body, 'оскорбление', 'мат') WHERE kind = 'restriction'",
      "DELETE FROM projection WHERE kind = 'case'", "DELETE FROM projection",
      "UPDATE projection SET body = '{' WHERE kind = 'author'",
      "INSERT INTO projection VALUES ('x', 'y', '{}')",
      "INSERT INTO projection VALUES ('queue', '1100000', '')",
      "DELETE FROM projection WHERE kind IN ('standing', 'queue')",
      "UPDATE projection SET body = '=1' WHERE kind = 'standing'",
    ]
  )
  func `whatever was broken is whole again`(sql: String) throws {
    let before = try rows()
    try rewrite(ledger.path, sql)
    let broken = try LedgerStore(path: ledger.path, isReadOnly: true).verify()
    #expect(broken.hasOtherProjection || broken.notices == [.staleProjection])
    let head = try LedgerStore(path: ledger.path).rebuildProjection()
    #expect(head == (try ledger.store.head))
    #expect(try LedgerStore(path: ledger.path, isReadOnly: true).verify().flaws == [])
    #expect(try rows() == before)
  }

  @Test func `a program that has the ledger open goes on with what was made anew`() throws {
    let daemon = ledger.store
    try daemon.write(at: Sample.now + 6, actor: "engine") { transaction in
      // It has the case in memory now.
      _ = try transaction.caseState(Sample.comment(1).caseID)
    }
    try rewrite(
      ledger.path,
      "UPDATE projection SET body = replace(body, '\"notes\":0', '\"notes\":7') WHERE kind = 'case'"
    )
    let note = Event.Kind.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))
    let broken = try LedgerStore(path: ledger.path)
    try broken.append([note], at: Sample.now + 7, actor: "moderator:1")
    #expect(try broken.verify().hasOtherProjection)
    _ = try LedgerStore(path: ledger.path).rebuildProjection()
    // What it held in memory was of the broken rows.
    try broken.append([note], at: Sample.now + 8, actor: "moderator:1")
    #expect(try broken.verify().flaws == [])
    try daemon.append([note], at: Sample.now + 9, actor: "moderator:1")
    #expect(try daemon.verify().flaws == [])
  }

  @Test func `the only trace of events that were cut off is left`() throws {
    try rewrite(ledger.path, "DELETE FROM events WHERE sequence > 11")
    let before = try rows()
    #expect(throws: LedgerError(.damaged, path: ledger.path)) {
      try LedgerStore(path: ledger.path).rebuildProjection()
    }
    #expect(try rows() == before)
  }

  @Test func `no projection is made of events that were rewritten`() throws {
    try rewrite(
      ledger.path,
      """
      UPDATE events SET body = replace(body, 'review', 'remove') WHERE sequence = 4;
      DELETE FROM projection
      """
    )
    #expect(throws: LedgerError(.damaged, path: ledger.path)) {
      try LedgerStore(path: ledger.path).rebuildProjection()
    }
  }

  @Test func `it waits for who writes`() throws {
    let other = try DatabaseQueue(path: ledger.path)
    let impatient = try LedgerStore(path: ledger.path, patience: 0.05)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: LedgerError(.locked, path: ledger.path)) { try impatient.rebuildProjection() }
      try db.execute(sql: "ROLLBACK")
    }
    _ = try impatient.rebuildProjection()
  }
}
