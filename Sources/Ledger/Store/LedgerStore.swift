import GRDB
public import Rules

/// A ledger in a file: events that are only ever added, and what follows from them.
///
/// Several programs may hold the same ledger. Only one writes at a time: a transaction takes the
/// whole file, waits a while for others, and sees everything that they have written.
///
///     let store = try LedgerStore(path: "sito.ledger")
///     try store.append([.noteAdded(note)], at: now, actor: "moderator:12")
public final class LedgerStore {
  /// The ledger's file; SQLite keeps two more beside it, `-wal` and `-shm`, while it is open.
  public let path: String

  let queue: DatabaseQueue

  /// How many bytes the file lacks at its end; more than 0 only when it is read all the same.
  let missingBytes: Int

  /// What was read and written so far, as long as nobody else has written meanwhile, and the version of the
  /// database's contents by which that is told.
  private var known: (projection: Projection, version: Int)?

  /// Opens a ledger, and makes it when there is none.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isReadOnly: Whether nothing will be written; then the file must exist.
  ///   - mustExist: Whether the file must exist though it will be written to.
  ///   - readsDamaged: Whether a file is read as far as it goes whose end is missing, for
  ///     ``verify(against:)``; only together with `isReadOnly`.
  ///   - patience: How long a transaction waits for other programs, in seconds.
  /// - Throws: A ``LedgerError``.
  public init(
    path: String,
    isReadOnly: Bool = false,
    mustExist: Bool = false,
    readsDamaged: Bool = false,
    patience: Double = 5
  ) throws {
    precondition(isReadOnly || !readsDamaged)
    self.path = path
    guard !Self.isFolder(path) else { throw LedgerError(.folder, path: path) }
    if isReadOnly { Self.recover(path) }
    missingBytes = try Self.missingBytes(path, isRead: readsDamaged)
    queue = try translating(path) {
      var configuration = Configuration()
      configuration.readonly = isReadOnly
      configuration.busyMode = .timeout(patience)
      configuration.prepareDatabase { db in
        // SQLite refuses a file that is shorter than it says, unless somebody says to know better.
        if readsDamaged { try db.execute(sql: "PRAGMA writable_schema = ON") }
        // In WAL, only FULL keeps a confirmed transaction when the power fails.
        if isReadOnly { return }
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // Erased words are overwritten, not just forgotten.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        // Authors come in no order: with room for 16 MB of the file, and the log beside it copied
        // back at 16 MB in place of 4, few pages are read or written twice.
        try db.execute(sql: "PRAGMA cache_size = -16384")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
      }
      var name = isReadOnly && LedgerStore.isAtRest(path) ? LedgerStore.frozen(path) : path
      if mustExist && !isReadOnly { name = LedgerStore.existing(path) }
      let queue = try DatabaseQueue(path: name, configuration: configuration)
      let isMade = try Self.prepare(
        queue,
        path: path,
        isReadOnly: isReadOnly,
        readsDamaged: readsDamaged
      )
      return isMade ? queue : try Self.pristine()
    }
  }

