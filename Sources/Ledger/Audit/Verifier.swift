import GRDB
import Rules

/// Checks a whole ledger, event by event.
struct Verifier {
  let db: Database
  var verification = Verification()
  private(set) var state = LedgerState()
  private(set) var last = ChainHead.empty
  private var lastTime = Milliseconds.min

  /// The events that brought words, by what the events say.
  private var worded: Set<Int64> = []

  /// The events whose words were erased, each with the event that says so first.
  private var erased: [Int64: Int64] = [:]

  /// The policy in force, as commands take it: the default before one was recorded.
  private(set) var policy = PolicyInForce.known(RestrictionPolicy())

  /// What can be said of a policy.
  enum PolicyInForce {
    case known(RestrictionPolicy)
    /// Its file is there and cannot be read.
    case unread
    /// Its file is gone or another one, which is a flaw of its own.
    case missing
  }

  /// The files of all packs that events name.
  private var adopted: Set<String> = []

  /// What the rules of all recorded packs rest on: a proposal may be older than the pack in force.
  var grounds = RecordedGrounds()

  init(_ db: Database) throws {
    self.db = db
  }

  /// Returns what is wrong with the ledger.
  ///
  /// Behind the first broken event nothing is certain, so the walk ends there.
  mutating func verify(against kept: ChainHead?) throws -> Verification {
    do {
      try checkSchema()
    } catch is DatabaseError {
      add(.otherSchema("sqlite_schema"))
    }
    let isWhole: Bool
    do {
      isWhole = try walk(kept)
    } catch is DatabaseError {
      add(.unreadable(last.sequence + 1))
      isWhole = false
    }
    if isWhole {
      if let kept, kept.sequence > last.sequence { add(.shorter(after: last.sequence, than: kept)) }
      do {
        try checkWords()
        try checkTexts()
        try checkFiles()
        try checkProjection()
      } catch let error as DatabaseError {
        add(.damagedFile(error.message ?? "SQLite"))
      }
    }
    verification.head = last
    return verification
  }

  mutating func add(_ flaw: Verification.Flaw) { verification.flaws.append(flaw) }

  /// Compares tables and triggers with those of a new ledger: one that is missing takes protection
  /// away, one too many can swallow what is written, or copy it aside, whatever its name.
  private mutating func checkSchema() throws {
    let pristine = try DatabaseQueue()
    try LedgerSchema.migrator.migrate(pristine)
    let query = """
      SELECT type, name, tbl_name, sql FROM sqlite_schema
      WHERE type NOT IN ('table', 'index') OR tbl_name IS NOT 'grdb_migrations' OR type IS NULL
      ORDER BY type, name
      """
    let expected = try pristine.read { try Row.fetchAll($0, sql: query) }
    let found = try Row.fetchAll(db, sql: query)
    // Without its list of migrations nobody can write to the file any more.
    let migrations = try? String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations")
    if migrations != Set(LedgerSchema.migrator.migrations) {
      add(.otherSchema("table grdb_migrations"))
    }
    var told: Set<String> = []
    for row in expected where !Set(found).contains(row) {
      let (type, name) = (row["type"] as String, row["name"] as String)
      told.insert(name)
      add(type == "trigger" ? .noTrigger(name) : .otherSchema("\(type) \(name)"))
    }
    for row in found where !Set(expected).contains(row) {
      // A damaged file may have anything there.
      let type = String.fromDatabaseValue(row[0]) ?? "?"
      let name = String.fromDatabaseValue(row[1]) ?? "?"
      if told.insert(name).inserted { add(.otherSchema("\(type) \(name)")) }
    }
  }

