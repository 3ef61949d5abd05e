import GRDB

/// Everything that the rows in the database have.
extension Projection {
  /// The rows that stand for finding.
  static func indexRows(_ db: Database) throws -> Set<IndexRow> {
    var found: Set<IndexRow> = []
    for kind in IndexRow.kinds {
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT id, body FROM projection WHERE kind = ?",
        arguments: [kind]
      )
      while let row = try rows.next() {
        let id = String.fromDatabaseValue(row[0]) ?? "?"
        found.insert(IndexRow(kind: kind, id: id, body: String.fromDatabaseValue(row[1]) ?? "?"))
      }
    }
    return found
  }

  /// Returns the whole state, as the rows have it.
  func all(_ db: Database) throws -> LedgerState {
    if isRebuilt { return state }
    // What was changed and not saved yet stands above the rows.
    if hasChanges { try save(db) }
    var state = LedgerState()
    state.head = self.state.head
    state.policy = self.state.policy
    let rows = try Row.fetchCursor(db, sql: "SELECT kind, id, body FROM projection")
    while let row = try rows.next() {
      guard let kind = String.fromDatabaseValue(row[0]), let id = String.fromDatabaseValue(row[1]),
        let body = String.fromDatabaseValue(row[2])
      else { throw LedgerConflict(.brokenChain) }
      switch kind {
      case "case":
        state.cases[CaseID(id)] = try Self.value(body, kind, id, named: \.id.description)
      case "author":
        let author: AuthorState = try Self.value(body, kind, id, named: \.author.key)
        state.authors[author.author] = author
      case "restriction":
        state.restrictions[RestrictionID(id)] = try Self.value(
          body,
          kind,
          id,
          named: \.id.description
        )
      case "report": state.reports[id] = try Self.value(body, kind, id, named: nil)
      case "action": state.actions[id] = try Self.value(body, kind, id, named: \.plan.id)
      case "ledger" where id.isEmpty: break
      case _ where IndexRow.kinds.contains(kind): break
      default: throw ForeignRow(kind: kind, id: id)
      }
    }
    return state
  }
}

/// A row of the projection that is not of what its id names, or of nothing that is known.
struct ForeignRow: Error {
  /// What it says it is.
  let kind: String
  /// What it says its name is.
  let id: String
}
