import Foundation
import Ledger
import Rules
import Testing

/// What moderators do, in a ledger with a file.
@Suite struct QueueTests {
  let scratch: Scratch
  let store: LedgerStore
  let policy = RestrictionPolicy()

  init() throws {
    scratch = try Scratch()
    store = try LedgerStore(path: scratch.ledger)
    for id in 1...3 { try open(id, at: Sample.now + Milliseconds(id)) }
  }

  private func open(_ id: Int, at time: Milliseconds) throws {
    _ = try store.write(at: time, actor: "engine") { transaction in
      try transaction.take(try Sample.evidence(id), Sample.snapshot("ты дурак"), under: policy)
    }
  }

  @discardableResult
  private func perform(
    _ verb: CaseVerb,
    _ id: Int,
    by actor: String = "moderator:1"
  ) throws -> [Event] {
    try store.write(at: Sample.now + 10, actor: actor) { transaction in
      try transaction.perform(verb, on: Sample.comment(id).caseID, under: policy)
    }
  }

  private func restrict(
    _ id: Int,
    _ measure: Measure?,
    by actor: String = "moderator:1"
  ) throws -> [Event] {
    try store.write(at: Sample.now + 10, actor: actor) { transaction in
      try transaction.restrict(Sample.comment(id).caseID, measure, reason: "р", under: policy)
    }
  }

  private func perform(
    _ verb: RestrictionVerb,
    _ number: Int = 1,
    by actor: String,
    at time: Milliseconds = Sample.now + 20,
    snapshot: Snapshot? = nil
  ) throws {
    _ = try store.write(at: time, actor: actor) { transaction in
      try transaction.perform(
        verb,
        on: RestrictionID(Sample.author, number: number),
        snapshot: snapshot,
        under: policy
      )
    }
  }

  private var restriction: RestrictionState? {
    get throws { try store.state().restrictions[RestrictionID(Sample.author, number: 1)] }
  }

  @Test func `the oldest comes first, what others hold or I skipped is left out`() throws {
    let ids = (1...3).map { Sample.comment($0).caseID }
    func next(_ actor: String) throws -> CaseID? {
      try store.claimNext(for: actor, QueueFilter(), at: Sample.now + 10, under: policy)
    }
    #expect(try store.state().queue().map(\.id) == ids)
    #expect(try next("moderator:1") == ids[0])
    #expect(try next("moderator:1") == ids[0])
    #expect(try next("moderator:2") == ids[1])
    try perform(.decide(.skip, reason: "р"), 1)
    #expect(try next("moderator:1") == ids[2])
    #expect(try next("moderator:3") == ids[0])
    #expect(try next("moderator:4") == nil)
  }

  @Test func `the policy file says how long claims hold and appeals wait`() throws {
    let policy = try Policy(yaml: "claim: 5\nappeal: 10\n").restrictions
    #expect(policy.claimMinutes == 5)
    #expect(policy.appealDays == 10)
    #expect(throws: PackError.self) { try Policy(yaml: "claim: 0\n") }
    var desk = try Desk()
    desk.policy = policy
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    desk.now += 5 * 60_000
    #expect(desk.holder == nil)
  }

  @Test func `filters`() throws {
    let state = try store.state()
    var filter = QueueFilter()
    filter.category = .spam
    #expect(state.queue(filter).isEmpty)
    filter.category = .insult
    filter.author = "310000007"
    filter.openedBefore = Sample.now + 3
    #expect(state.queue(filter).count == 2)
    filter.isUrgent = true
    #expect(state.queue(filter).isEmpty)
  }

