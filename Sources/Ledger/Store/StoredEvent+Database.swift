import GRDB

extension StoredEvent {
  /// Adds the event to the table.
  func insert(_ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        header.sequence, header.at, header.actor, kind, body, header.previous.hexadecimal,
        header.digest.hexadecimal,
      ])
  }

  /// Returns the events behind a number.
  ///
  /// - Throws: A ``LedgerConflict`` for a row whose digests are none.
  static func fetch(_ db: Database, after sequence: Int64, limit: Int) throws -> [StoredEvent] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT * FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?"),
      arguments: [sequence, limit]
    )
    var events: [StoredEvent] = []
    while let row = try rows.next() { events.append(try StoredEvent(row)) }
    return events
  }

  /// Reads a row of the table.
  init(_ row: Row) throws {
    let sequence: Int64 = row[0]
    guard let previous = Digest(hexadecimal: row[5]), let digest = Digest(hexadecimal: row[6])
    else { throw LedgerConflict(.brokenChain, "\(sequence)") }
    self.init(
      header: EventHeader(
        sequence: sequence,
        at: row[1],
        actor: row[2],
        previous: previous,
        digest: digest
      ),
      kind: row[3],
      body: row[4]
    )
  }
}
