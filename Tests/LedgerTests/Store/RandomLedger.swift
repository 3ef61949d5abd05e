import Foundation
import Rules
import TestSupport

@testable import Ledger

/// A ledger in which anything happens that can, in an order that a seed gives.
final class RandomLedger {
  let scratch: Scratch
  let store: LedgerStore
  let rules: NetworkRules
  private var random: Seeded
  private(set) var time = Sample.now
  private var number = 0
  private let policy = RestrictionPolicy()

  init(seed: UInt64) throws {
    scratch = try Scratch()
    store = try LedgerStore(path: scratch.ledger)
    rules = try .ours
    random = Seeded(seed)
  }

  private func any<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  /// Does one thing; what the ledger refuses changes nothing.
  func step() throws {
    number += 1
    time += Milliseconds(any([1, 60_000, 7_200_000, 2 * 86_400_000, 20 * 86_400_000]))
    do {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...2: try feed()
      case 3, 4: try judge()
      case 5: try decideOnRestriction()
      case 6: try restrict()
      case 7: try report()
      case 8: _ = try store.recordExpiries(at: time, actor: "engine")
      default: try carryOut()
      }
    } catch is Refusal {
    } catch is LedgerConflict {
    }
  }

  private func feed() throws {
    let id = Int.random(in: 1...14, using: &random)
    let network = ["vk", "ok", "telegram", "VK", "max"][id % 5]
    let author = id % 7 == 0 ? nil : AuthorIdentity(network: network, id: "\(id % 4)")
    let isAllowed = any([false, false, true])
    let text = "ты дурак \(number)"
    let isStrike = any([true, true, false])
    var evidence = try Sample.evidence(
      id,
      edit: number,
      text: text,
      author: author,
      strike: isStrike && !isAllowed ? Sample.strike : nil
    )
    evidence.comment.network = network
    evidence.comment.page = id % 2 == 0 ? "-2" : "-1"
    evidence.createdAt = any([nil, Sample.now.utc])
    evidence.isUrgent = id == 13
    if isAllowed { (evidence.action, evidence.categories) = ("allow", []) }
    let made = evidence
    try store.write(at: time, actor: "engine") { transaction in
      if network == "VK", try transaction.caseState(made.comment.caseID) == nil {
        // As an earlier version did.
        _ = try transaction.append(.caseOpened(made), snapshot: Sample.snapshot(text))
        if let author { try transaction.settle(author, under: policy) }
      } else {
        _ = try transaction.take(made, Sample.snapshot(text), under: policy)
      }
    }
  }

  private var moderator: String { any(["moderator:1", "moderator:2", "moderator:3"]) }

  private func judge() throws {
    guard let id = try store.state().cases.keys.sorted().randomElement(using: &random) else {
      return
    }
    let verb: CaseVerb = any([
      .decide(.remove, reason: "р"), .decide(.remove, reason: "р"), .decide(.approve, reason: "р"),
      .reopen(reason: "р"), .undo(reason: "р"), .claim, .decide(.escalate, reason: "р"),
    ])
    try store.write(at: time, actor: moderator) {
      _ = try $0.perform(verb, on: id, under: policy)
    }
  }

  private var restriction: RestrictionID? {
    get throws { try store.state().restrictions.keys.sorted().randomElement(using: &random) }
  }

  private func decideOnRestriction() throws {
    guard let id = try restriction else { return }
    let words = Snapshot(text: "это не я")
    let verb: RestrictionVerb = any([
      .confirm(nil, reason: "р"), .confirm(.days(3), reason: "р"), .confirm(.days(30), reason: "р"),
      .reject(reason: "р"), .lift(reason: "р"), .openAppeal(snapshot: try words.digest()),
      .decideAppeal(.uphold, reason: "р"), .decideAppeal(.overturn, reason: "р"),
    ])
    try store.write(at: time, actor: moderator) { transaction in
      var snapshot: Snapshot?
      if case .openAppeal = verb { snapshot = words }
      _ = try transaction.perform(verb, on: id, snapshot: snapshot, under: policy)
    }
  }

  private func restrict() throws {
    guard let id = try store.state().cases.keys.sorted().randomElement(using: &random) else {
      return
    }
    try store.write(at: time, actor: moderator) {
      _ = try $0.restrict(id, any([.warning, .days(1), .days(7)]), reason: "р", under: policy)
    }
  }

  private func report() throws {
    let state = try store.state()
    guard
      let found = state.cases.keys.sorted().randomElement(using: &random).flatMap({
        state.cases[$0]
      })
    else { return }
    let report = NetworkReport(
      what: any([.userBlocked, .userUnblocked, .commentDeleted, .commentRestored]),
      network: found.comment.network ?? "vk",
      page: found.comment.page,
      author: found.author,
      caseID: found.id,
      id: "\(number)"
    )
    try store.write(at: time, actor: "engine") { _ = try $0.take(report) }
  }

  private func carryOut() throws {
    let plan = try store.plan(
      rules: rules,
      now: time,
      includesAutomatic: any([true, false]),
      isRecorded: true
    )
    for step in plan.steps where any([true, true, false]) {
      let ok = any([true, true, true, false])
      let line = #"{"key":"\#(step.action.id)","ok":\#(ok)}"#
      _ = try store.take(
        [try PlanResult(Data(line.utf8))],
        at: time,
        by: any([nil, "moderator:1"])
      )
    }
  }
}
