import Foundation
import Ledger
import Rules
import Testing

/// A comment that its author has put right is not removed for what it said before.
@Suite struct LawfulEditTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger() }

  /// The text that nothing is found in, as an edit of comment 1.
  private func put(right edit: Int, _ text: String = "Когда починят дорогу?") throws -> Bool {
    var evidence = try Sample.evidence(1, edit: edit, text: text)
    evidence.action = "allow"
    evidence.categories = []
    evidence.findings = []
    evidence.reason = ""
    return try ledger.store.write(at: Sample.now + 2, actor: "engine") { transaction in
      try transaction.take(evidence, Sample.snapshot(text), under: RestrictionPolicy())
    }
  }

  private func decide(_ choice: Verdict.Choice) throws {
    try ledger.store.write(at: Sample.now + 1, actor: "moderator:1") { transaction in
      _ = try transaction.perform(
        .decide(choice, reason: "р"),
        on: Sample.comment(1).caseID,
        under: RestrictionPolicy()
      )
    }
  }

  private var state: CaseState? {
    get throws { try ledger.store.state().cases[Sample.comment(1).caseID] }
  }

  private func plan(isAutomatic: Bool = false) throws -> Plan {
    try ledger.store.plan(
      rules: try .ours,
      now: Sample.now + 3,
      includesAutomatic: isAutomatic,
      isRecorded: true
    )
  }

  @Test func `what was to be removed waits for another verdict`() throws {
    try ledger.take(1)
    try decide(.remove)
    #expect(try plan().steps.map(\.kind) == [.delete])
    #expect(try put(right: 1))
    let state = try #require(try state)
    #expect(state.isOpen)
    #expect(state.categories.isEmpty)
    #expect(state.edits.count == 2)
    let plan = try plan()
    #expect(plan.steps.isEmpty)
    #expect(plan.refusals.map(\.caseID) == [state.id])
    #expect(plan.refusals.first?.reason.russian.contains("решите дело заново") == true)
    #expect(try ledger.store.snapshot(of: state.edits[1].sequence)?.text == "Когда починят дорогу?")
    #expect(try !put(right: 1), "the same once more adds nothing")
    // Both ways out.
    try decide(.approve)
    #expect(try self.plan().refusals.isEmpty)
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `another flagged edit holds a removal back as loudly`() throws {
    try ledger.take(1)
    try decide(.remove)
    try ledger.take(1, "сам ты дурак", edit: 1)
    #expect(try plan().steps.isEmpty)
    #expect(try plan().refusals.count == 1)
    try decide(.remove)
    #expect(try plan().refusals.isEmpty)
    #expect(try plan().steps.map(\.kind) == [.delete])
  }

  @Test func `a removal that was carried out is not held back`() throws {
    try ledger.take(1)
    try decide(.remove)
    let id = try #require(try plan().steps.first?.action.id)
    _ = try ledger.store.take([PlanResult(id: id)], at: Sample.now + 2)
    #expect(try put(right: 1))
    #expect(try plan().refusals.isEmpty)
  }

  @Test func `the engine's own removal falls with the edit`() throws {
    try ledger.take(1, strike: Sample.strike)
    #expect(try plan(isAutomatic: true).steps.map(\.kind) == [.delete])
    #expect(try put(right: 1))
    #expect(try plan(isAutomatic: true).steps.isEmpty)
  }

  @Test func `what was found lawful, or is new, is of no interest`() throws {
    #expect(try !put(right: 0))
    #expect(try ledger.store.head == .empty)
    try ledger.take(1)
    try decide(.approve)
    let head = try ledger.store.head
    #expect(try !put(right: 1))
    #expect(try ledger.store.head == head)
  }

  @Test func `what was urgent stays urgent until somebody has seen it`() throws {
    var evidence = try Sample.evidence(1)
    evidence.isUrgent = true
    _ = try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      try transaction.take(evidence, Sample.snapshot("ты дурак"), under: RestrictionPolicy())
    }
    #expect(try put(right: 1))
    #expect(try state?.isUrgent == true)
  }

  @Test func `the comments that have a case are known by name`() throws {
    for id in 1...3 { try ledger.take(id) }
    let comments = try ledger.store.caseComments()
    #expect(Set(comments.map(\.caseID)) == Set((1...3).map { Sample.comment($0).caseID }))
    try rewrite(ledger.path, "DELETE FROM projection")
    #expect(Set(try LedgerStore(path: ledger.path).caseComments()) == Set(comments))
  }
}

extension PlanResult {
  /// The result of an action that was done.
  fileprivate init(id: String) throws {
    try self.init(Data("{\"key\":\"\(id)\",\"ok\":true}".utf8))
  }
}
