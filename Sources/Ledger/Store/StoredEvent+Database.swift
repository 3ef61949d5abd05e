import GRDB

extension StoredEvent {
  /// The columns of the table, in the order in which a row is read.
  static let columns = "sequence, at, actor, kind, body, previous, digest"

  /// Adds the event to the table.
  func insert(_ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        header.sequence, header.at, header.actor, kind, body, header.previous.hexadecimal,
        header.digest.hexadecimal,
      ])
    try db.requireRow(header.sequence)
  }

  /// Returns the events behind a number.
  ///
  /// - Throws: A ``LedgerConflict`` for a row whose digests are none.
  static func fetch(_ db: Database, after sequence: Int64, limit: Int) throws -> [StoredEvent] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT \(columns) FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?"
      ),
      arguments: [sequence, limit]
    )
    var events: [StoredEvent] = []
    while let row = try rows.next() { events.append(try StoredEvent(row)) }
    return events
  }

  /// Reads a row of the table, whose values a damaged file may have of any kind.
  init(_ row: Row) throws {
    func value<Value: DatabaseValueConvertible>(_ column: Int) throws -> Value {
      guard let value = Value.fromDatabaseValue(row[column]) else {
        let sequence = Int64.fromDatabaseValue(row[0]) ?? 0
        throw LedgerConflict(.brokenChain, "\(sequence)")
      }
      return value
    }
    guard let previous = Digest(hexadecimal: try value(5)),
      let digest = Digest(hexadecimal: try value(6))
    else { throw LedgerConflict(.brokenChain, "\(try value(0) as Int64)") }
    self.init(
      header: EventHeader(
        sequence: try value(0),
        at: try value(1),
        actor: try value(2),
        previous: previous,
        digest: digest
      ),
      kind: try value(3),
      body: try value(4)
    )
  }
}

extension Database {
  /// Throws unless the last statement has changed one row: a trigger that is not the ledger's can
  /// swallow what is written, and SQLite calls that success.
  func requireRow(_ sequence: Int64) throws {
    guard changesCount == 1 else { throw LedgerConflict(.brokenChain, "\(sequence)") }
  }
}
