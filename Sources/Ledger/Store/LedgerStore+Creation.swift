import Foundation
import GRDB

/// How a ledger comes to be: all of its tables at once, or nothing that anybody sees.
extension LedgerStore {
  /// Makes the tables of a new ledger in one transaction, with what tells it from other files.
  ///
  /// A program that is killed in it leaves an empty file, which is a new ledger again.
  static func create(_ db: Database) throws {
    let pristine = try pristine()
    let (statements, migrations) = try pristine.read { db in
      (
        try String.fetchAll(
          db,
          sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
        ),
        try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
      )
    }
    try db.inTransaction(.immediate) {
      // Another program may have made them since somebody looked.
      guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
        return .commit
      }
      for statement in statements { try db.execute(sql: statement) }
      for name in migrations {
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [name])
      }
      try db.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)")
      return .commit
    }
  }

  /// A ledger without events, in memory: what an empty file is, for whoever only reads.
  static func pristine() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try LedgerSchema.migrator.migrate(queue)
    return queue
  }

  /// Takes back what a program left half written that was killed while it made the ledger.
  ///
  /// SQLite does so by itself, but only for those who may write, and a journal `-journal` is never
  /// there later: then the ledger has its log `-wal`.
  static func recover(_ path: String) {
    let size = try? FileManager.default.attributesOfItem(atPath: path + "-journal")[.size] as? Int
    guard let size, size > 0, isOurs(path), let queue = try? DatabaseQueue(path: path) else {
      return
    }
    // What cannot be taken back is told when the ledger is opened.
    _ = try? queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
  }

  /// Whether a file is a ledger by its header, or is not yet anything.
  private static func isOurs(_ path: String) -> Bool {
    guard let (header, size) = HeldFile.look(into: path, first: 72) else { return false }
    // https://www.sqlite.org/fileformat.html: the application's id is at 68.
    guard header.count == 72 else { return header.isEmpty }
    let id = header.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    // Most databases have none; one that is being made has a single page then.
    return id == LedgerSchema.applicationID || id == 0 && size <= 4096
  }
}