  /// Checks that the file is a ledger, and brings its tables up to date.
  ///
  /// - Returns: Whether it has tables; without them it is one that nobody has written to.
  private static func prepare(
    _ queue: DatabaseQueue,
    path: String,
    isReadOnly: Bool,
    readsDamaged: Bool
  ) throws -> Bool {
    let (id, tables, isSmall) = try queue.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        // Earlier versions made this table first.
        try Int.fetchOne(
          db,
          sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name != 'grdb_migrations'"
        ) ?? 0,
        // A ledger whose tables somebody has dropped is no new one.
        try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0 <= 3
      )
    }
    guard id == LedgerSchema.applicationID || id == 0 && tables == 0 && (isSmall || !isReadOnly)
    else {
      throw LedgerError(.notALedger, path: path)
    }
    if isReadOnly, tables == 0, isSmall { return false }
    let migrator = LedgerSchema.migrator
    if tables > 0, try isSuperseded(queue, by: migrator, readsDamaged: readsDamaged) {
      throw LedgerError(.tooNew, path: path)
    }
    if isReadOnly || readsDamaged { return true }
    try queue.inDatabase { db in
      // Once set it stays with the file; setting it again needs no lock.
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      if tables == 0 { try create(db) }
      try requireWhole(path, db)
    }
    if try !queue.read(migrator.hasCompletedMigrations) {
      do {
        try migrator.migrate(queue)
      } catch {
        // That program may have made the tables in the meantime.
        guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
      }
    }
    // What is written where nothing keeps it would prove nothing.
    guard try queue.read(LedgerSchema.isProtected) else {
      throw LedgerError(.unprotected, path: path)
    }
    return true
  }

  /// Whether a later version has made the file; that of a damaged one may be lost.
  private static func isSuperseded(
    _ queue: DatabaseQueue,
    by migrator: DatabaseMigrator,
    readsDamaged: Bool
  ) throws -> Bool {
    guard readsDamaged else { return try queue.read(migrator.hasBeenSuperseded) }
    // GRDB's own way looks through all tables, and traps when a row of theirs is cut to zeros.
    let names = try? queue.read {
      try String.fetchSet($0, sql: "SELECT identifier FROM grdb_migrations")
    }
    return names.map { !$0.isSubset(of: Set(migrator.migrations)) } ?? false
  }

  /// Writes events in one transaction: all of them, or none.
  ///
  /// - Parameters:
  ///   - at: The time of every event in it that does not get one of its own; that of the last event
  ///     instead, when it is only some seconds earlier.
  ///   - actor: A role code such as `moderator:12`, `engine`, `network:vk`.
  ///   - body: Reads and appends.
  /// - Returns: What `body` returns.
  /// - Throws: A ``LedgerError``, a ``LedgerConflict``, or what `body` throws; then nothing is written.
  public func write<Result>(
    at: Milliseconds,
    actor: String,
    _ body: (LedgerTransaction) throws -> Result
  ) throws -> Result {
    let kept = known
    known = nil
    let (result, projection, version) = try translating(path) {
      try queue.writeWithoutTransaction { db in
        var outcome: (Result, Projection, Int)?
        try db.inTransaction(.immediate) {
          // It changes with whatever another connection writes, a projection made anew, too.
          let version = try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
          let isKept = kept?.version == version
          let projection = try Projection.current(db, kept: isKept ? kept?.projection : nil)
          // Whoever waited for the lock has looked at the clock before the one who had it.
          let last = try Self.lastTime(db)
          let time = at < last && !at.isClockSetBack(from: last) ? last : at
          let transaction = LedgerTransaction(db, projection, at: time, actor: actor)
          let result = try body(transaction)
          try projection.save(db)
          outcome = (result, projection, version)
          return .commit
        }
        guard let outcome else { preconditionFailure("a transaction ended without an outcome") }
        return outcome
      }
    }
    known = (projection, version)
    return result
  }

  /// The time of the last event; the beginning of all times when there is none.
  private static func lastTime(_ db: Database) throws -> Milliseconds {
    let last = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT at FROM events ORDER BY sequence DESC LIMIT 1")
    )
    return last.flatMap { Milliseconds.fromDatabaseValue($0[0]) } ?? .min
  }

  /// Appends events in one transaction: all of them, or none.
  ///
  /// - Returns: The events as they stand in the chain.
  /// - Throws: A ``LedgerError``, or a ``LedgerConflict`` if one cannot follow; then nothing is written.
  @discardableResult
  public func append(_ kinds: [Event.Kind], at: Milliseconds, actor: String) throws -> [Event] {
    try write(at: at, actor: actor) { transaction in try kinds.map { try transaction.append($0) } }
  }

  /// The head of the chain.
  public var head: ChainHead {
    get throws { try read(Projection.head) }
  }

  /// The events behind a number, in their order.
  ///
  /// - Parameters:
  ///   - sequence: The number of the last event that is not wanted; 0 for all.
  ///   - limit: The most events that are returned.
  /// - Returns: The events, unchecked; `verify` checks the chain.
  /// - Throws: A ``LedgerError``, or a `DecodingError` for an event that nobody can read.
  public func events(after sequence: Int64 = 0, limit: Int = .max) throws -> [Event] {
    try read { db in try StoredEvent.fetch(db, after: sequence, limit: limit).map { try $0.event() }
    }
  }

  /// Returns one event, or nil when the chain does not go so far.
  public func event(_ sequence: Int64) throws -> Event? {
    try events(after: sequence - 1, limit: 1).first { $0.header.sequence == sequence }
  }

  /// Everything that follows from the events, as the projection has it.
  ///
  /// It reads every case and author: about 15 µs for each.
  public func state() throws -> LedgerState {
    try read { db in try Projection.current(db, kept: nil).all(db) }
  }

  /// The words that an event brought; nil when it brought none, or they were erased.
  public func snapshot(of sequence: Int64) throws -> Snapshot? {
    try read { db in
      try String.fetchOne(
        db,
        sql: "SELECT body FROM texts WHERE sequence = ?",
        arguments: [sequence]
      )
      .map { try CanonicalJSON.decode(Snapshot.self, $0) }
    }
  }

  /// The text of a rule pack's file; nil when the ledger does not have it.
  ///
  /// - Throws: A ``LedgerError`` when the text is not the one that was kept: whoever changes the policy
  ///   for a moment could decide alone what needs two.
  public func file(_ digest: Digest) throws -> String? {
    let text = try read { try LedgerStore.file(digest, $0) }
    if let text, Digest(of: text.utf8) != digest { throw LedgerError(.damaged, path: path) }
    return text
  }

  /// What stands in the table of files, unchecked.
  static func file(_ digest: Digest, _ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: "SELECT body FROM files WHERE digest = ?",
      arguments: [digest.hexadecimal]
    )
  }

  /// What the recorded policy in force says about authors; the default before one was recorded.
  ///
  /// - Throws: A ``LedgerError``, or a `PackError` for a file of another version's form.
  public func restrictionPolicy() throws -> RestrictionPolicy {
    try policy().restrictions
  }

  func translate<Result>(_ body: () throws -> Result) throws -> Result {
    try translating(path, body)
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try translating(path) { try queue.read(body) }
  }
}

/// Runs `body` and turns the errors of the database into the ledger's.
private func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw LedgerError(error, path: path)
  } catch let error as LedgerConflict where error.reason == .brokenChain {
    throw LedgerError(.damaged, path: path)
  } catch is DecodingError {
    throw LedgerError(.damaged, path: path)
  } catch is ForeignRow {
    throw LedgerError(.damaged, path: path)
  } catch is RowDecodingError {
    throw LedgerError(.damaged, path: path)
  } catch let cut as CutShort {
    throw LedgerError(.cutShort(bytes: cut.bytes), path: path)
  }
}

extension Milliseconds {
  /// How much earlier than the last event a program may have looked at the clock that waited for
  /// another: the time of its patience, and as much again.
  private static let waiting: Milliseconds = 10_000

  /// Whether a clock that now tells this time has been set back since it told another.
  func isClockSetBack(from last: Milliseconds) -> Bool {
    let (step, overflow) = last.subtractingReportingOverflow(self)
    return overflow ? self < last : step > Self.waiting
  }
}