  @Test func `a removal proposes what the ladder says, undoing takes it back`() throws {
    let events = try perform(.decide(.remove, reason: "р"), 1)
    #expect(events.map(\.kind.name) == ["verdictGiven", "restrictionProposed"])
    #expect(try restriction?.measure == .warning)
    #expect(throws: Refusal(.notYours(by: "moderator:1"), Sample.comment(1).caseID)) {
      try perform(.undo(reason: "р"), 1, by: "moderator:2")
    }
    try perform(.undo(reason: "р"), 1)
    #expect(try restriction?.status == .rejected)
    #expect(try store.state().cases[Sample.comment(1).caseID]?.isOpen == true)
  }

  @Test func `restricting takes the proposed measure, or the one that is named`() throws {
    _ = try restrict(1, nil)
    #expect(try restriction?.status == .active)
    #expect(try restriction?.measure == .warning)
    let head = try store.head
    // Written before the warning: the ladder asks for nothing, so a measure must be named.
    #expect(throws: Refusal(.noMeasure, Sample.comment(2).caseID)) { try restrict(2, nil) }
    #expect(try store.head == head)
    _ = try restrict(2, .days(3))
    let second = try store.state().restrictions[RestrictionID(Sample.author, number: 2)]
    #expect(second?.status == .active)
    #expect(second?.endsAt == Sample.now + 10 + 3 * Sample.day)
  }

  @Test func `a restriction without end needs two different moderators`() throws {
    _ = try restrict(1, .indefinite)
    #expect(try restriction?.status == .proposed)
    let id = RestrictionID(Sample.author, number: 1)
    #expect(throws: Refusal(.sameModerator, id)) {
      try perform(.confirm(nil, reason: "р"), by: "moderator:1")
    }
    try perform(.confirm(nil, reason: "р"), by: "moderator:2")
    #expect(try restriction?.status == .active)
    #expect(throws: Refusal(.endless, Sample.comment(2).caseID)) { try restrict(2, .days(1)) }
  }

  @Test func `a term ends by itself, and is recorded once`() throws {
    _ = try restrict(1, .days(1))
    let end = try #require(try restriction?.endsAt)
    #expect(try restriction?.status(at: end - 1) == .active)
    #expect(try restriction?.status(at: end) == .expired)
    #expect(try store.recordExpiries(at: end - 1, actor: "engine").isEmpty)
    #expect(throws: Refusal(.status(.expired), RestrictionID(Sample.author, number: 1))) {
      try perform(.lift(reason: "р"), by: "moderator:2", at: end)
    }
    #expect(try store.recordExpiries(at: end, actor: "engine").count == 1)
    #expect(try store.recordExpiries(at: end, actor: "engine").isEmpty)
    #expect(try restriction?.status == .expired)
  }

  @Test(arguments: AppealDecision.Outcome.allCases)
  func `an appeal is decided by somebody else`(_ outcome: AppealDecision.Outcome) throws {
    _ = try restrict(1, .days(7))
    let words = Snapshot(text: "я не это имел в виду")
    try perform(.openAppeal(snapshot: try words.digest()), by: "moderator:1", snapshot: words)
    #expect(try restriction?.appeal?.deadline == Sample.now + 20 + 30 * Sample.day)
    let verb = RestrictionVerb.decideAppeal(outcome, reason: "р")
    #expect(throws: Refusal(.ownAppeal, RestrictionID(Sample.author, number: 1))) {
      try perform(verb, by: "moderator:1")
    }
    try perform(verb, by: "moderator:2")
    #expect(try restriction?.status == (outcome == .uphold ? .active : .overturned))
    #expect(throws: Refusal(.noAppeal, RestrictionID(Sample.author, number: 1))) {
      try perform(verb, by: "moderator:3")
    }
  }

  @Test func `the protected are not restricted, and nothing is written`() throws {
    var policy = policy
    policy.protected.insert("vk/310000007")
    let head = try store.head
    #expect(throws: Refusal(.protected, Sample.comment(1).caseID)) {
      _ = try store.write(at: Sample.now, actor: "moderator:1") { transaction in
        try transaction.restrict(Sample.comment(1).caseID, .days(1), reason: "р", under: policy)
      }
    }
    #expect(try store.head == head)
  }

  @Test func `a network without terms is remembered for the moderator`() throws {
    let rules = try NetworkRules(
      "networks:\n  vk:\n    title: ВКонтакте\n    ban: {manual: заблокируйте}\n"
    )
    _ = try restrict(1, .days(1))
    let end = try #require(try restriction?.endsAt)
    let state = try store.state()
    #expect(state.reminders(rules, until: end - 1).isEmpty)
    #expect(state.reminders(rules, until: end).map(\.task) == [.lift])
    let lift = PlannedAction(
      id: "lift:vk-310000007-1",
      restriction: RestrictionID(Sample.author, number: 1),
      network: "vk",
      method: "manual",
      parameters: [:]
    )
    try store.append(
      [
        .actionPlanned(lift),
        .actionExecuted(ExecutedAction(id: lift.id, isDone: true, answer: "снято")),
      ],
      at: end,
      actor: "moderator:1"
    )
    #expect(try store.state().reminders(rules, until: end).isEmpty)
  }
}
