import Foundation
import GRDB
import Ledger
import Rules
import Testing

/// Which words are kept no longer.
@Suite struct RetentionTests {
  let ledger: TestLedger
  private let day = Sample.day

  init() throws { ledger = try TestLedger() }

  private func due(after days: Int64, before cutoff: Milliseconds? = nil) throws -> [Int64] {
    let retention = Retention(RestrictionPolicy())
    return retention.due(in: try ledger.store.state(), at: Sample.now + days * day, before: cutoff)
  }

  private func verdict(_ id: Int, _ choice: Verdict.Choice) throws {
    try ledger.store.append(
      [.verdictGiven(.init(caseID: Sample.comment(id).caseID, choice: choice, reason: "так"))],
      at: Sample.now,
      actor: "moderator:1"
    )
  }

  private func confirm(_ measure: Measure) throws {
    try ledger.store.append(
      [
        .restrictionConfirmed(
          .init(
            restriction: RestrictionID(Sample.author, number: 1),
            measure: measure,
            confirmations: 1,
            reason: "так"
          )
        )
      ],
      at: Sample.now,
      actor: "moderator:1"
    )
  }

  @Test func `a dismissed case is forgotten after 90 days, with all its edits`() throws {
    try ledger.take(1)
    try ledger.take(1, "ты дурак!", edit: 1)
    try verdict(1, .approve)
    #expect(try due(after: 89) == [])
    #expect(try due(after: 90) == [1, 2])
  }

  @Test func `nobody removes a comment whose words are gone, and anybody may leave it`() throws {
    try ledger.take(1)
    let id = Sample.comment(1).caseID
    _ = try ledger.store.erase(reason: "срок", at: Sample.now, actor: "operator") { _ in [1] }
    func decide(_ choice: Verdict.Choice) throws {
      try ledger.store.write(at: Sample.now, actor: "moderator:1") { transaction in
        _ = try transaction.perform(
          .decide(choice, reason: "так"),
          on: id,
          under: RestrictionPolicy()
        )
      }
    }
    let refusal = #expect(throws: Refusal.self) { try decide(.remove) }
    #expect(refusal?.reason == .erased)
    try decide(.approve)
  }

  @Test func `a removed or undecided comment is kept for three years`() throws {
    try ledger.take(1)
    try ledger.take(2)
    try verdict(1, .remove)
    #expect(try due(after: 1094) == [])
    #expect(try due(after: 1095) == [1, 2])
  }

  @Test func `an active restriction keeps what it rests on, and three years behind its end`() throws
  {
    try ledger.take(1, strike: Sample.strike)
    #expect(try due(after: 1094) == [], "a proposal is open")
    try confirm(.days(30))
    #expect(try due(after: 30 + 1094) == [])
    #expect(try due(after: 30 + 1095) == [1])
  }

  @Test func `an indefinite restriction keeps it for ever`() throws {
    try ledger.take(1, strike: Sample.strike)
    try confirm(.indefinite)
    #expect(try due(after: 30_000) == [])
    #expect(try due(after: 30_000, before: .max) == [])
  }

  @Test func `an open appeal keeps it`() throws {
    try ledger.take(1, strike: Sample.strike)
    try confirm(.days(1))
    let id = RestrictionID(Sample.author, number: 1)
    let words = Snapshot(text: "это не я")
    try ledger.store.write(at: Sample.now, actor: "desk") { transaction in
      _ = try transaction.append(
        .appealOpened(.init(restriction: id, snapshot: words.digest(), deadline: nil)),
        snapshot: words
      )
    }
    #expect(try due(after: 9999) == [])
    try ledger.store.append(
      [.appealDecided(.init(restriction: id, outcome: .overturn, reason: "не он"))],
      at: Sample.now + day,
      actor: "moderator:2"
    )
    #expect(try due(after: 9999) == [1, 4])
  }

  @Test func `a cutoff erases what rests before it, whatever the terms`() throws {
    try ledger.take(1)
    try verdict(1, .approve)
    #expect(try due(after: 1, before: Sample.now) == [])
    #expect(try due(after: 1, before: Sample.now + 1) == [1])
  }

