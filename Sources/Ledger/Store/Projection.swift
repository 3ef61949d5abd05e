import GRDB

/// The state as it is kept in the database, read bit by bit as it is asked for.
///
/// What was not read yet is not in `state`; what was looked for and is not there, is in neither.
final class Projection {
  /// The version of the tables' contents; another one is made anew from the events.
  static let version = 1

  /// What was read and changed so far; its head is that of the chain.
  private(set) var state: LedgerState

  /// The rows that `state` has, or that are known not to exist.
  private var loaded: Set<Key> = []

  /// The rows that have changed since they were saved.
  private var changed: Set<Key> = []

  /// The row of a case, an author, a restriction or an action.
  private enum Key: Hashable {
    case caseID(CaseID)
    case author(AuthorIdentity)
    case restriction(RestrictionID)
    case action(String)
    case report(String)

    /// The kind and the id of the row.
    var columns: (kind: String, id: String) {
      switch self {
      case .caseID(let id): ("case", id.description)
      case .author(let author): ("author", author.key)
      case .restriction(let id): ("restriction", id.description)
      case .action(let id): ("action", id)
      case .report(let key): ("report", key)
      }
    }
  }

  /// What the projection says about itself.
  private struct Header: Codable {
    var version: Int
    var head: ChainHead
    var policy: PolicyAdoption?
  }

  /// The most rows that are kept from one transaction to the next: a few megabytes.
  static let keptRows = 4096

  private init(_ state: LedgerState) { self.state = state }