  /// Follows the chain; returns whether it holds to its end.
  private mutating func walk(_ kept: ChainHead?) throws -> Bool {
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT \(StoredEvent.columns) FROM events ORDER BY sequence"
    )
    while let row = try rows.next() {
      guard let stored = try? StoredEvent(row) else {
        add(.unreadable(last.sequence + 1))
        return false
      }
      if let flaw = try check(stored) {
        add(flaw)
        return false
      }
      let header = stored.header
      if header.at.isClockSetBack(from: lastTime) {
        verification.notices.append(.clockBack(header.sequence))
      }
      lastTime = header.at
      last = ChainHead(sequence: header.sequence, digest: header.digest)
      verification.events += 1
      if let kept, kept.sequence == last.sequence, kept != last {
        add(.otherHead(kept))
        return false
      }
    }
    return true
  }

  /// Checks the next event, and adds what follows from it to the fold.
  private mutating func check(_ stored: StoredEvent) throws -> Verification.Flaw? {
    let number = stored.header.sequence
    guard number == last.sequence + 1 else { return .gap(after: last.sequence, next: number) }
    guard stored.header.previous == last.digest else { return .unlinked(number) }
    guard stored.header.digest == stored.expectedDigest else { return .rewritten(number) }
    guard let event = try? stored.event() else { return .unreadable(number) }
    // Who may do what depends on what was before, so it is asked before the event has its effect.
    let trespass = trespass(in: event)
    do throws(LedgerConflict) {
      try state.apply(event)
    } catch {
      return .impossible(number, error.reason)
    }
    if let trespass { add(.trespass(number, trespass)) }
    if event.kind.snapshot != nil { worded.insert(number) }
    switch event.kind {
    case .textErased(let erasure):
      for words in erasure.events where erased[words] == nil { erased[words] = number }
    case .policyAdopted(let adoption): try adopt(adoption, number)
    case .verdictGiven(let verdict):
      hold(verdict.ground?.clause ?? "", verdict.ground?.law ?? "", number)
    case .restrictionProposed(let proposal):
      checkStrikes(of: proposal, at: event.header.at, number)
      hold(proposal.clause, proposal.law, number)
    case .restrictionConfirmed(let confirmation):
      checkConfirmation(confirmation, number)
      let ground = confirmation.ground
      hold(ground?.clause ?? "", ground?.law ?? "", number)
    default: break
    }
    return nil
  }

  private mutating func adopt(_ adoption: PolicyAdoption, _ number: Int64) throws {
    adopted.formUnion(adoption.files.values.map(\.hexadecimal))
    let missing = try LedgerStore.missingFiles(of: adoption, db)
    for path in missing { add(.noFile(event: number, path: path)) }
    for (path, digest) in adoption.files where !missing.contains(path) {
      let isRead = try grounds.add(path, digest) { try LedgerStore.file(digest, db) }
      if !isRead { tellUnread(path, digest, number) }
    }
    grounds.isWhole = grounds.isWhole && missing.isEmpty
    let path = PolicyAdoption.policyFile
    guard let digest = adoption.files[path] else { return policy = .known(RestrictionPolicy()) }
    guard !missing.contains(path), let text = try LedgerStore.file(digest, db) else {
      return policy = .missing
    }
    if let read = try? Policy(yaml: text) {
      policy = .known(read.restrictions)
    } else {
      policy = .unread
      tellUnread(path, digest, number)
    }
  }

  private mutating func tellUnread(_ path: String, _ digest: Digest, _ number: Int64) {
    verification.notices.append(.unreadRules(event: number, path: path, digest: digest))
  }

  /// Holds what a restriction rests on against the recorded rules.
  private mutating func hold(_ clause: String, _ law: String, _ number: Int64) {
    switch grounds.answer(clause, law) {
    case .known: break
    case .unknown: add(.unknownGround(number))
    case .uncertain: add(.uncertainGround(number))
    }
  }

  /// Holds a confirmation against the policy in force: whoever changes the kept file for a moment and
  /// puts it back leaves this trace.
  ///
  /// Moderators' commands read the policy within the transaction that confirms, so none but this one can
  /// have been meant.
  private mutating func checkConfirmation(_ confirmation: RestrictionConfirmation, _ number: Int64)
  {
    guard let proposal = state.restrictions[confirmation.restriction]?.proposal else { return }
    let policy: RestrictionPolicy
    switch self.policy {
    case .known(let known): policy = known
    case .unread: return add(.uncertainConfirmation(number))
    case .missing: return
    }
    let author = proposal.author
    let needed = policy.confirmations(for: confirmation.measure)
    if confirmation.confirmations < needed { add(.fewConfirmations(number)) }
    let kind = state.authors[author]?.kind
    let page = proposal.page ?? proposal.cases.last.flatMap { state.cases[$0]?.comment.page }
    if policy.protects(author, kind: kind, page: page) { add(.protectedAuthor(number)) }
  }

  /// Tells of strikes that a proposal has counted though they were too old: commands of earlier versions
  /// could count them.
  private mutating func checkStrikes(
    of proposal: RestrictionProposal,
    at now: Milliseconds,
    _ number: Int64
  ) {
    guard case .known(let policy) = policy,
      let standing = state.authors[proposal.author]?.standing
    else { return }
    let named = standing.strikes.filter { proposal.cases.contains($0.caseID) }
    let remembered = Sanctions(policy, author: proposal.author, standing: standing)
      .remembered(at: now).filter { proposal.cases.contains($0.caseID) }
    let weight = remembered.reduce(0) { $0 + $1.strike.weight.count }
    guard remembered.count < named.count, weight < proposal.strikes.count else { return }
    verification.notices.append(.forgottenStrikes(number))
  }

  /// Compares which words are there with what the events say of them.
  private mutating func checkWords() throws {
    let kept = try Int64.fetchSet(db, sql: "SELECT sequence FROM texts")
    for number in worded.sorted() {
      if erased[number] != nil, kept.contains(number) { add(.keptText(number)) }
      if erased[number] == nil, !kept.contains(number) { add(.noText(number)) }
    }
    var listed: [Int64: Int64] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT sequence, erased_by FROM erasures")
    while let row = try rows.next() {
      let number = Int64.fromDatabaseValue(row[0]) ?? 0
      listed[number] = Int64.fromDatabaseValue(row[1]) ?? 0
    }
    for number in Set(erased.keys).union(listed.keys).sorted()
    where erased[number] != listed[number] { add(.erasure(number)) }
  }

  private mutating func checkTexts() throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT texts.sequence, texts.digest, texts.body, json_extract(events.body, '$.snapshot')
        FROM texts LEFT JOIN events USING (sequence)
        """
    )
    while let row = try rows.next() {
      let digest = String.fromDatabaseValue(row[1])
      let body = String.fromDatabaseValue(row[2])
      let expected = body.map { Digest(of: $0.utf8).hexadecimal }
      if digest == nil || digest != expected || digest != String.fromDatabaseValue(row[3]) {
        add(.otherText(Int64.fromDatabaseValue(row[0]) ?? 0))
      }
    }
  }

  /// Looks for rule files that no event names: a pack is kept together with the event that adopts it.
  private mutating func checkFiles() throws {
    let names = try Row.fetchAll(db, sql: "SELECT digest FROM files ORDER BY digest")
    for name in names.map({ String.fromDatabaseValue($0[0]) ?? "?" }) where !adopted.contains(name)
    {
      // Whoever put it there may have written anything.
      add(.foreignFile(Digest(hexadecimal: name)?.hexadecimal ?? "?"))
    }
  }
}

extension LedgerStore {
  /// Checks the whole ledger: file, triggers, chain, words, rule files, and the projection.
  ///
  /// It costs about 60 µs an event.
  ///
  /// - Parameter kept: A head of the chain that somebody has kept elsewhere.
  /// - Returns: What is wrong and what is odd.
  /// - Throws: A ``LedgerError`` when the file cannot be read at all.
  public func verify(against kept: ChainHead? = nil) throws -> Verification {
    let complaint =
      (try? read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }) ?? "SQLite"
    var verification = Verification()
    do {
      try read { db in
        var verifier = try Verifier(db)
        // Kept here: of a file whose end is missing SQLite cannot even end the transaction.
        verification = try verifier.verify(against: kept)
      }
    } catch let error as LedgerError where error.reason == .damaged {
      // Told below: the file is damaged.
    }
    if complaint != "ok" { verification.flaws.insert(.damagedFile(complaint), at: 0) }
    if missingBytes > 0 { verification.flaws.insert(.cutFile(bytes: missingBytes), at: 0) }
    let excess = Self.excessBytes(path)
    if excess > 0 { verification.flaws.insert(.longFile(bytes: excess), at: 0) }
    return verification
  }

  /// The paths of a pack's files that the ledger does not have as they were.
  static func missingFiles(of adoption: PolicyAdoption, _ db: Database) throws -> [String] {
    try adoption.files.sorted { $0.key < $1.key }.compactMap { path, digest in
      let body = try String.fetchOne(
        db,
        sql: "SELECT body FROM files WHERE digest = ?",
        arguments: [digest.hexadecimal]
      )
      return body.map { Digest(of: $0.utf8) } == digest ? nil : path
    }
  }
}
