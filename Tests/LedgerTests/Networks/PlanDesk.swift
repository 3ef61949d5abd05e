import Foundation
import Rules

@testable import Ledger

/// A ledger with one comment, whose author is restricted, and what is planned and reported of that.
final class PlanDesk {
  let scratch: Scratch
  let store: LedgerStore
  let now = Sample.now + 3_600_000

  /// A network in which somebody has to lift every restriction.
  static let withoutTerms = """
    networks:
      vk:
        title: ВК
        ban: {method: block, with: {id: author}, term: none}
        lift: {method: unblock, with: {id: author}}
    """

  init() throws {
    scratch = try Scratch()
    store = try LedgerStore(path: scratch.ledger)
    try store.write(at: Sample.now, actor: "engine") {
      _ = try $0.append(.caseOpened(try Sample.evidence(1)), snapshot: Sample.snapshot("ты дурак"))
    }
  }

  func plan(_ rules: NetworkRules? = nil, isRecorded: Bool = true) throws -> Plan {
    try store.plan(
      rules: try rules ?? .ours,
      now: now,
      includesAutomatic: false,
      isRecorded: isRecorded
    )
  }

  func reminders(_ rules: NetworkRules) throws -> [Reminder] {
    try store.reminders(rules, until: now)
  }

  func decide(_ choice: Verdict.Choice) throws {
    let id = Sample.comment(1).caseID
    var events: [Event.Kind] = []
    if try store.state().cases[id]?.verdict != nil {
      events.append(.caseReopened(CaseReopening(caseID: id, reason: "проверить")))
    }
    events.append(.verdictGiven(Verdict(caseID: id, choice: choice, reason: "проверено")))
    try store.append(events, at: Sample.now + 1, actor: "moderator:12")
  }

  func restrict(_ measure: Measure) throws -> RestrictionID {
    var proposal = Sample.proposal(1, measure)
    proposal.rung = nil
    let needed = RestrictionPolicy().confirmations(for: measure)
    try store.append([.restrictionProposed(proposal)], at: Sample.now, actor: "engine")
    for number in 1...needed {
      let confirmation = RestrictionConfirmation(
        restriction: proposal.restriction,
        measure: measure,
        confirmations: needed,
        reason: "да"
      )
      try store.append(
        [.restrictionConfirmed(confirmation)],
        at: Sample.now,
        actor: "moderator:\(number)"
      )
    }
    return proposal.restriction
  }

  func lift(_ id: RestrictionID) throws {
    let lift = RestrictionLift(restriction: id, reason: "ошибка")
    try store.append([.restrictionLifted(lift)], at: now - 1, actor: "moderator:3")
  }

  func report(_ id: String, isDone: Bool = true) throws {
    let line = Data(#"{"key":"\#(id)","ok":\#(isDone)}"#.utf8)
    _ = try store.take([try PlanResult(line)], at: now)
  }
}
