import Foundation
import Ledger
import Rules
import Testing

/// Whoever rewrites the ledger is noticed, and the first broken event is named.
@Suite struct VerifyTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger.full() }

  private func flaws() throws -> [Verification.Flaw] {
    try LedgerStore(path: ledger.path, isReadOnly: true).verify().flaws
  }

  @Test func `a ledger that nobody touched is whole`() throws {
    let result = try ledger.store.verify(against: try ledger.store.head)
    #expect(result.flaws == [])
    #expect(result.notices == [])
    #expect(result.events == (try ledger.store.head.sequence))
    #expect(result.head == (try ledger.store.head))
  }

  @Test func `an empty ledger is whole`() throws {
    #expect(try TestLedger().store.verify().flaws == [])
  }

  @Test(
    arguments: [
      (
        "UPDATE events SET body = replace(body, 'review', 'remove') WHERE sequence = 4",
        .rewritten(4)
      ),
      ("UPDATE events SET actor = 'moderator:9' WHERE sequence = 7", .rewritten(7)),
      ("UPDATE events SET at = at - 1 WHERE sequence = 3", .rewritten(3)),
      ("DELETE FROM events WHERE sequence = 5", .gap(after: 4, next: 6)),
      ("DELETE FROM events WHERE sequence = 1", .gap(after: 0, next: 2)),
      (
        "UPDATE events SET previous = (SELECT digest FROM events WHERE sequence = 2) WHERE sequence = 6",
        .unlinked(6)
      ),
      ("UPDATE events SET digest = previous WHERE sequence = 6", .rewritten(6)),
      ("UPDATE events SET digest = 'x' || substr(digest, 2) WHERE sequence = 6", .unreadable(6)),
      (
        "UPDATE texts SET body = replace(body, 'дурак', 'молодец') WHERE sequence = 2",
        .otherText(2)
      ),
      ("DELETE FROM texts WHERE sequence = 2", .noText(2)),
      ("DELETE FROM files WHERE body LIKE 'decay%'", .noFile(event: 1, path: "rules/policy.yaml")),
      (
        "UPDATE projection SET body = replace(body, 'оскорбление', 'мат') WHERE kind = 'restriction'",
        .projection(kind: "restriction", id: "vk-310000007-1")
      ),
      (
        "DELETE FROM projection WHERE kind = 'case' AND id LIKE '%-2'",
        .projection(kind: "case", id: "vk-200000001-4512-2")
      ),
      (
        "DELETE FROM projection WHERE kind = 'author'",
        .projection(kind: "author", id: "vk-310000007")
      ),
      ("DELETE FROM events WHERE sequence > 11", .cutOff(after: 11, known: 13)),
      (
        "INSERT INTO erasures VALUES (2, 1); DELETE FROM texts WHERE sequence = 2",
        .noText(2)
      ),
      ("INSERT INTO erasures VALUES (2, 1)", .erasure(2)),
      (
        "UPDATE projection SET id = 'vk-x' WHERE kind = 'author'",
        .projection(kind: "author", id: "vk-x")
      ),
      (
        "UPDATE projection SET id = 'vk-x' WHERE kind = 'restriction'",
        .projection(kind: "restriction", id: "vk-x")
      ),
      ("INSERT INTO projection VALUES ('x', 'y', '{}')", .projection(kind: "x", id: "y")),
      (
        """
        UPDATE projection SET body = replace(body, '"sequence":13', '"sequence":12')
        WHERE kind = 'ledger'
        """,
        .alienProjection(12)
      ),
      (
        "INSERT INTO files VALUES (printf('%064d', 7), 'rules: []')",
        .foreignFile(String(repeating: "0", count: 63) + "7")
      ),
      ("INSERT INTO files VALUES (printf('%064s', 'x'), 'я не Иван')", .foreignFile("?")),
      (
        "DELETE FROM projection WHERE kind = 'standing'",
        .projection(kind: "standing", id: "active 1 0000001795000000005 vk-310000007-1")
      ),
      ("CREATE VIEW v AS SELECT 1", .otherSchema("view v")),
      ("CREATE TABLE x (y)", .otherSchema("table x")),
      ("DELETE FROM grdb_migrations", .otherSchema("table grdb_migrations")),
      (
        """
        UPDATE texts SET digest = (SELECT digest FROM texts WHERE sequence = 4),
          body = (SELECT body FROM texts WHERE sequence = 4) WHERE sequence = 2
        """,
        .otherText(2)
      ),
      (
        "DROP TABLE projection; CREATE TABLE projection (kind, id, body)",
        .otherSchema("table projection")
      ),
    ] as [(String, Verification.Flaw)]
  )
  func names(sql: String, flaw: Verification.Flaw) throws {
    try rewrite(ledger.path, sql)
    #expect(try flaws().first == flaw)
  }

  /// SQLite keeps such names for itself, and takes them when its list of tables is written to.
  @Test(arguments: ["sqlite_copy", "grdb_migrations"])
  func `a trigger is told under whatever name it goes`(name: String) throws {
    let sql = """
      PRAGMA writable_schema = ON;
      INSERT INTO sqlite_schema VALUES ('trigger', '\(name)', 'texts', 0,
        'CREATE TRIGGER \(name) AFTER INSERT ON texts BEGIN SELECT 1; END');
      PRAGMA writable_schema = RESET
      """
    #expect(try rawSQL(ledger.path, sql) == nil)
    #expect(try flaws() == [.otherSchema("trigger \(name)")])
  }

  @Test func `a protection that was taken away is told`() throws {
    #expect(try rawSQL(ledger.path, "DROP TRIGGER events_update") == nil)
    #expect(try flaws() == [.noTrigger("events_update")])
  }

  @Test func `a ledger whose end was cut off is not written on`() throws {
    try rewrite(ledger.path, "DELETE FROM events WHERE sequence > 11")
    let store = try LedgerStore(path: ledger.path)
    let note = Event.Kind.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))
    #expect(throws: LedgerError(.damaged, path: ledger.path)) {
      try store.append([note], at: Sample.now, actor: "moderator:1")
    }
    #expect(try flaws() == [.cutOff(after: 11, known: 13)])
  }

  @Test func `words that were erased and came back are told`() throws {
    try rewrite(ledger.path, "CREATE TABLE kept AS SELECT * FROM texts")
    _ = try LedgerStore(path: ledger.path).erase(
      reason: "срок",
      at: Sample.now,
      actor: "operator"
    ) { _ in [2, 4] }
    #expect(try flaws() == [.otherSchema("table kept")])
    try rewrite(
      ledger.path,
      "INSERT INTO texts SELECT * FROM kept WHERE sequence = 2; DROP TABLE kept"
    )
    #expect(try flaws() == [.keptText(2)])
    try rewrite(ledger.path, "DELETE FROM erasures WHERE sequence = 2")
    #expect(try flaws() == [.keptText(2), .erasure(2)])
    try rewrite(ledger.path, "DELETE FROM texts WHERE sequence = 2")
    #expect(try flaws() == [.erasure(2)])
  }

  @Test func `a renamed author breaks no chain`() throws {
    try rewrite(ledger.path, "UPDATE projection SET id = 'vk-x' WHERE kind = 'author'")
    let other = try LedgerStore(path: ledger.path)
    #expect(throws: LedgerConflict(.restrictionExists, "vk-310000007-1")) {
      try other.write(at: Sample.now + 1000, actor: "engine") { transaction in
        _ = try transaction.take(
          try Sample.evidence(9, strike: Sample.strike),
          Sample.snapshot("ты дурак"),
          under: RestrictionPolicy()
        )
      }
    }
    #expect(try flaws() == [.projection(kind: "author", id: "vk-x")])
    try rewrite(
      ledger.path,
      """
      UPDATE projection SET id = 'vk-310000007', body = replace(body, '310000007', '310000008')
      WHERE kind = 'author'
      """
    )
    #expect(throws: LedgerError(.damaged, path: ledger.path)) { try other.state() }
  }

  @Test func `what another's trigger swallows is no success`() throws {
    let trigger = """
      CREATE TRIGGER zz BEFORE INSERT ON events WHEN NEW.kind = 'noteAdded'
      BEGIN SELECT RAISE(IGNORE); END
      """
    #expect(try rawSQL(ledger.path, trigger) == nil)
    let note = Event.Kind.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))
    #expect(throws: LedgerError(.damaged, path: ledger.path)) {
      try ledger.store.append([note], at: Sample.now, actor: "moderator:1")
    }
    #expect(try flaws() == [.otherSchema("trigger zz")])
  }

  @Test func `a kept policy that was changed decides nothing`() throws {
    try rewrite(ledger.path, "UPDATE files SET body = 'decay: 11' WHERE body LIKE 'decay%'")
    let store = try LedgerStore(path: ledger.path)
    #expect(throws: LedgerError(.damaged, path: ledger.path)) { try store.policy() }
    try rewrite(ledger.path, "DELETE FROM files WHERE body LIKE 'decay%'")
    #expect(throws: LedgerError(.damaged, path: ledger.path)) { try store.policy() }
  }

  @Test func `a restriction is held against the policy of its time`() throws {
    func restrict(_ confirmations: Int) throws -> Int64 {
      let number = try ledger.store.state().restrictions.count + 1
      let id = RestrictionID(Sample.author, number: number)
      let events = try ledger.store.append(
        [
          .restrictionProposed(Sample.proposal(number, .indefinite, confirmations: confirmations)),
          .restrictionConfirmed(
            .init(
              restriction: id,
              measure: .indefinite,
              confirmations: confirmations,
              reason: "да"
            )
          ),
        ],
        at: Sample.now,
        actor: "moderator:1"
      )
      return try #require(events.last).header.sequence
    }
    func adopt(_ policy: String) throws {
      try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
        try transaction.adopt(
          pack: Digest(of: policy.utf8),
          files: ["rules/policy.yaml": policy],
          rulesVersion: ""
        )
      }
    }
    _ = try restrict(2)
    #expect(try flaws() == [])
    let second = try restrict(1)
    #expect(try flaws() == [.fewConfirmations(second)])
    try adopt("confirm: {indefinite: 1}\n")
    _ = try restrict(1)
    #expect(try flaws() == [.fewConfirmations(second)])
    // The policy before excuses nobody: neither fewer moderators nor an author who is protected now.
    try adopt("protected: [vk/310000007]\n")
    let last = try restrict(1)
    #expect(
      try flaws() == [.fewConfirmations(second), .fewConfirmations(last), .protectedAuthor(last)]
    )
  }

  @Test func `before a policy was recorded the default is in force`() throws {
    let ledger = try TestLedger()
    try ledger.take(1)
    try ledger.store.append(
      [
        .restrictionProposed(Sample.proposal(1, .indefinite)),
        .restrictionConfirmed(
          .init(
            restriction: RestrictionID(Sample.author, number: 1),
            measure: .indefinite,
            confirmations: 1,
            reason: "да"
          )
        ),
      ],
      at: Sample.now,
      actor: "moderator:1"
    )
    #expect(try ledger.store.verify().flaws == [.fewConfirmations(3)])
  }

  @Test func `who decides does so by the policy that is in force in the transaction`() throws {
    let other = try LedgerStore(path: ledger.path)
    func adopt(_ policy: String) throws {
      try other.write(at: Sample.now + 9, actor: "engine") { transaction in
        try transaction.adopt(
          pack: Digest(of: policy.utf8),
          files: ["rules/policy.yaml": policy],
          rulesVersion: ""
        )
      }
    }
    let asked = try ledger.store.policy().restrictions
    try adopt("confirm: {term: 3}\n")
    #expect(asked.confirmations(for: .days(1)) == 1)
    try ledger.store.write(at: Sample.now + 9, actor: "moderator:1") { transaction in
      let policy = try transaction.policyInForce().restrictions
      #expect(policy.confirmations(for: .days(1)) == 3)
      try transaction.adopt(
        pack: Digest(of: "b".utf8),
        files: ["rules/policy.yaml": "confirm: {term: 2}\n"],
        rulesVersion: ""
      )
      #expect(try transaction.policyInForce().restrictions.confirmations(for: .days(1)) == 2)
    }
  }

  @Test func `a restriction of the page's own account is a flaw`() throws {
    let page = AuthorIdentity(network: "ok", id: "70000000001")
    var evidence = try Sample.evidence(7)
    evidence.comment.network = page.network
    evidence.comment.page = page.id
    evidence.author = page
    let made = evidence
    let id = RestrictionID(page, number: 1)
    for proposalPage in [page.id, nil] {
      let ledger = try TestLedger.full()
      try ledger.store.write(at: Sample.now, actor: "moderator:1") { transaction in
        try transaction.append(
          .caseOpened(made),
          snapshot: Sample.snapshot("ты дурак"),
          actor: "engine"
        )
        var proposal = Sample.proposal()
        proposal.restriction = id
        proposal.author = page
        proposal.page = proposalPage
        proposal.cases = [made.comment.caseID]
        try transaction.append(.restrictionProposed(proposal))
        try transaction.append(
          .restrictionConfirmed(
            .init(restriction: id, measure: .days(3), confirmations: 1, reason: "да")
          )
        )
      }
      let head = try ledger.store.head.sequence
      #expect(try ledger.store.verify().flaws == [.protectedAuthor(head)])
    }
  }

  @Test func `strikes that were forgotten when they were counted are told`() throws {
    let ledger = try TestLedger()
    try ledger.take(1, strike: Sample.strike)
    let late = Sample.now + 100 * Sample.day
    let forgotten = Sample.proposal(2)
    var honest = Sample.proposal(3)
    honest.strikes = Millionths(count: 0)
    try ledger.store.append([.restrictionProposed(forgotten)], at: late, actor: "moderator:1")
    let number = try ledger.store.head.sequence
    try ledger.store.append([.restrictionProposed(honest)], at: late, actor: "moderator:1")
    #expect(try ledger.store.verify().notices == [.forgottenStrikes(number)])
  }

  @Test func `a ledger whose projection an earlier version made is whole`() throws {
    try rewrite(
      ledger.path,
      """
      UPDATE projection SET body = replace(body, '"version":8', '"version":7')
      WHERE kind = 'ledger'
      """
    )
    let store = try LedgerStore(path: ledger.path)
    #expect(try store.verify().flaws == [])
    #expect(try store.verify().notices == [.staleProjection])
    try ledger.take(8, at: Sample.now + 9)
    #expect(try store.verify().notices == [])
    #expect(try store.verify().flaws == [])
  }

  @Test func `whoever rewrites everything behind is betrayed by a head kept elsewhere`() throws {
    let head = try ledger.store.head
    // Another ledger, whole in itself, with other words.
    let other = try TestLedger()
    for id in 1...20 { try other.take(id) }
    #expect(try other.store.verify().flaws == [])
    #expect(try other.store.verify(against: head).flaws.first == .otherHead(head))
  }

  @Test func `a lost end is betrayed by a head kept elsewhere`() throws {
    let other = try TestLedger()
    let head = ChainHead(sequence: 5, digest: Digest(of: "x".utf8))
    #expect(try other.store.verify(against: head).flaws == [.shorter(after: 0, than: head)])
  }

  @Test func `an earlier head holds as well`() throws {
    let event = try #require(try ledger.store.event(3))
    let head = ChainHead(sequence: 3, digest: event.header.digest)
    #expect(try ledger.store.verify(against: head).flaws == [])
  }

  @Test func `a projection is made anew when it is gone or old`() throws {
    let before = try ledger.store.state()
    try rewrite(ledger.path, "DELETE FROM projection")
    let store = try LedgerStore(path: ledger.path)
    #expect(try store.verify().notices == [.staleProjection])
    #expect(try store.state() == before)
    try store.append(
      [.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))],
      at: Sample.now + 9,
      actor: "moderator:1"
    )
    #expect(try store.verify().notices == [])
    #expect(try store.verify().flaws == [])
  }

  @Test func `a clock that goes back is told and breaks nothing`() throws {
    try ledger.take(7, at: Sample.now - Sample.day)
    let result = try ledger.store.verify()
    #expect(result.flaws == [])
    #expect(result.notices == [.clockBack(try ledger.store.head.sequence)])
  }
}
