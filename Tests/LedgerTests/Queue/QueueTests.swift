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

  /// A comment of the same author on another page, with another ground.
  private func openOther(_ id: Int) throws -> CaseID {
    var evidence = try Sample.evidence(id)
    evidence.comment.page = "-200000002"
    evidence.categories = [.spam]
    evidence.reason = "реклама (п. 7)"
    evidence.clause = "п. 7"
    evidence.law = "38-ФЗ"
    let made = evidence
    try store.write(at: Sample.now + 8, actor: "engine") { transaction in
      _ = try transaction.take(made, Sample.snapshot("ты дурак"), under: policy)
    }
    return made.comment.caseID
  }

  @Test func `a restriction rests on the comment that the moderator named`() throws {
    // What is proposed rests on the first comment, on another page and for another reason.
    try perform(.decide(.remove, reason: "р"), 1)
    let proposed = try #require(try restriction)
    let other = try openOther(5)
    let events = try store.write(at: Sample.now + 10, actor: "moderator:1") { transaction in
      try transaction.restrict(other, .days(7), reason: "знаю его", under: policy)
    }
    #expect(
      events.map(\.kind.name) == [
        "verdictGiven", "restrictionRejected", "restrictionProposed", "restrictionConfirmed",
      ]
    )
    #expect(try restriction?.status == .superseded)
    let state = try store.state()
    let id = RestrictionID(Sample.author, number: 2)
    let now = try #require(state.restrictions[id])
    #expect(now.status == .active)
    #expect(now.proposal.cases == [Sample.comment(1).caseID, other])
    #expect(now.proposal.page == "-200000002")
    #expect(now.proposal.rung == proposed.proposal.rung)
    #expect(now.proposal.measure == proposed.proposal.measure)
    #expect(now.proposal.reason == "реклама (п. 7)", "the own words are for colleagues")
    #expect(now.proposal.clause == "п. 7" && now.proposal.law == "38-ФЗ")
    #expect(now.proposal.strikes == Millionths(2))
    let strikes = state.authors[Sample.author]?.standing.strikes ?? []
    #expect(strikes.map(\.answeredBy) == [id, id])
    let ban = try store.plan(
      rules: .ours,
      now: Sample.now + 20,
      includesAutomatic: false,
      isRecorded: true
    )
    .steps.first { $0.kind == .ban }
    #expect(ban?.page == "-200000002")
    #expect(ban?.action.parameters["comment"]?.hasPrefix("реклама (п. 7), до ") == true)
    #expect(try store.verify().flaws == [])
  }

  @Test func `a second moderator who names the same comment confirms`() throws {
    try perform(.decide(.remove, reason: "р"), 1)
    let other = try openOther(5)
    for moderator in ["moderator:1", "moderator:2"] {
      _ = try store.write(at: Sample.now + 10, actor: moderator) { transaction in
        try transaction.restrict(other, .indefinite, reason: "р", under: policy)
      }
    }
    let all = try store.state().restrictions.values.sorted { $0.id < $1.id }
    #expect(all.map(\.status) == [.superseded, .active])
    #expect(all.last?.confirmations.count == 2)
  }

  @Test func `the own words of who restricts by hand are not told the author`() throws {
    _ = try restrict(2, .days(1))
    let made = try #require(try store.state().restrictions.values.first { $0.status == .active })
    #expect(made.proposal.reason == "оскорбление")
    #expect(made.confirmations.first?.reason == "р")
  }

  @Test func `a warning has no term that could be over`() throws {
    _ = try restrict(1, .warning)
    #expect(try restriction?.status == .issued)
    #expect(try restriction?.status(at: Sample.now + 400 * Sample.day) == .issued)
    #expect(try restriction?.endsAt == nil)
    #expect(try store.recordExpiries(at: Sample.now + 30, actor: "engine").isEmpty)
    let id = RestrictionID(Sample.author, number: 1)
    let error = #expect(throws: Refusal(.status(.issued), id)) {
      try perform(.lift(reason: "р"), by: "moderator:2")
    }
    #expect(error?.message.russian.hasPrefix("предупреждение уже вынесено") == true)
    // The end of a warning that an earlier version recorded has ended nothing.
    try store.append(
      [.restrictionExpired(RestrictionExpiry(restriction: id))],
      at: Sample.now + 30,
      actor: "engine"
    )
    #expect(try restriction?.status == .issued)
    let words = Snapshot(text: "я не это имел в виду")
    try perform(
      .openAppeal(snapshot: try words.digest()),
      by: "moderator:1",
      at: Sample.now + 40,
      snapshot: words
    )
    try perform(.decideAppeal(.overturn, reason: "р"), by: "moderator:2", at: Sample.now + 50)
    #expect(try restriction?.status == .overturned)
    #expect(try store.verify().flaws == [])
  }

  @Test func `an event that the case never had is told as such`() throws {
    let sequence = try #require(
      try store.state().cases[Sample.comment(1).caseID]?.edits.last?.sequence
    )
    #expect(throws: Refusal(.noEvent(999), Sample.comment(1).caseID)) {
      try perform(.decide(.approve, reason: "р", event: 999), 1)
    }
    try perform(.decide(.approve, reason: "р", event: sequence), 1)
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
    #expect(try restriction?.status == .issued)
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

  @Test func `a proposal whose strikes are forgotten is not confirmed`() throws {
    try perform(.decide(.remove, reason: "р"), 1)
    let id = RestrictionID(Sample.author, number: 1)
    let later = Sample.now + 91 * Sample.day
    #expect(throws: Refusal(.stale, id)) {
      try perform(.confirm(nil, reason: "р"), by: "moderator:1", at: later)
    }
    #expect(throws: Refusal(.stale, id)) {
      try perform(.confirm(.days(7), reason: "р"), by: "moderator:1", at: later)
    }
    try perform(.reject(reason: "р"), by: "moderator:1", at: later)
    #expect(try restriction?.status == .rejected)
  }

  @Test func `nobody is restricted for words that were erased`() throws {
    let id = Sample.comment(1).caseID
    _ = try store.erase(reason: "срок", at: Sample.now + 5, actor: "operator") { state in
      state.cases[id]?.edits.map(\.sequence) ?? []
    }
    #expect(throws: Refusal(.erased, id)) { try restrict(1, .days(7)) }
    _ = try restrict(2, .days(7))
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

  @Test func `the second moderator is no other spelling of the first`() throws {
    _ = try restrict(1, .indefinite, by: "moderator:anna")
    for spelling in ["moderator:Anna", "moderator:moderator:anna"] {
      #expect(throws: Refusal(.sameModerator, RestrictionID(Sample.author, number: 1))) {
        try perform(.confirm(nil, reason: "р"), by: spelling)
      }
    }
  }

  @Test func `a term beyond the ladder needs as many moderators as one without end`() throws {
    _ = try restrict(1, .days(31))
    #expect(try restriction?.status == .proposed)
    try perform(.confirm(nil, reason: "р"), by: "moderator:2")
    #expect(try restriction?.status == .active)
    #expect(policy.confirmations(for: .days(30)) == 1)
    var short = policy
    short.ladder = [.warning, .indefinite]
    #expect(short.confirmations(for: .days(1)) == 2)
    short.indefiniteConfirmations = 1
    short.termConfirmations = 3
    #expect(short.confirmations(for: .days(36_500)) == 3)
  }

  @Test func `a measure is confirmed only if the network can keep its term`() throws {
    let rules = try NetworkRules(
      """
      networks:
        vk:
          title: ВК
          ban: {method: ban, with: {id: author, till: until}, term: {from: 2 дня, to: 8 дней}}
      """
    )
    let id = Sample.comment(1).caseID
    for (measure, isKept) in [(Measure.days(9), false), (.days(1), false), (.days(7), true)] {
      let attempt = {
        _ = try self.store.write(at: Sample.now + 10, actor: "moderator:1") { transaction in
          try transaction.restrict(id, measure, reason: "р", under: self.policy, in: rules)
        }
      }
      if isKept {
        try attempt()
        continue
      }
      let head = try store.head
      let error = #expect(throws: Refusal.self) { try attempt() }
      #expect(error?.code == "term")
      #expect(error?.message.russian.contains("от 48 часов до 8 дней") == true)
      #expect(try store.head == head)
    }
    #expect(try restriction?.status == .active)
  }

  /// Restricts for seven days: 1 removes, 3 confirms without end, 2 confirms the days.
  private func restrictByThree() throws {
    try perform(.decide(.remove, reason: "р"), 1, by: "moderator:1")
    try perform(.confirm(.indefinite, reason: "р"), by: "moderator:3")
    try perform(.confirm(.days(7), reason: "р"), by: "moderator:2")
    #expect(try restriction?.status == .active)
    let words = Snapshot(text: "я не это имел в виду")
    try perform(.openAppeal(snapshot: try words.digest()), by: "moderator:1", snapshot: words)
  }

  @Test func `nobody who had a part in a restriction decides on its appeal`() throws {
    try restrictByThree()
    let verb = RestrictionVerb.decideAppeal(.uphold, reason: "р")
    for moderator in ["moderator:1", "moderator:2", "moderator:3", "moderator:03"] {
      #expect(throws: Refusal(.ownAppeal, RestrictionID(Sample.author, number: 1))) {
        try perform(verb, by: moderator)
      }
    }
    try perform(verb, by: "moderator:4")
    #expect(try restriction?.appeal?.outcome == .uphold)
  }

  @Test func `what one has decided another can put into the queue again`() throws {
    try perform(.decide(.remove, reason: "р"), 1)
    #expect(throws: Refusal(.noVerdict, Sample.comment(2).caseID)) {
      try perform(.reopen(reason: "р"), 2, by: "moderator:2")
    }
    let events = try perform(.reopen(reason: "цитата"), 1, by: "moderator:2")
    #expect(events.map(\.kind.name) == ["caseReopened", "restrictionRejected"])
    let state = try #require(try store.state().cases[Sample.comment(1).caseID])
    #expect(state.isOpen && state.isReopened)
    try perform(.decide(.approve, reason: "р"), 1, by: "moderator:2")
    #expect(try store.state().cases[Sample.comment(1).caseID]?.isReopened == false)
    #expect(try store.verify().flaws == [])
  }

  @Test func `an appeal that is right can bring the comments back`() throws {
    try restrictByThree()
    _ = try store.write(at: Sample.now + 30, actor: "moderator:4") { transaction in
      try transaction.overturn(
        RestrictionID(Sample.author, number: 1),
        reason: "цитата",
        under: policy
      )
    }
    #expect(try restriction?.status == .overturned)
    let state = try #require(try store.state().cases[Sample.comment(1).caseID])
    #expect(state.verdict?.choice == .approve)
    #expect(state.verdict?.moderator == "moderator:4")
    #expect(try store.verify().flaws == [])
  }

  private var strikes: [Strike]? {
    get throws { try store.state().authors[Sample.author]?.standing.strikes.map(\.strike) }
  }

  @Test(arguments: ["undo", "reopen"])
  func `a strike that an appeal has taken away does not come back`(verb: String) throws {
    // The engine's strike is another one than the moderator's.
    let id = 7
    let strike = Strike(category: .profanity, weight: Millionths(1))
    _ = try store.write(at: Sample.now, actor: "engine") { transaction in
      try transaction.take(
        try Sample.evidence(id, strike: strike),
        Sample.snapshot("ты дурак"),
        under: policy
      )
    }
    _ = try restrict(id, .days(7))
    let words = Snapshot(text: "я не это имел в виду")
    try perform(.openAppeal(snapshot: try words.digest()), by: "moderator:1", snapshot: words)
    try perform(.decideAppeal(.overturn, reason: "р"), by: "moderator:2")
    #expect(try strikes == [])
    let events = try perform(verb == "undo" ? .undo(reason: "р") : .reopen(reason: "р"), id)
    #expect(events.count == 1, "nothing is proposed")
    #expect(try strikes == [])
    // What is decided after that counts again.
    try perform(.decide(.remove, reason: "р"), id, by: "moderator:2")
    #expect(try strikes?.map(\.category) == [.insult])
    #expect(try store.verify().flaws == [])
  }

  @Test func `an edit that overtakes a removal comes before other cases`() throws {
    try perform(.decide(.remove, reason: "р"), 3)
    _ = try store.write(at: Sample.now + 20, actor: "engine") { transaction in
      try transaction.take(
        try Sample.evidence(3, edit: 1, text: "сам ты дурак"),
        Sample.snapshot("сам ты дурак"),
        under: policy
      )
    }
    let state = try store.state()
    #expect(state.queue().map(\.id) == [3, 1, 2].map { Sample.comment($0).caseID })
    #expect(state.cases[Sample.comment(3).caseID]?.overtakenRemoval != nil)
    #expect(state.cases[Sample.comment(1).caseID]?.overtakenRemoval == nil)
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
    // However late it is recorded, the term ended when it did.
    let late = end + 16 * Sample.day
    for expected in [1, 0] {
      #expect(try store.recordExpiries(at: late, actor: "engine").count == expected)
      #expect(try restriction?.endedAt == end)
    }
    #expect(try restriction?.status == .expired)
    let proposal = try #require(try restriction?.proposal)
    let network = proposal.author.network
    let bans = try store.state().recordedBans(network: network, page: nil, now: late) { _ in nil }
    #expect(bans.map(\.until) == [end])
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

  @Test func `the page itself is not restricted by hand`() throws {
    var evidence = try Sample.evidence(9)
    evidence.comment.network = "ok"
    evidence.comment.page = "70000000001"
    evidence.author = AuthorIdentity(network: "ok", id: "70000000001")
    let id = evidence.comment.caseID
    _ = try store.write(at: Sample.now + 9, actor: "engine") { transaction in
      try transaction.take(evidence, Sample.snapshot("ты дурак"), under: policy)
    }
    #expect(throws: Refusal(.protected, id)) {
      _ = try store.write(at: Sample.now + 10, actor: "moderator:1") { transaction in
        try transaction.restrict(id, .days(1), reason: "р", under: policy)
      }
    }
  }

  @Test func `a network without terms is remembered for the moderator`() throws {
    let rules = try NetworkRules(
      "networks:\n  vk:\n    title: ВКонтакте\n    ban: {manual: заблокируйте}\n"
    )
    _ = try restrict(1, .days(1))
    let end = try #require(try restriction?.endsAt)
    func reminders(until time: Milliseconds) throws -> [Reminder] {
      try store.state().reminders(rules, until: time)
    }
    // What was never set in the network needs no lift.
    #expect(try reminders(until: end).isEmpty)
    let plan = try store.plan(
      rules: rules,
      now: Sample.now + 20,
      includesAutomatic: false,
      isRecorded: true
    )
    let ban = try #require(plan.steps.first { $0.kind == .ban }).action.id
    #expect(try reminders(until: end).map(\.isCertain) == [false])
    func report(_ isDone: Bool) throws {
      try store.append(
        [.actionExecuted(ExecutedAction(id: ban, isDone: isDone, answer: ""))],
        at: Sample.now + 30,
        actor: "moderator:1"
      )
    }
    try report(false)
    #expect(try reminders(until: end).isEmpty)
    try report(true)
    #expect(try reminders(until: end - 1).isEmpty)
    #expect(try reminders(until: end).map(\.task) == [.lift])
    #expect(try reminders(until: end).map(\.isCertain) == [true])
    let lift = PlannedAction(
      id: "lift:vk-310000007-1",
      restriction: RestrictionID(Sample.author, number: 1),
      network: "vk",
      method: "manual",
      parameters: [:]
    )
    #expect(try store.state().actions[lift.id]?.plan.id == lift.id)
    try store.append(
      [.actionExecuted(ExecutedAction(id: lift.id, isDone: true, answer: "снято"))],
      at: end,
      actor: "moderator:1"
    )
    #expect(try store.state().reminders(rules, until: end).isEmpty)
  }
}
