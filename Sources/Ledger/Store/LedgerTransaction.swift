import GRDB

/// Reads and appends within one transaction of a ``LedgerStore``.
///
/// It is valid only while the body of ``LedgerStore/write(at:actor:_:)`` runs.
public final class LedgerTransaction {
  /// The time of the events that get none of their own.
  public let at: Milliseconds

  /// Who brings the events.
  public let actor: String

  let db: Database
  let projection: Projection

  /// The last event with evidence that was appended here: what follows from it is asked for at once,
  /// and reading it back costs as much as writing it.
  private var lastEvidence: Event?

  init(_ db: Database, _ projection: Projection, at: Milliseconds, actor: String) {
    self.db = db
    self.projection = projection
    self.at = at
    self.actor = actor
  }

  /// The head of the chain, with what was appended here.
  public var head: ChainHead { projection.state.head }

  /// The rule pack in force.
  public var policy: PolicyAdoption? { projection.state.policy }

  /// Returns what is known of a case.
  public func caseState(_ id: CaseID) throws -> CaseState? {
    try projection.load(id, db)
    return projection.state.cases[id]
  }

  /// Returns what is known of an author.
  public func authorState(_ author: AuthorIdentity) throws -> AuthorState? {
    try projection.load(author, db)
    return projection.state.authors[author]
  }

  /// Returns what is known of a restriction.
  public func restrictionState(_ id: RestrictionID) throws -> RestrictionState? {
    try projection.load(id, db)
    return projection.state.restrictions[id]
  }

  /// Returns what is known of an action.
  public func actionState(_ id: String) throws -> ActionState? {
    try projection.load(action: id, db)
    return projection.state.actions[id]
  }

  /// Returns one event, or nil when the chain does not go so far.
  public func event(_ sequence: Int64) throws -> Event? {
    if let lastEvidence, lastEvidence.header.sequence == sequence { return lastEvidence }
    return try StoredEvent.fetch(db, after: sequence - 1, limit: 1).first.map { try $0.event() }
  }

  /// Returns whether a network's report is in the ledger.
  func knows(report key: String) throws -> Bool {
    try projection.load(report: key, db)
    return projection.state.reports[key] != nil
  }

  /// Adds an event to the chain.
  ///
  /// - Parameters:
  ///   - kind: What happened.
  ///   - snapshot: The words, for an event that refers to some.
  ///   - at: When, if not at the transaction's time.
  ///   - actor: Who brings it, if not the transaction's actor.
  /// - Returns: The event as it stands in the chain.
  /// - Throws: A ``LedgerConflict`` if it cannot follow.
  @discardableResult
  public func append(
    _ kind: Event.Kind,
    snapshot: Snapshot? = nil,
    at: Milliseconds? = nil,
    actor: String? = nil
  ) throws -> Event {
    let words = try snapshot.map { try CanonicalJSON.encode($0) }
    guard words.map({ Digest(of: $0.utf8) }) == kind.snapshot else {
      throw LedgerConflict(.noSnapshot)
    }
    // One person with two spellings could confirm twice. Older events keep the spelling they have.
    let actor = actor ?? self.actor
    guard Role.canonical(actor) == actor else { throw LedgerConflict(.wrongActor, actor) }
    let head = projection.state.head
    let stored = try StoredEvent(
      kind,
      sequence: head.sequence + 1,
      at: at ?? self.at,
      actor: actor,
      previous: head.digest
    )
    let event = Event(header: stored.header, kind: kind)
    try projection.apply(event, db)
    try stored.insert(db)
    if let words, let digest = kind.snapshot {
      try db.cachedStatement(sql: "INSERT INTO texts VALUES (?, ?, ?)")
        .execute(arguments: [event.header.sequence, digest.hexadecimal, words])
      try db.requireRow(event.header.sequence)
    }
    if kind.evidence != nil { lastEvidence = event }
    if case .textErased(let erasure) = kind { try erase(erasure, by: event.header.sequence) }
    return event
  }

  /// Keeps a file of a rule pack.
  ///
  /// - Returns: Its digest.
  @discardableResult
  public func keep(file: String) throws -> Digest {
    let digest = Digest(of: file.utf8)
    try db.execute(
      sql: """
        INSERT INTO files SELECT ?1, ?2
        WHERE NOT EXISTS (SELECT 1 FROM files WHERE digest = ?1)
        """,
      arguments: [digest.hexadecimal, file]
    )
    return digest
  }

  private func erase(_ erasure: TextErasure, by sequence: Int64) throws {
    for erased in erasure.events {
      try db.execute(sql: "INSERT INTO erasures VALUES (?, ?)", arguments: [erased, sequence])
      try db.requireRow(sequence)
      try db.execute(sql: "DELETE FROM texts WHERE sequence = ?", arguments: [erased])
    }
  }
}

extension Event.Kind {
  /// The digest of the words that the event refers to.
  public var snapshot: Digest? {
    switch self {
    case .caseOpened(let evidence), .commentEdited(let evidence): evidence.snapshot
    case .appealOpened(let appeal): appeal.snapshot
    case .actionExecuted(let result): result.snapshot
    default: nil
    }
  }
}
