import GRDB
import Rules

/// The queue, read as far as it is shown: not every case and author that the ledger has.
extension LedgerStore {
  /// What waits for a verdict.
  public struct Waiting: Sendable {
    /// The first cases, in the order of the queue.
    public var cases: [CaseState]
    /// How many there are in all.
    public var count: Int
    /// How many of all are urgent.
    public var urgent: Int
  }

  /// The cases that wait for a verdict, as ``LedgerState/queue(_:)`` has them.
  ///
  /// - Parameters:
  ///   - filter: Which ones are wanted.
  ///   - limit: The most cases that are returned; all are counted.
  /// - Returns: The cases, and how many there are.
  /// - Throws: A ``LedgerError``.
  public func waiting(_ filter: QueueFilter, limit: Int = .max) throws -> Waiting {
    let found = try read { db -> Waiting? in
      guard let rows = try Self.rows(filter, db) else { return nil }
      return Waiting(
        cases: try Self.cases(rows.prefix(limit).map(\.id), db),
        count: rows.count,
        urgent: rows.count { QueueRow.isUrgent($0.id) }
      )
    }
    if let found { return found }
    let all = try state().queue(filter)
    return Waiting(
      cases: Array(all.prefix(limit)),
      count: all.count,
      urgent: all.count { $0.isUrgent }
    )
  }

  /// Finds the first case that a moderator could take and that pleases, in the order of
  /// ``LedgerState/candidates(for:_:at:under:)``.
  ///
  /// - Throws: A ``LedgerError``, or what `pleases` throws.
  func firstCandidate(
    for moderator: String,
    _ filter: QueueFilter,
    at now: Milliseconds,
    under policy: RestrictionPolicy,
    _ pleases: (CaseID) throws -> Bool
  ) throws -> CaseID? {
    guard let rows = try read({ try Self.rows(filter, $0) }) else {
      return try state().candidates(for: moderator, filter, at: now, under: policy)
        .first(where: pleases)
    }
    let held = rows.filter { $0.holder == moderator }
    let known = try read { try Self.cases(held.map(\.id), $0) }
      .filter { $0.holder(at: now, under: policy) == moderator }.map(\.id)
    if let first = try known.first(where: pleases) { return first }
    var rest = rows[...]
    while !rest.isEmpty {
      let states = try read { try Self.cases(rest.prefix(64).map(\.id), $0) }
      rest = rest.dropFirst(64)
      let free = states.filter { state in
        state.holder(at: now, under: policy) == nil && !state.isSkipped(by: moderator)
          && (!state.isEscalated || filter.isEscalated)
      }
      if let first = try free.map(\.id).first(where: pleases) { return first }
    }
    return nil
  }

  /// What is known of a case and its author: the author's other cases and restrictions with it.
  ///
  /// - Returns: A state that has nothing else, or more; without the case when there is none.
  /// - Throws: A ``LedgerError``.
  public func state(around id: CaseID) throws -> LedgerState {
    try read { db in
      let projection = try Projection.current(db, kept: nil)
      guard let author = try projection.caseState(id, db)?.author else { return projection.state }
      try projection.load(author, db)
      let known = projection.state.authors[author]
      for other in known?.cases ?? [] { try projection.load(other, db) }
      for restriction in known?.restrictions ?? [] { try projection.load(restriction, db) }
      return projection.state
    }
  }

  /// What is known of actions, in the order in which they are named; what was never planned is left out.
  ///
  /// - Throws: A ``LedgerError``.
  func actions(_ names: [String]) throws -> [ActionState] {
    try read { db in
      let projection = try Projection.current(db, kept: nil)
      for name in names { try projection.load(action: name, db) }
      return names.compactMap { projection.state.actions[$0] }
    }
  }

  private static func cases(_ rows: [String], _ db: Database) throws -> [CaseState] {
    let projection = try Projection.current(db, kept: nil)
    return try rows.compactMap { try projection.caseState(QueueRow.caseID($0), db) }
  }

  /// The rows of the queue that a filter takes, in their order; nil when the projection is not that of
  /// the chain's head.
  private static func rows(
    _ filter: QueueFilter,
    _ db: Database
  ) throws -> [(
    id: String, holder: String
  )]? {
    guard try Projection.isCurrent(db) else { return nil }
    var conditions = ["q.kind = '\(QueueRow.kind)'"]
    var arguments: [any DatabaseValueConvertible] = []
    func require(_ condition: String, _ values: any DatabaseValueConvertible...) {
      conditions.append(condition)
      arguments += values
    }
    if filter.isUrgent { require("q.id < '1'") }
    if let time = filter.openedBefore {
      require("substr(q.id, 3, 19) < ?", QueueRow.padded(time))
    }
    let plain = conditions.count
    if let category = filter.category {
      require(
        "EXISTS (SELECT 1 FROM json_each(c.body, '$.categories') WHERE value = ?)",
        category.rawValue
      )
    }
    if let page = filter.page { require("c.body ->> '$.comment.page' = ?", page) }
    if filter.isEscalated { require("c.body ->> '$.isEscalated'") }
    if let action = filter.action { require("c.body ->> '$.action' = ?", action) }
    if let author = filter.author {
      let named = try Self.authorBodies(named: author, db)
      let places = named.map { _ in "?" }.joined(separator: ", ")
      conditions.append(
        "(c.body ->> '$.author.id' = ? OR c.body -> '$.author' IN (\(places)))"
      )
      arguments += [author] + named
    }
    let join =
      conditions.count > plain
      ? "JOIN projection c ON c.kind = 'case' AND c.id = substr(q.id, \(QueueRow.prefix + 1))" : ""
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT q.id, q.body FROM projection q \(join)
        WHERE \(conditions.joined(separator: " AND ")) ORDER BY q.id
        """,
      arguments: StatementArguments(arguments)
    )
    return try rows.map { row in
      guard let id = String.fromDatabaseValue(row[0]), let holder = String.fromDatabaseValue(row[1])
      else { throw LedgerConflict(.brokenChain) }
      return (id, holder)
    }
  }

  /// The authors whom a text may name, as a case's row writes them.
  private static func authorBodies(named name: String, _ db: Database) throws -> [String] {
    try authors(named: name, db).filter { $0.isNamed(name) }.compactMap { author in
      try String.fetchOne(
        db,
        sql: "SELECT body -> '$.author' FROM projection WHERE kind = 'author' AND id = ?",
        arguments: [author.key]
      )
    }
  }
}