  @Test func `a cutoff leaves what is to be decided or done`() throws {
    for id in 1...3 { try ledger.take(id, author: nil) }
    #expect(try due(after: 1, before: .max) == [], "nothing was decided")
    try verdict(1, .escalate)
    try verdict(2, .remove)
    try verdict(3, .remove)
    let id = "delete:\(Sample.comment(2).caseID)#5"
    let plan = PlannedAction(
      id: id,
      caseID: Sample.comment(2).caseID,
      network: "vk",
      method: "m",
      parameters: [:]
    )
    try ledger.store.append([.actionPlanned(plan)], at: Sample.now, actor: "engine")
    #expect(try due(after: 1, before: .max) == [3], "the second is planned and not done")
    let result = ExecutedAction(id: id, isDone: true, answer: "1")
    try ledger.store.append([.actionExecuted(result)], at: Sample.now, actor: "network:vk")
    #expect(try due(after: 1, before: .max) == [2, 3])
  }

  @Test func `a proposal that nobody answers keeps words no longer than the term`() throws {
    try ledger.take(1, strike: Sample.strike)
    #expect(try ledger.store.state().restrictions.values.map(\.status) == [.proposed])
    #expect(try due(after: 1094) == [])
    #expect(try due(after: 1095) == [1])
    #expect(try due(after: 1095, before: .max) == [])
  }

  @Test func `what still counts is no dismissed case, though other words were found lawful`() throws
  {
    try ledger.take(1)
    try verdict(1, .remove)
    try ledger.take(1, "спасибо", edit: 1)
    try verdict(1, .approve)
    #expect(try ledger.store.state().cases[Sample.comment(1).caseID]?.strike == nil)
    #expect(try due(after: 91) != [], "a removal without a strike holds nothing")
    for (id, choice) in [(2, Verdict.Choice.remove), (2, .approve)] {
      try ledger.take(
        id,
        choice == .remove ? "ты дурак" : "спасибо",
        edit: choice == .remove ? 0 : 1
      )
      let strike = choice == .remove ? Sample.strike : nil
      let given = Verdict(
        caseID: Sample.comment(id).caseID,
        choice: choice,
        reason: "р",
        strike: strike
      )
      try ledger.store.append([.verdictGiven(given)], at: Sample.now, actor: "moderator:1")
    }
    let texts = try #require(try ledger.store.state().cases[Sample.comment(2).caseID]).edits
      .map(\.sequence)
    #expect(try !due(after: 1094).contains { texts.contains($0) })
    #expect(Set(try due(after: 1095)).isSuperset(of: texts))
  }

  @Test func `a proposal that came to nothing makes no case longer`() throws {
    try ledger.take(1, strike: Sample.strike)
    try ledger.store.write(at: Sample.now, actor: "moderator:1") { transaction in
      _ = try transaction.perform(
        .decide(.approve, reason: "цитата"),
        on: Sample.comment(1).caseID,
        under: RestrictionPolicy()
      )
    }
    #expect(try ledger.store.state().restrictions.values.map(\.status) == [.rejected])
    #expect(try due(after: 89) == [])
    #expect(try due(after: 90) == [1])
  }

  @Test func `what an open reader keeps in the log is told, and goes with the next erasure`() throws
  {
    try ledger.take(1, "совсем дурак")
    let store = try LedgerStore(path: ledger.path, patience: 0.05)
    let reader = try DatabaseQueue(path: ledger.path)
    func erase() throws -> Erasing {
      try store.erase(reason: "срок", at: Sample.now, actor: "operator") { _ in [1] }
    }
    func holds(_ ending: String) -> Bool {
      FileManager.default.contents(atPath: ledger.path + ending)
        .map { $0.range(of: Data("совсем".utf8)) != nil } ?? false
    }
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM events")
      #expect(try erase() == Erasing(events: [1], leftInLog: .locked))
      #expect(holds("-wal"))
      #expect(try store.snapshot(of: 1) == nil, "what is recorded is recorded")
      #expect(try erase() == Erasing(events: [], leftInLog: .locked))
      try db.execute(sql: "COMMIT")
    }
    #expect(try erase() == Erasing(events: []))
    #expect(!holds("-wal") && !holds(""))
    #expect(try store.head.sequence == 2)
    #expect(try store.verify().flaws == [])
  }

  @Test func `nothing is erased twice, and nothing without an event`() throws {
    try ledger.take(1)
    for expected in [[1], []] as [[Int64]] {
      let erased = try ledger.store.erase(reason: "срок", at: Sample.now, actor: "operator") { _ in
        [1, 9]
      }
      #expect(erased.events == expected)
    }
    #expect(try ledger.store.head.sequence == 2)
    #expect(try !ledger.take(1), "the comment is known still")
    #expect(try ledger.store.verify().flaws == [])
  }
}