  /// The head of the chain in the database.
  static func head(_ db: Database) throws -> ChainHead {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, digest FROM events ORDER BY sequence DESC LIMIT 1")
    )
    guard let last else { return .empty }
    guard let sequence = Int64.fromDatabaseValue(last[0]),
      let digest = String.fromDatabaseValue(last[1]).flatMap(Digest.init(hexadecimal:))
    else { throw LedgerConflict(.brokenChain) }
    return ChainHead(sequence: sequence, digest: digest)
  }

  /// Returns the projection that fits the chain: the one kept, the one in the database, or the fold
  /// of all events.
  static func current(_ db: Database, kept: Projection?) throws -> Projection {
    let head = try head(db)
    if let kept, kept.state.head == head { return kept }
    if let header = try header(db), header.version == version, header.head == head {
      var state = LedgerState()
      state.head = head
      state.policy = header.policy
      return Projection(state)
    }
    return try rebuilt(db)
  }

  /// Whether the rows in the database are those of the chain's head.
  static func isCurrent(_ db: Database) throws -> Bool {
    let head = try head(db)
    if head == .empty { return true }
    return try header(db).map { $0.version == version && $0.head == head } ?? false
  }

  /// Returns the fold of all events, every row of it to be saved.
  static func rebuilt(_ db: Database) throws -> Projection {
    let projection = Projection(try fold(db))
    let state = projection.state
    projection.changed = Set(
      state.cases.keys.map(Key.caseID) + state.authors.keys.map(Key.author)
        + state.restrictions.keys.map(Key.restriction) + state.actions.keys.map(Key.action)
        + state.reports.keys.map(Key.report)
    )
    projection.loaded = projection.changed
    projection.isRebuilt = true
    return projection
  }

  /// Whether the rows in the database are of another state and have to go.
  private var isRebuilt = false

  /// Returns the fold of all events.
  static func fold(_ db: Database) throws -> LedgerState {
    var state = LedgerState()
    while true {
      let events = try StoredEvent.fetch(db, after: state.head.sequence, limit: 1000)
      if events.isEmpty { return state }
      for event in events { try state.apply(try event.event()) }
    }
  }

  private static func header(_ db: Database) throws -> Header? {
    // A projection that cannot be read is no misfortune: it is made anew.
    try body(of: ("ledger", ""), db).flatMap { try? CanonicalJSON.decode(Header.self, $0) }
  }

  private static func body(of columns: (kind: String, id: String), _ db: Database) throws -> String?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT body FROM projection WHERE kind = ? AND id = ?"),
      arguments: [columns.kind, columns.id]
    )
  }

  func load(_ id: CaseID, _ db: Database) throws {
    try load(.caseID(id), db) { self.state.cases[id] = $0 }
  }

  /// Returns what is known of a case.
  func caseState(_ id: CaseID, _ db: Database) throws -> CaseState? {
    try load(id, db)
    return state.cases[id]
  }

  func load(_ author: AuthorIdentity, _ db: Database) throws {
    try load(.author(author), db) { self.state.authors[author] = $0 }
  }

  func load(_ id: RestrictionID, _ db: Database) throws {
    try load(.restriction(id), db) { self.state.restrictions[id] = $0 }
  }

  func load(action id: String, _ db: Database) throws {
    try load(.action(id), db) { self.state.actions[id] = $0 }
  }

  func load(report key: String, _ db: Database) throws {
    try load(.report(key), db) { self.state.reports[key] = $0 }
  }

  private func load<Value: Decodable>(
    _ key: Key,
    _ db: Database,
    _ keep: (Value) -> Void
  ) throws {
    guard loaded.insert(key).inserted, !isRebuilt else { return }
    if let body = try Self.body(of: key.columns, db) {
      keep(try CanonicalJSON.decode(Value.self, body))
    }
  }

  /// Adds what follows from an event, having read what it is about.
  func apply(_ event: Event, _ db: Database) throws {
    let subject = event.kind.subject
    if let id = subject.action {
      try load(action: id, db)
      changed.insert(.action(id))
    }
    if let key = subject.report {
      try load(report: key, db)
      changed.insert(.report(key))
    }
    let plan = subject.action.flatMap { state.actions[$0]?.plan }
    if let id = subject.caseID ?? plan?.caseID {
      try load(id, db)
      changed.insert(.caseID(id))
    }
    if let id = subject.restriction ?? plan?.restriction {
      try load(id, db)
      changed.insert(.restriction(id))
    }
    let author =
      subject.author ?? subject.caseID.flatMap { state.cases[$0]?.author }
      ?? subject.restriction.flatMap { state.restrictions[$0]?.proposal.author }
    if let author {
      try load(author, db)
      changed.insert(.author(author))
    }
    try state.apply(event)
  }

  /// Writes what has changed.
  func save(_ db: Database) throws {
    if isRebuilt { try db.execute(sql: "DELETE FROM projection") }
    isRebuilt = false
    for key in changed {
      guard let body = try body(of: key) else { continue }
      try Self.put(key.columns, body, db)
    }
    changed.removeAll(keepingCapacity: true)
    let header = Header(version: Self.version, head: state.head, policy: state.policy)
    try Self.put(("ledger", ""), try CanonicalJSON.encode(header), db)
    if loaded.count > Self.keptRows { forget() }
  }

  /// Forgets all rows, which are in the database; the next to be asked for are read again.
  private func forget() {
    loaded.removeAll()
    var bare = LedgerState()
    bare.head = state.head
    bare.policy = state.policy
    state = bare
  }

  private static func put(
    _ columns: (kind: String, id: String),
    _ body: String,
    _ db: Database
  ) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO projection VALUES (?, ?, ?)")
      .execute(arguments: [columns.kind, columns.id, body])
  }

  private func body(of key: Key) throws -> String? {
    switch key {
    case .caseID(let id): try state.cases[id].map(CanonicalJSON.encode)
    case .author(let author): try state.authors[author].map(CanonicalJSON.encode)
    case .restriction(let id): try state.restrictions[id].map(CanonicalJSON.encode)
    case .action(let id): try state.actions[id].map(CanonicalJSON.encode)
    case .report(let key): try state.reports[key].map(CanonicalJSON.encode)
    }
  }

  /// Returns the whole state, as the rows have it.
  func all(_ db: Database) throws -> LedgerState {
    if isRebuilt { return state }
    // What was changed and not saved yet stands above the rows.
    if !changed.isEmpty { try save(db) }
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
        state.cases[CaseID(id)] = try CanonicalJSON.decode(CaseState.self, body)
      case "author":
        let author = try CanonicalJSON.decode(AuthorState.self, body)
        state.authors[author.author] = author
      case "restriction":
        state.restrictions[RestrictionID(id)] = try CanonicalJSON.decode(
          RestrictionState.self,
          body
        )
      case "report": state.reports[id] = try CanonicalJSON.decode(Int64.self, body)
      case "action": state.actions[id] = try CanonicalJSON.decode(ActionState.self, body)
      default: break
      }
    }
    return state
  }
}
