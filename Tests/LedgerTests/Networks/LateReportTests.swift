import Foundation
import Rules
import Testing

@testable import Ledger

/// Reports that come late, in another order, or not at all.
@Suite struct LateReportTests {
  let desk: PlanDesk

  init() throws { desk = try PlanDesk() }

  @Test(arguments: [false, true])
  func `a ban that is reported behind its lift is lifted once more`(knowsTerms: Bool) throws {
    let rules = try knowsTerms ? NetworkRules.ours : NetworkRules(PlanDesk.withoutTerms)
    let id = try desk.restrict(knowsTerms ? .indefinite : .days(7))
    _ = try desk.plan(rules)
    try desk.lift(id)
    _ = try desk.plan(rules)
    try desk.report("lift:\(id)")
    #expect(try desk.plan(rules).steps.isEmpty)
    #expect(try desk.reminders(rules).isEmpty)
    try desk.report("ban:\(id)")
    #expect(try desk.plan(rules).steps.map(\.action.id) == ["lift:\(id)/2"])
    #expect(try desk.plan(rules).steps.map(\.action.id) == ["lift:\(id)/2"])
    #expect(try desk.reminders(rules).map(\.isCertain) == [true])
    try desk.report("lift:\(id)/2")
    #expect(try desk.plan(rules).steps.isEmpty)
    #expect(try desk.reminders(rules).isEmpty)
    #expect(try desk.store.verify().flaws == [])
  }

  @Test func `a ban that is set once more is lifted once more`() throws {
    let rules = try NetworkRules(PlanDesk.withoutTerms)
    let id = try desk.restrict(.days(7))
    _ = try desk.plan(rules)
    try desk.report("ban:\(id)")
    try desk.report("lift:\(id)")
    // Somebody lifted too early.
    let again = try desk.plan(rules).steps
    #expect(again.map(\.action.id) == ["ban:\(id)#2", "lift:\(id)/2"])
    #expect(again.last?.after == ["ban:\(id)#2"])
    try desk.report("ban:\(id)#2")
    #expect(try desk.plan(rules).steps.map(\.action.id) == ["lift:\(id)/2"])
  }

  /// Every order of planning, lifting and reporting, where nobody but a person lifts anything.
  @Test func `plan and reminders agree on what is to be lifted`() throws {
    let rules = try NetworkRules(PlanDesk.withoutTerms)
    enum Step: CaseIterable { case plan, lift, ban, unban }
    var lives: [[Step]] = [[]]
    for _ in 0..<4 { lives = lives.flatMap { life in Step.allCases.map { life + [$0] } } }
    var told = 0
    for life in lives {
      let desk = try PlanDesk()
      let id = try desk.restrict(.days(7))
      for step in [.plan] + life {
        switch step {
        case .plan: _ = try desk.plan(rules)
        case .lift: try? desk.lift(id)
        case .ban: try desk.report("ban:\(id)")
        case .unban: try desk.report("lift:\(id)")
        }
      }
      let lifts = try desk.plan(rules, isRecorded: false).steps.filter {
        $0.kind == .lift && $0.action.notBefore ?? 0 <= desk.now
      }
      let reminders = try desk.reminders(rules)
      #expect(lifts.isEmpty == reminders.isEmpty, "\(life)")
      told += reminders.count
    }
    #expect(told > 0)
  }

  @Test func `a comment of whose deletion nobody told is not forgotten`() throws {
    try desk.decide(.remove)
    let removal = try #require(try desk.plan().steps.first?.action.id)
    try desk.decide(.approve)
    for _ in 0..<2 {
      let plan = try desk.plan()
      #expect(plan.steps.isEmpty)
      #expect(plan.refusals.map(\.id) == [removal])
      #expect(plan.refusals.first?.reason.russian.contains("неизвестно") == true)
    }
    #expect(try desk.store.verify().flaws == [])
    try desk.report(removal)
    #expect(try desk.plan().steps.map(\.kind) == [.restore])
    #expect(try desk.plan().refusals.isEmpty)
  }

  @Test func `a comment that was not deleted needs nothing`() throws {
    try desk.decide(.remove)
    let removal = try #require(try desk.plan().steps.first?.action.id)
    try desk.report(removal, isDone: false)
    try desk.decide(.approve)
    let plan = try desk.plan()
    #expect(plan.steps.isEmpty && plan.refusals.isEmpty)
  }

  @Test func `evidence that nobody reported is mentioned behind the ban`() throws {
    let rules = try NetworkRules(
      """
      networks:
        vk:
          title: ВК
          ban: {method: block, with: {id: author, until: until}, term: any, erases: true}
      """
    )
    let id = try desk.restrict(.days(7))
    #expect(try desk.plan(rules).steps.map(\.kind) == [.evidence, .ban])
    try desk.report("ban:\(id)")
    let steps = try desk.plan(rules).steps
    #expect(steps.map(\.action.id) == ["evidence:\(id)"])
    #expect(steps.first?.notes.first?.russian.contains("уже поставлено") == true)
    try desk.report("evidence:\(id)", isDone: false)
    #expect(try desk.plan(rules).steps.isEmpty)
  }

  @Test func `what was refused is offered again with the code of the answer`() throws {
    let id = try desk.restrict(.days(7))
    #expect(try desk.plan().steps.first?.notes == [])
    let line = #"{"key":"ban:\#(id)","error":{"error_code":15,"error_msg":"чужие слова"}}"#
    _ = try desk.store.take([try PlanResult(Data(line.utf8))], at: desk.now)
    let text = try desk.plan().text(rules: .ours, in: .russian)
    #expect(text.contains("в прошлый раз не удалось, ответ сети: error 15"), "\(text)")
    #expect(!text.contains("чужие"))
  }

  @Test func `what hides in an id is shown by its number`() throws {
    var order = PlanOrder(id: "delete:x", .delete, network: "vk")
    order.page = "-1"
    order.comment = CommentIdentity(
      network: "vk",
      page: "-1",
      post: "2",
      id: "\u{1B}[31m7\n8",
      edit: 0
    )
    let text = Plan([order], rules: try .ours, now: 0).text(rules: try .ours, in: .russian)
    #expect(text.contains("comment_id=[U+001B][31m7[U+000A]8"), "\(text)")
    #expect(!text.contains("\u{1B}"))
  }
}
