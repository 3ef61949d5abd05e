import GRDB

/// The rows by which others are found.
extension Projection {
  /// Moves the rows by which something is found to their places.
  func saveIndex(of key: Key, _ db: Database) throws {
    let (old, new) = (indexed[key] ?? [], try indexRows(of: key))
    guard old != new else { return }
    for row in old where !new.contains(where: { ($0.kind, $0.id) == (row.kind, row.id) }) {
      try Self.delete((row.kind, row.id), db)
    }
    for row in new where !old.contains(row) { try Self.put((row.kind, row.id), row.body, db) }
    indexed[key] = new
  }

  private func indexRows(of key: Key) throws -> [IndexRow] {
    switch key {
    case .caseID(let id): state.cases[id]?.indexRows ?? []
    case .author(let author): try state.authors[author]?.indexRows() ?? []
    case .restriction(let id): state.restrictions[id]?.indexRows ?? []
    case .action(let id): state.actions[id]?.indexRows ?? []
    case .report: []
    }
  }

  /// Notes whether something is to be done about a case.
  func saveDue(of id: CaseID, _ db: Database) throws {
    // Of a case that has only been opened nobody has said anything.
    guard let found = state.cases[id], found.events.count > 1 else { return }
    let row = (kind: IndexRow.due, id: id.description)
    if found.isDue(after: try actions(of: id, db)) {
      try Self.put(row, "", db)
    } else {
      try Self.delete(row, db)
    }
  }

  /// Returns all actions that are about a case, as far as they were saved.
  func actions(of id: CaseID, _ db: Database) throws -> [ActionState] {
    let range = IndexRow.range(id.description)
    let rows = try Self.ids(of: IndexRow.deed, in: range, db)
    return try rows.compactMap { row in
      let name = String(row.dropFirst(range.lowerBound.utf8.count))
      try load(action: name, db)
      return state.actions[name]
    }
  }

  /// Returns the ids of a kind's rows in a range, in their order.
  static func ids(of kind: String, in range: Range<String>, _ db: Database) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT id FROM projection WHERE kind = ? AND id >= ? AND id < ? ORDER BY id"
      ),
      arguments: [kind, range.lowerBound, range.upperBound]
    )
  }

  /// Returns the name by which a case was recorded with another spelling of its network; nil when there is
  /// none.
  func recorded(_ id: CaseID, _ db: Database) throws -> CaseID? {
    let row = try spelling("case", id.description, db)
    return row.flatMap { $0.id.lastIndex(of: " ").map($0.id.suffix(from:)) }
      .map { CaseID(String($0.dropFirst())) }
  }

  /// Returns an author as recorded with another spelling of the network; nil when there is none.
  func recorded(_ author: AuthorIdentity, _ db: Database) throws -> AuthorIdentity? {
    try spelling("author", author.key, db)
      .map { try CanonicalJSON.decode(AuthorIdentity.self, $0.body) }
  }

  private func spelling(
    _ what: String,
    _ name: String,
    _ db: Database
  ) throws -> (id: String, body: String)? {
    // What was made anew from the events is not in the database yet.
    if isRebuilt { try save(db) }
    if hasSpellings == nil {
      hasSpellings =
        try Bool.fetchOne(
          db,
          sql: "SELECT EXISTS (SELECT 1 FROM projection WHERE kind = ?)",
          arguments: [IndexRow.spelling]
        ) ?? false
    }
    guard hasSpellings == true else { return nil }
    let range = IndexRow.range("\(what) \(name)")
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id, body FROM projection WHERE kind = ? AND id >= ? AND id < ?
          ORDER BY id LIMIT 1
          """
      ),
      arguments: [IndexRow.spelling, range.lowerBound, range.upperBound]
    )
    guard let row, let id = String.fromDatabaseValue(row[0]),
      let body = String.fromDatabaseValue(row[1])
    else { return nil }
    return (id, body)
  }
}
