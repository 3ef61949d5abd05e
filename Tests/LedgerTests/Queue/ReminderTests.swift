import Ledger
import Rules
import Testing

/// Who has to be let write again by hand, after several bans in turn.
@Suite struct ReminderTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
    for id in 1...2 { try ledger.take(id, at: Sample.now + Milliseconds(id)) }
  }

  private func id(_ number: Int) -> RestrictionID {
    RestrictionID(Sample.author, number: number)
  }

  /// Bans for a comment, in the network as well, and takes that back in the ledger.
  private func banAndLift(_ number: Int, at time: Milliseconds) throws {
    let policy = RestrictionPolicy()
    _ = try ledger.store.write(at: time, actor: "moderator:1") { transaction in
      try transaction.restrict(
        Sample.comment(number).caseID,
        .days(7),
        reason: "р",
        under: policy
      )
    }
    try carryOut("ban", number, at: time + 1)
    _ = try ledger.store.write(at: time + 2, actor: "moderator:1") { transaction in
      try transaction.perform(.lift(reason: "р"), on: id(number), under: policy)
    }
  }

  /// Plans something in the network and reports it as done.
  private func carryOut(_ verb: String, _ number: Int, at time: Milliseconds) throws {
    let plan = PlannedAction(
      id: "\(verb):\(id(number))",
      restriction: id(number),
      network: "vk",
      method: "manual",
      parameters: [:]
    )
    try ledger.store.append(
      [
        .actionPlanned(plan),
        .actionExecuted(ExecutedAction(id: plan.id, isDone: true, answer: "")),
      ],
      at: time,
      actor: "moderator:1"
    )
  }

  private func reminders() throws -> [RestrictionID] {
    let rules = try NetworkRules(
      "networks:\n  vk:\n    title: ВКонтакте\n    ban: {manual: заблокируйте}\n"
    )
    return try ledger.store.state().reminders(rules, until: Sample.now + Sample.day)
      .map(\.restriction.id)
  }

  @Test(arguments: [true, false])
  func `of two bans in turn, the last one is to be lifted`(isFirstLifted: Bool) throws {
    try banAndLift(1, at: Sample.now + 10)
    #expect(try reminders() == [id(1)])
    if isFirstLifted {
      try carryOut("lift", 1, at: Sample.now + 15)
      #expect(try reminders().isEmpty)
    }
    try banAndLift(2, at: Sample.now + 20)
    #expect(try reminders() == [id(2)])
    try carryOut("lift", 2, at: Sample.now + 30)
    #expect(try reminders().isEmpty)
  }
}
