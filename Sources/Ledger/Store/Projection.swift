import GRDB

/// The state as it is kept in the database, read bit by bit as it is asked for.
///
/// What was not read yet is not in `state`; what was looked for and is not there, is in neither.
final class Projection {
  /// The version of the tables' contents; another one is made anew from the events.
  static let version = 8

  /// What was read and changed so far; its head is that of the chain.
  private(set) var state: LedgerState

  /// The rows that `state` has, or that are known not to exist.
  private var loaded: Set<Key> = []

  /// The rows that have changed since they were saved.
  private var changed: Set<Key> = []

  /// The rows for finding as they are in the database, of what `state` has, by the rows that they find.
  var indexed: [Key: [IndexRow]] = [:]

  /// Whether anything was recorded with another spelling of a network; nil before somebody asked.
  var hasSpellings: Bool?

  /// The row of a case, an author, a restriction or an action.
  enum Key: Hashable {
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
    let header = try header(db)
    switch try age(of: header, at: head, db) {
    case .current:
      var state = LedgerState()
      state.head = head
      state.policy = header?.policy
      return Projection(state)
    case .behind: return try rebuilt(db)
    // Writing on would take away the only trace of what was cut off.
    case .ahead, .alien: throw LedgerConflict(.brokenChain, "\(head.sequence + 1)")
    }
  }

  /// How the rows in the database stand to the chain.
  enum Age: Equatable {
    /// They are those of the chain's head.
    case current
    /// They are older or missing, or another version's.
    case behind
    /// They know an event that the chain does not have any more.
    case ahead(ChainHead)
    /// They rest on an event that the chain has with another digest.
    case alien(ChainHead)
  }

  /// How the rows in the database stand to the chain.
  static func age(_ db: Database) throws -> Age {
    try age(of: try header(db), at: try head(db), db)
  }

  private static func age(of header: Header?, at head: ChainHead, _ db: Database) throws -> Age {
    guard let header else { return head == .empty ? .current : .behind }
    if header.head.sequence > head.sequence { return .ahead(header.head) }
    if header.head == head { return header.version == version ? .current : .behind }
    if header.head == .empty { return .behind }
    let digest = try String.fetchOne(
      db,
      sql: "SELECT digest FROM events WHERE sequence = ?",
      arguments: [header.head.sequence]
    )
    return digest == header.head.digest.hexadecimal ? .behind : .alien(header.head)
  }

  /// Whether the rows in the database are those of the chain's head.
  static func isCurrent(_ db: Database) throws -> Bool { try age(db) == .current }

  /// Returns the fold of all events, every row of it to be saved.
  static func rebuilt(_ db: Database) throws -> Projection { rebuilt(from: try fold(db)) }

  /// Returns a state with every row of it to be saved, in the place of all that are there.
  static func rebuilt(from state: LedgerState) -> Projection {
    let projection = Projection(state)
    projection.changed = Set(
      state.cases.keys.map(Key.caseID) + state.authors.keys.map(Key.author)
        + state.restrictions.keys.map(Key.restriction) + state.actions.keys.map(Key.action)
        + state.reports.keys.map(Key.report)
    )
    projection.loaded = projection.changed
    projection.isRebuilt = true
    return projection
  }

  /// Whether something has changed since it was saved.
  var hasChanges: Bool { !changed.isEmpty }

  /// Whether the rows in the database are of another state and have to go.
  private(set) var isRebuilt = false

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
    try load(.caseID(id), db, named: \CaseState.id.description) {
      self.state.cases[id] = $0
      self.indexed[.caseID(id)] = $0.indexRows
    }
  }

  /// Returns what is known of a case.
  func caseState(_ id: CaseID, _ db: Database) throws -> CaseState? {
    try load(id, db)
    return state.cases[id]
  }

  func load(_ author: AuthorIdentity, _ db: Database) throws {
    try load(.author(author), db, named: \AuthorState.author.key) {
      self.state.authors[author] = $0
      self.indexed[.author(author)] = try $0.indexRows()
    }
  }

  func load(_ id: RestrictionID, _ db: Database) throws {
    try load(.restriction(id), db, named: \RestrictionState.id.description) {
      self.state.restrictions[id] = $0
      self.indexed[.restriction(id)] = $0.indexRows
    }
  }

  func load(action id: String, _ db: Database) throws {
    try load(.action(id), db, named: \ActionState.plan.id) {
      self.state.actions[id] = $0
      self.indexed[.action(id)] = $0.indexRows
    }
  }

  func load(report key: String, _ db: Database) throws {
    try load(.report(key), db, named: nil) { self.state.reports[key] = $0 }
  }

  private func load<Value: Decodable>(
    _ key: Key,
    _ db: Database,
    named name: KeyPath<Value, String>?,
    _ keep: (Value) throws -> Void
  ) throws {
    guard loaded.insert(key).inserted, !isRebuilt else { return }
    if let body = try Self.body(of: key.columns, db) {
      let columns = key.columns
      try keep(try Self.value(body, columns.kind, columns.id, named: name))
    }
  }

  /// Reads a row, whose body must be of what its id names.
  static func value<Value: Decodable>(
    _ body: String,
    _ kind: String,
    _ id: String,
    named name: KeyPath<Value, String>?
  ) throws -> Value {
    let value = try CanonicalJSON.decode(Value.self, body)
    if let name, value[keyPath: name] != id { throw ForeignRow(kind: kind, id: id) }
    return value
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
    if case .appealDecided(let decision) = event.kind, decision.outcome == .overturn {
      // The cases that the restriction rests on are forgiven with it.
      for id in state.restrictions[decision.restriction]?.proposal.cases ?? [] {
        try load(id, db)
        changed.insert(.caseID(id))
      }
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
      try saveIndex(of: key, db)
    }
    // What is due of a case hangs on its actions, which are all there now.
    for case .caseID(let id) in changed { try saveDue(of: id, db) }
    changed.removeAll(keepingCapacity: true)
    let header = Header(version: Self.version, head: state.head, policy: state.policy)
    try Self.put(("ledger", ""), try CanonicalJSON.encode(header), db)
    if loaded.count > Self.keptRows { forget() }
  }

  /// Forgets all rows, which are in the database; the next to be asked for are read again.
  private func forget() {
    loaded.removeAll()
    indexed.removeAll()
    var bare = LedgerState()
    bare.head = state.head
    bare.policy = state.policy
    state = bare
  }

  static func put(
    _ columns: (kind: String, id: String),
    _ body: String,
    _ db: Database
  ) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO projection VALUES (?, ?, ?)")
      .execute(arguments: [columns.kind, columns.id, body])
  }

  static func delete(_ columns: (kind: String, id: String), _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM projection WHERE kind = ? AND id = ?")
      .execute(arguments: [columns.kind, columns.id])
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
}
