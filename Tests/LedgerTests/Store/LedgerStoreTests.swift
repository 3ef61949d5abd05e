import Ledger
import Testing

@Suite struct LedgerStoreTests {
  let scratch: Scratch
  let store: LedgerStore

  init() throws {
    scratch = try Scratch()
    store = try LedgerStore(path: scratch.ledger)
  }

  @discardableResult
  private func open(_ id: Int, _ text: String = "ты дурак", strike: Strike? = nil) throws -> Event {
    try store.write(at: Sample.now, actor: "engine") { transaction in
      try transaction.append(
        .caseOpened(try Sample.evidence(id, text: text, strike: strike)),
        snapshot: Sample.snapshot(text)
      )
    }
  }

  @Test func `what was appended is read again, chained`() throws {
    #expect(try store.head == .empty)
    let first = try open(1)
    let second = try store.append(
      [.caseClaimed(.init(caseID: Sample.comment(1).caseID))],
      at: Sample.now + 1,
      actor: "moderator:12"
    )
    #expect(try store.events() == [first] + second)
    #expect(second[0].header.sequence == 2)
    #expect(second[0].header.previous == first.header.digest)
    #expect(try store.head == ChainHead(sequence: 2, digest: second[0].header.digest))
    #expect(try store.events(after: 1) == second)
    #expect(try store.event(1) == first)
    #expect(try store.snapshot(of: 1) == Sample.snapshot("ты дурак"))
  }

  @Test func `another opening finds the same state as the fold`() throws {
    try open(1, strike: Sample.strike)
    try open(2)
    try store.append([.restrictionProposed(Sample.proposal())], at: Sample.now, actor: "engine")
    let other = try LedgerStore(path: scratch.ledger)
    var fold = LedgerState()
    for event in try other.events() { try fold.apply(event) }
    #expect(try other.state() == fold)
    #expect(try store.state() == fold)
    #expect(fold.cases.count == 2)
    #expect(fold.authors[Sample.author]?.standing.strikes.count == 1)
  }

  @Test func `two stores write by turns and see each other`() throws {
    let other = try LedgerStore(path: scratch.ledger)
    let id = Sample.comment(1).caseID
    try open(1)
    try other.append([.caseClaimed(.init(caseID: id))], at: Sample.now, actor: "moderator:1")
    #expect(throws: LedgerConflict(.claimed, id.description)) {
      try store.append([.caseClaimed(.init(caseID: id))], at: Sample.now, actor: "moderator:2")
    }
    try store.append([.caseReleased(.init(caseID: id))], at: Sample.now, actor: "moderator:1")
    #expect(try other.state().cases[id]?.claimedBy == nil)
    #expect(try other.head.sequence == 3)
  }

  @Test func `a transaction that fails leaves nothing`() throws {
    try open(1)
    let before = try store.state()
    #expect(throws: LedgerConflict(.noCase, "nobody")) {
      try store.append(
        [
          .noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили")),
          .noteAdded(.init(caseID: CaseID("nobody"), text: "звонили")),
        ],
        at: Sample.now,
        actor: "moderator:1"
      )
    }
    #expect(try store.state() == before)
    #expect(try store.events().count == 1)
    try open(2)
    #expect(try store.head.sequence == 2)
  }

  @Test func `evidence without its words is refused`() throws {
    #expect(throws: LedgerConflict(.noSnapshot)) {
      try store.append([.caseOpened(try Sample.evidence(1))], at: 0, actor: "engine")
    }
  }

  @Test(arguments: ["", "Иван", "a b", "a\nb"]) func `an actor is a role code`(actor: String) throws
  {
    #expect(throws: LedgerConflict(.wrongActor)) {
      try store.append([.textErased(.init(events: [], reason: "r"))], at: 0, actor: actor)
    }
  }

  @Test(arguments: [false, true])
  func `a ledger of a later version is told as such`(readsDamaged: Bool) throws {
    #expect(try rawSQL(scratch.ledger, "INSERT INTO grdb_migrations VALUES ('v99')") == nil)
    #expect(throws: LedgerError(.tooNew, path: scratch.ledger)) {
      try LedgerStore(path: scratch.ledger, isReadOnly: true, readsDamaged: readsDamaged)
    }
  }

  @Test(arguments: [
    "DROP TABLE grdb_migrations", "ALTER TABLE grdb_migrations RENAME identifier TO name",
  ])
  func `a ledger whose version is lost can be verified`(_ damage: String) throws {
    try open(1)
    #expect(try rawSQL(scratch.ledger, damage) == nil)
    let damaged = try LedgerStore(path: scratch.ledger, isReadOnly: true, readsDamaged: true)
    #expect(try damaged.verify().events == 1)
  }
}
