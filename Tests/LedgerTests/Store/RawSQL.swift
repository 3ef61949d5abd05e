import GRDB

/// Speaks SQL to a ledger's file, past the ledger, as somebody would who wants to rewrite it.
///
/// - Returns: What SQLite complains of; nil when it obeys.
func rawSQL(_ path: String, _ sql: String) throws -> String? {
  let queue = try DatabaseQueue(path: path)
  do {
    try queue.inDatabase { try $0.execute(sql: sql) }
    return nil
  } catch let error as DatabaseError {
    return error.message ?? "?"
  }
}

/// Takes the triggers away first, as somebody would who knows the ledger.
func rewrite(_ path: String, _ sql: String) throws {
  var configuration = Configuration()
  configuration.foreignKeysEnabled = false
  let queue = try DatabaseQueue(path: path, configuration: configuration)
  try queue.inDatabase { db in
    let names = try String.fetchAll(
      db,
      sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    )
    let statements = try String.fetchAll(
      db,
      sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
    )
    for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
    try db.execute(sql: sql)
    for statement in statements { try db.execute(sql: statement) }
  }
}
