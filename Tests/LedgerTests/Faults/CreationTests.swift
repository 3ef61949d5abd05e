import Foundation
import GRDB
import Testing

@testable import Ledger

/// A ledger is made at once: whatever a kill leaves behind is whole or empty.
@Suite struct CreationTests {
  let scratch: Scratch
  var path: String { scratch.ledger }

  init() throws { scratch = try Scratch() }

  private func expectNew() throws {
    let reader = try LedgerStore(path: path, isReadOnly: true, readsDamaged: true)
    let result = try reader.verify()
    #expect(result.flaws == [])
    #expect(result.events == 0)
    #expect(try LedgerStore(path: path, isReadOnly: true).head == .empty)
    let store = try LedgerStore(path: path)
    try store.append([.textErased(.init(events: [], reason: "срок"))], at: 1, actor: "operator")
    #expect(try LedgerStore(path: path, isReadOnly: true).verify().flaws == [])
    #expect(try store.head.sequence == 1)
  }

  @Test func `an empty file is a new ledger`() throws {
    try Data().write(to: URL(filePath: path))
    try expectNew()
  }

  @Test(
    arguments: [
      "PRAGMA application_id = \(LedgerSchema.applicationID)",
      "PRAGMA journal_mode = WAL",
      """
      PRAGMA application_id = \(LedgerSchema.applicationID);
      CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)
      """,
    ]
  )
  func `a file that was killed in creation is a new ledger`(sql: String) throws {
    #expect(try rawSQL(path, sql) == nil)
    try expectNew()
  }

  @Test func `a journal that a kill left is taken back`() throws {
    // The file and its journal as they are in the midst of the first transaction.
    let made = path + "-made"
    let queue = try DatabaseQueue(path: made)
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)")
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE a (b)")
      for _ in 0..<200 { try db.execute(sql: "INSERT INTO a VALUES (randomblob(2000))") }
      for end in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: made + end, toPath: path + end)
      }
      try db.execute(sql: "ROLLBACK")
    }
    try expectNew()
  }

  @Test func `what is made at once is what the migrations make`() throws {
    let store = try LedgerStore(path: path)
    let (id, schema) = try store.queue.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id"),
        try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_schema ORDER BY name")
      )
    }
    #expect(id == LedgerSchema.applicationID)
    let pristine = try LedgerStore.pristine().read {
      try Row.fetchAll($0, sql: "SELECT type, name, sql FROM sqlite_schema ORDER BY name")
    }
    #expect(schema == pristine)
    #expect(try store.queue.read(LedgerSchema.migrator.hasCompletedMigrations))
  }

  @Test func `a ledger whose tables were dropped is no new one`() throws {
    do {
      let ledger = try LedgerStore(path: path)
      try ledger.append(
        (0..<50).map { .textErased(.init(events: [], reason: "срок \($0)")) },
        at: 1,
        actor: "operator"
      )
    }
    let names = ["projection", "files", "erasures", "texts", "events"]
    #expect(try rawSQL(path, names.map { "DROP TABLE \($0)" }.joined(separator: ";")) == nil)
    let result = try LedgerStore(path: path, isReadOnly: true, readsDamaged: true).verify()
    #expect(result.flaws != [])
  }
}
