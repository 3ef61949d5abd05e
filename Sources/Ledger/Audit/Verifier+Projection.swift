import GRDB

extension Verifier {
  /// Compares the projection with what follows from the events.
  mutating func checkProjection() throws {
    switch try Projection.age(db) {
    case .current: break
    case .behind: return verification.notices.append(.staleProjection)
    case .ahead(let head): return add(.cutOff(after: last.sequence, known: head.sequence))
    case .alien(let head): return add(.alienProjection(head.sequence))
    }
    let kept: LedgerState
    do {
      kept = try Projection.current(db, kept: nil).all(db)
    } catch is DecodingError {
      return add(.projection(kind: "ledger", id: "?"))
    } catch let row as ForeignRow {
      return add(.projection(kind: row.kind, id: row.id))
    }
    func compare<Key: Hashable & CustomStringConvertible, Value: Equatable>(
      _ kind: String,
      _ a: [Key: Value],
      _ b: [Key: Value]
    ) {
      for key in Set(a.keys).union(b.keys).sorted(by: { $0.description < $1.description })
      where a[key] != b[key] { add(.projection(kind: kind, id: key.description)) }
    }
    compare("case", state.cases, kept.cases)
    let byName = { (authors: [AuthorIdentity: AuthorState]) in
      Dictionary(authors.map { ($0.key.key, $0.value) }) { first, _ in first }
    }
    compare("author", byName(state.authors), byName(kept.authors))
    compare("restriction", state.restrictions, kept.restrictions)
    compare("action", state.actions, kept.actions)
    compare("report", state.reports, kept.reports)
    let wrong = try Projection.indexRows(db).symmetricDifference(try state.indexRows())
    // A row that says another thing is in both.
    let places = Set(wrong.map { IndexRow(kind: $0.kind, id: $0.id) })
    for row in places.sorted(by: { ($0.kind, $0.id) < ($1.kind, $1.id) }) {
      add(.projection(kind: row.kind, id: row.id))
    }
    if state.policy != kept.policy { add(.projection(kind: "policy", id: "")) }
  }
}
