import Foundation
import GRDB
import Rules
import Testing

@testable import Ledger

/// Whatever happens to the file, nothing that was confirmed is lost, and the message says what to do.
@Suite struct FaultTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger() }

  @Test func `a locked ledger is told, and works again later`() throws {
    try ledger.take(1)
    let other = try DatabaseQueue(path: ledger.path)
    let impatient = try LedgerStore(path: ledger.path, patience: 0.05)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: LedgerError(.locked, path: ledger.path)) {
        try impatient.append([], at: 0, actor: "engine")
      }
      // Reading goes on.
      #expect(try impatient.state().cases.count == 1)
      try db.execute(sql: "ROLLBACK")
    }
    try impatient.append(
      [.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))],
      at: 0,
      actor: "moderator:1"
    )
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `a full disk loses nothing that was confirmed, and the same again goes on`() throws {
    try ledger.take(1)
    let head = try ledger.store.head
    try ledger.store.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let text = String(repeating: "дурак ", count: 9000)
    #expect(throws: LedgerError(.diskFull, path: ledger.path)) { try ledger.take(2, text) }
    #expect(try ledger.store.head == head)
    #expect(try ledger.store.verify().flaws == [])
    try ledger.store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try ledger.take(2, text))
    #expect(try !ledger.take(1))
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `a ledger that may not be written is told`() throws {
    try ledger.take(1)
    let store = try LedgerStore(path: ledger.path, isReadOnly: true)
    #expect(throws: LedgerError(.readOnly, path: ledger.path)) {
      try store.append([.textErased(.init(events: [], reason: "r"))], at: 0, actor: "engine")
    }
    #expect(try store.head.sequence == 1)
  }

  @Test func `a file that is not there is not made by reading`() throws {
    let path = ledger.path + "-other"
    #expect(throws: LedgerError(.unreachable, path: path)) {
      try LedgerStore(path: path, isReadOnly: true)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `another SQLite file is no ledger`() throws {
    let path = ledger.path + "-other"
    try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "CREATE TABLE a (b)") }
    for isReadOnly in [true, false] {
      #expect(throws: LedgerError(.notALedger, path: path)) {
        try LedgerStore(path: path, isReadOnly: isReadOnly)
      }
    }
  }

  @Test func `a later version's ledger is left alone`() throws {
    try DatabaseQueue(path: ledger.path).inDatabase {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')")
    }
    #expect(throws: LedgerError(.tooNew, path: ledger.path)) { try LedgerStore(path: ledger.path) }
  }

  @Test func `every message says what to do, in both languages`() {
    let reasons: [LedgerError.Reason] = [
      .locked, .diskFull, .readOnly, .unreachable, .notALedger, .tooNew, .damaged, .inputOutput,
      .refused(code: 1),
    ]
    for reason in reasons {
      let message = LedgerError(reason, path: "/a/b").message
      #expect(message.russian.contains("`/a/b`"))
      #expect(message.english.contains("`/a/b`"))
    }
  }
}
