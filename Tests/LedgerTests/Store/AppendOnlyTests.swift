import Foundation
import Ledger
import Testing

/// The database itself refuses to rewrite the ledger, whatever program asks.
@Suite struct AppendOnlyTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger.full() }

  @Test(arguments: [
    "UPDATE events SET body = '{}' WHERE sequence = 2",
    "UPDATE events SET at = at + 1",
    "DELETE FROM events",
    "DELETE FROM events WHERE sequence = (SELECT max(sequence) FROM events)",
    "INSERT OR REPLACE INTO events SELECT 1, at, actor, kind, body, previous, digest FROM events",
    "INSERT INTO events SELECT 1000, at, actor, kind, body, digest, digest FROM events LIMIT 1",
    "INSERT INTO events SELECT max(sequence) + 1, at, actor, kind, body, previous, digest FROM events",
    "UPDATE texts SET body = 'x'",
    "DELETE FROM texts",
    "INSERT OR REPLACE INTO texts SELECT sequence, digest, 'x' FROM texts",
    "INSERT INTO texts SELECT 1, digest, body FROM texts LIMIT 1",
    "INSERT INTO erasures VALUES (2, 2)",
    "UPDATE files SET body = 'x'",
    "DELETE FROM files",
    "INSERT OR REPLACE INTO files SELECT digest, 'x' FROM files",
  ])
  func refuses(sql: String) throws {
    let complaint = try rawSQL(ledger.path, sql)
    #expect(complaint?.contains(/only|never|needs/) ?? false, "\(complaint ?? "obeyed")")
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test(arguments: ["events_update", "events_append", "texts_delete", "files_append"])
  func `nothing is written where a protection is gone`(trigger: String) throws {
    let head = try ledger.store.head
    #expect(try rawSQL(ledger.path, "DROP TRIGGER \(trigger)") == nil)
    let error = try #require(throws: LedgerError.self) { try LedgerStore(path: ledger.path) }
    #expect(error.reason == .unprotected)
    #expect(error.isOfDamage)
    let reader = try LedgerStore(path: ledger.path, isReadOnly: true)
    #expect(try reader.head == head)
    #expect(try reader.verify().flaws == [.noTrigger(trigger)])
  }

  @Test func `an event takes words of its own only`() throws {
    let sql = "INSERT INTO events VALUES (1, 0, 'x', 'y', 'no json', '', '')"
    #expect(try rawSQL(ledger.path, sql) != nil)
    #expect(try rawSQL(ledger.path, "INSERT INTO events DEFAULT VALUES") != nil)
  }

  @Test func `words go only with the event that says so, and only its own`() throws {
    let erased = try ledger.store.erase(reason: "срок", at: Sample.now, actor: "operator") { _ in
      [2]
    }
    #expect(erased == Erasing(events: [2]))
    #expect(try ledger.store.snapshot(of: 2) == nil)
    #expect(try ledger.store.snapshot(of: 5) != nil)
    #expect(try rawSQL(ledger.path, "DELETE FROM texts WHERE sequence = 5") != nil)
    #expect(try rawSQL(ledger.path, "DELETE FROM erasures") != nil)
    let again = "INSERT INTO texts SELECT 2, digest, body FROM texts LIMIT 1"
    #expect(try rawSQL(ledger.path, again) != nil)
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `erased words are nowhere in the file`() throws {
    func holds(_ word: String) -> Bool {
      ["", "-wal"].contains { ending in
        let data = FileManager.default.contents(atPath: ledger.path + ending) ?? Data()
        return data.range(of: Data(word.utf8)) != nil
      }
    }
    #expect(holds("совсем"))
    let events = try ledger.store.events().filter { $0.kind.snapshot != nil }
    let numbers = events.map(\.header.sequence)
    #expect(
      try ledger.store.erase(reason: "срок", at: Sample.now, actor: "operator") { _ in numbers }
        == Erasing(events: numbers)
    )
    #expect(!holds("совсем"))
    #expect(!holds("Образцов"))
  }
}
