import Foundation
import Ledger
import Rules
import Testing

/// Plans of a ledger, and what came of them.
@Suite struct PlanStoreTests {
  let scratch: Scratch
  let store: LedgerStore

  init() throws {
    scratch = try Scratch()
    store = try LedgerStore(path: scratch.ledger)
  }

  var now: Milliseconds { Sample.now + 3_600_000 }

  func plan(
    isAutomatic: Bool = false,
    isRecorded: Bool = true,
    at time: Milliseconds? = nil,
    rules: NetworkRules? = nil
  ) throws -> Plan {
    try store.plan(
      rules: try rules ?? .ours,
      now: time ?? now,
      includesAutomatic: isAutomatic,
      isRecorded: isRecorded
    )
  }

  func open(_ id: Int, strike: Strike? = nil) throws {
    let evidence = try Sample.evidence(id, strike: strike)
    try store.write(at: Sample.now, actor: "engine") {
      _ = try $0.append(.caseOpened(evidence), snapshot: Sample.snapshot("ты дурак"))
    }
  }

  @Test func `what people have to see first is not deleted unseen`() throws {
    for id in 1...7 {
      var evidence = try Sample.evidence(id, strike: Sample.strike)
      switch id {
      case 1: evidence.isUrgent = true
      case 2: evidence.labels = [.emergency]
      case 3: evidence.labels = [.complaint]
      case 4: evidence.categories = [.profanity, .unlawful]
      case 5: evidence.scores["unlawful"] = Millionths(0.1)
      case 6: evidence.labels = [.thanks]
      default: break
      }
      let made = evidence
      try store.write(at: Sample.now, actor: "engine") {
        _ = try $0.append(.caseOpened(made), snapshot: Sample.snapshot("ты дурак"))
      }
    }
    let plan = try plan(isAutomatic: true)
    #expect(plan.steps.compactMap(\.action.caseID) == [6, 7].map { Sample.comment($0).caseID })
    #expect(plan.leftForPeople == 5)
    #expect(try self.plan().leftForPeople == 0)
    // What a moderator has decided goes.
    try decide(1, .remove)
    #expect(try self.plan().steps.map(\.action.caseID) == [Sample.comment(1).caseID])
  }

  func decide(_ id: Int, _ choice: Verdict.Choice) throws {
    let verdict = Verdict(caseID: Sample.comment(id).caseID, choice: choice, reason: "проверено")
    try store.append([.verdictGiven(verdict)], at: Sample.now + 1, actor: "moderator:12")
  }

  func restrict(
    _ measure: Measure,
    number: Int = 1,
    words: String = "оскорбление",
    ground: Ground? = nil
  ) throws -> RestrictionID {
    let id = RestrictionID(Sample.author, number: number)
    let proposal = RestrictionProposal(
      restriction: id,
      author: Sample.author,
      page: "-200000001",
      measure: measure,
      rung: nil,
      cases: [Sample.comment(1).caseID],
      strikes: Millionths(1),
      confirmations: 1,
      reason: words,
      clause: "п. 10",
      law: ""
    )
    let confirmation = RestrictionConfirmation(
      restriction: id,
      measure: measure,
      confirmations: 1,
      reason: ground == nil ? "да" : "нецензурное выражение",
      ground: ground
    )
    try store.append([.restrictionProposed(proposal)], at: Sample.now, actor: "engine")
    try store.append([.restrictionConfirmed(confirmation)], at: Sample.now, actor: "moderator:12")
    return id
  }

  func result(_ line: String) throws -> PlanResult { try PlanResult(Data(line.utf8)) }

  func report(_ id: String, isDone: Bool = true) throws -> LedgerStore.ResultTally {
    try store.take([try result(#"{"key":"\#(id)","ok":\#(isDone)}"#)], at: now)
  }

  @Test func `nothing is planned that nobody has confirmed`() throws {
    try open(1, strike: Strike(category: .insult, weight: Millionths(1)))
    #expect(try plan().steps.isEmpty)
    #expect(try plan(isAutomatic: true).steps.map(\.kind) == [.delete])
  }

  @Test func `planning twice notes once`() throws {
    try open(1)
    try decide(1, .remove)
    _ = try restrict(.days(3))
    let first = try plan()
    #expect(first.steps.map(\.kind) == [.delete, .ban])
    let head = try store.head
    #expect(try plan() == first)
    #expect(try store.head == head)
    #expect(try store.state().actions.count == 2)
    let ban = try #require(first.steps.last?.action)
    #expect(ban.parameters["reason"] == "2")
    #expect(ban.parameters["comment"]?.hasPrefix("оскорбление, п. 10, до 21 ноября 2026") == true)
  }

  @Test func `a rehearsal writes nothing`() throws {
    try open(1)
    try decide(1, .remove)
    let head = try store.head
    #expect(try plan(isRecorded: false).steps.count == 1)
    #expect(try store.head == head)
  }

  @Test func `the same results again add nothing`() throws {
    try open(1)
    try decide(1, .remove)
    let id = try #require(try plan().steps.first?.action.id)
    let lines = [
      #"{"key":"\#(id)","error":{"error_code":6,"error_msg":"Too many"}}"#,
      #"{"key":"\#(id)","error":9}"#, #"{"key":"\#(id)","response":1}"#,
    ]
    let results = try lines.map(result)
    #expect(try store.take(results, at: now) == .init(added: 3, known: 0, unplanned: []))
    #expect(try store.take(results, at: now + 1) == .init(added: 0, known: 3, unplanned: []))
    #expect(try store.state().actions[id]?.result?.isDone == true)
    #expect(try plan().steps.isEmpty)
  }

  @Test func `what failed is planned again, by its name`() throws {
    try open(1)
    try decide(1, .remove)
    let first = try plan()
    let id = try #require(first.steps.first?.action.id)
    _ = try report(id, isDone: false)
    #expect(try plan().steps.map(\.action) == first.steps.map(\.action))
  }

  @Test func `a result without a plan is told`() throws {
    let tally = try report("ban:vk-1-1")
    #expect(tally.unplanned == [0])
    #expect(tally.added == 0)
  }

  @Test func `what was deleted in error comes back`() throws {
    try open(1)
    try decide(1, .remove)
    _ = try report(try #require(try plan().steps.first?.action.id))
    let undo = VerdictUndo(caseID: Sample.comment(1).caseID, reason: "ошибка")
    try store.append([.verdictUndone(undo)], at: now, actor: "moderator:12")
    #expect(try plan().steps.isEmpty)
    try decide(1, .approve)
    let restore = try plan()
    #expect(restore.steps.map(\.action.method) == ["wall.restoreComment"])
    _ = try report(try #require(restore.steps.first?.action.id))
    #expect(try plan().steps.isEmpty)
    // And once more: the names of the new deeds are new ones.
    try decide(1, .remove)
    #expect(try plan().steps.map(\.kind) == [.delete])
  }

  @Test func `a lift frees only whom nothing else holds`() throws {
    try open(1)
    let (first, second) = (try restrict(.days(3)), try restrict(.days(30), number: 2))
    for step in try plan().steps { _ = try report(step.action.id) }
    let lift = { (id: RestrictionID) in
      RestrictionLift(restriction: id, reason: "ошибка")
    }
    try store.append([.restrictionLifted(lift(first))], at: now, actor: "moderator:3")
    #expect(try plan().steps.isEmpty)
    try store.append([.restrictionLifted(lift(second))], at: now, actor: "moderator:3")
    #expect(Set(try plan().steps.map(\.action.method)) == ["groups.unban"])
  }

  /// The ends of the bans that are planned, in days behind the first restriction.
  private func plannedDays() throws -> [Int64] {
    try plan().steps.filter { $0.kind == .ban }.map { step in
      let end = Int64(step.action.parameters["end_date"] ?? "") ?? 0
      return (end * 1000 - Sample.now) / Sample.day
    }
  }

  private func lift(_ id: RestrictionID) throws {
    try store.append(
      [.restrictionLifted(RestrictionLift(restriction: id, reason: "ошибка"))],
      at: now,
      actor: "moderator:3"
    )
  }

  private func carryOut() throws {
    for step in try plan().steps { _ = try report(step.action.id) }
  }

  @Test func `a shorter restriction does not take the place of a longer one`() throws {
    try open(1)
    let long = try restrict(.days(30))
    try carryOut()
    let short = try restrict(.days(1), number: 2)
    #expect(try plan().steps.isEmpty)
    try lift(long)
    // The network has the long one still: the short one takes its place, and nobody is set free.
    #expect(try plannedDays() == [1])
    #expect(try plan().steps.map(\.action.id) == ["ban:\(short)"])
    try carryOut()
    #expect(try plan().steps.isEmpty)
    try lift(short)
    #expect(Set(try plan().steps.map(\.kind)) == [.lift])
  }

  @Test func `a shorter restriction that was carried out first is carried out again`() throws {
    try open(1)
    let short = try restrict(.days(3))
    try carryOut()
    let long = try restrict(.days(30), number: 2)
    #expect(try plan().steps.map(\.action.id) == ["ban:\(long)"])
    #expect(try plan().steps.first?.notes.first?.russian.contains("\(short)") == true)
    try carryOut()
    try lift(long)
    #expect(try plannedDays() == [3])
    #expect(try plan().steps.map(\.action.id) == ["ban:\(short)#2"])
    try carryOut()
    #expect(try plan().steps.isEmpty)
    try lift(short)
    // Whichever of the two asks for it, the author is set free.
    #expect(Set(try plan().steps.map(\.action.method)) == ["groups.unban"])
  }

  @Test func `where a network knows no terms, the ban that stands is only lifted in time`() throws {
    let rules = try NetworkRules(
      """
      networks:
        vk:
          title: ВК
          ban: {method: block, with: {id: author}, term: none}
          lift: {method: unblock, with: {id: author}}
      """
    )
    try open(1)
    let long = try restrict(.days(30))
    for step in try plan(rules: rules).steps where step.kind == .ban {
      _ = try report(step.action.id)
    }
    let short = try restrict(.days(1), number: 2)
    try lift(long)
    let steps = try plan(rules: rules).steps
    #expect(steps.map(\.action.id) == ["lift:\(short)"])
    #expect(steps.first?.action.notBefore == Sample.now + Sample.day)
    #expect(steps.first?.after == [])
  }

  private static let withoutTerms = """
    networks:
      vk:
        title: ВК
        ban: {method: block, with: {id: author}, term: none}
        lift: {method: unblock, with: {id: author}}
    """

  @Test func `a ban of which nobody told the result is not forgotten`() throws {
    let rules = try NetworkRules(Self.withoutTerms)
    try open(1)
    let id = try restrict(.days(1))
    _ = try plan(rules: rules)
    let later = try plan(at: Sample.now + 2 * Sample.day, rules: rules)
    #expect(later.steps.isEmpty)
    #expect(later.refusals.first?.reason.russian.contains("неизвестно") == true)
    try lift(id)
    let steps = try plan(rules: rules).steps
    #expect(steps.map(\.kind) == [.lift])
    #expect(steps.first?.notes.first?.russian.contains("неизвестно") == true)
    _ = try report("ban:\(id)", isDone: false)
    #expect(try plan(rules: rules).steps.isEmpty)
  }

  @Test func `what nobody knows the place of cannot be carried out`() throws {
    for (id, network, page) in [
      (1, nil, nil), (2, "vk", nil), (3, nil, "-1"), (4, "другая", nil), (5, "ok", nil),
    ]
      as [(Int, String?, String?)]
    {
      var evidence = try Sample.evidence(id)
      evidence.comment.network = network
      evidence.comment.page = page
      if id != 5 { evidence.comment.post = nil }
      evidence.author = AuthorIdentity(network: network ?? "", id: "\(id)")
      let made = evidence
      _ = try store.write(at: Sample.now, actor: "moderator:1") { transaction in
        try transaction.take(made, Sample.snapshot("ты дурак"), under: RestrictionPolicy())
        return try transaction.restrict(
          made.comment.caseID,
          .days(3),
          reason: "р",
          under: RestrictionPolicy()
        )
      }
    }
    let plan = try plan()
    // In Odnoklassniki the post's id tells the place.
    #expect(plan.steps.map(\.kind) == [.ban, .delete, .lift])
    #expect(plan.refusals.count == 8)
    let told = plan.text(rules: try .ours, in: .russian)
    #expect(told.contains("Выполнить нельзя:"))
    #expect(told.contains("ни сеть, ни страницу") && told.contains("(--network, --page)"))
    #expect(told.contains("не назвали сеть,") && told.contains("не назвали страницу"))
    #expect(told.contains("сеть не названа"))
  }

  @Test func `of two bans that an earlier version carried out, the longer is put back`() throws {
    try open(1)
    let long = try restrict(.days(30))
    try carryOut()
    let short = try restrict(.days(1), number: 2)
    let action = PlannedAction(
      id: "ban:\(short)",
      restriction: short,
      network: "vk",
      method: "groups.ban",
      parameters: [:]
    )
    try store.append([.actionPlanned(action)], at: now, actor: "engine")
    _ = try report(action.id)
    #expect(try plannedDays() == [30])
    try carryOut()
    #expect(try plan().steps.isEmpty)
    #expect(try store.state().restrictions[long]?.status == .active)
  }

  @Test func `the author is told what the moderator has decided`() throws {
    try open(1)
    _ = try restrict(.days(3), ground: Ground(category: .profanity, clause: "п. 10.1"))
    let ban = try #require(try plan().steps.last?.action)
    #expect(ban.parameters["reason"] == "3")
    #expect(ban.parameters["comment"]?.hasPrefix("нецензурное выражение, п. 10.1, до ") == true)
  }

  @Test(arguments: [
    ("п. 10", "оскорбление, п. 10, до "), ("п. 12", "нарушение правил страницы, п. 12, до "),
  ])
  func `a clause alone is told with what was proposed for it`(
    clause: String,
    notice: String
  ) throws {
    try open(1)
    _ = try restrict(.days(3), ground: Ground(category: nil, clause: clause))
    let ban = try #require(try plan().steps.last?.action)
    #expect(ban.parameters["reason"] == "2")
    #expect(ban.parameters["comment"]?.hasPrefix(notice) == true)
  }

  @Test func `what is for moderators is not told the author`() throws {
    var evidence = try Sample.evidence(1)
    evidence.labels = [.emergency, .complaint]
    evidence.reason = "сообщение о беде; оскорбление; есть обращение — на него нужно ответить"
    #expect(evidence.publicReason == "оскорбление")
    let (made, words) = (evidence, evidence.reason)
    try store.write(at: Sample.now, actor: "engine") {
      _ = try $0.append(.caseOpened(made), snapshot: Sample.snapshot("ты дурак"))
    }
    _ = try restrict(.days(3), words: words)
    let ban = try #require(try plan().steps.last?.action)
    #expect(ban.parameters["comment"]?.hasPrefix("оскорбление, п. 10, до ") == true)
  }

  @Test func `a restriction that ran out by itself in VK needs nothing`() throws {
    try open(1)
    let id = try restrict(.days(1))
    for step in try plan().steps { _ = try report(step.action.id) }
    let later = Sample.now + 2 * Sample.day
    #expect(try plan(at: later).steps.isEmpty)
    try store.append(
      [.restrictionExpired(RestrictionExpiry(restriction: id))],
      at: later,
      actor: "engine"
    )
    #expect(try plan(at: later).steps.isEmpty)
  }

  @Test func `the author is told of a warning, once`() throws {
    try open(1)
    let id = try restrict(.warning)
    let step = try #require(try plan().steps.first)
    #expect(step.kind == .warn)
    #expect(step.action.id == "warn:\(id)")
    #expect(step.action.method == "manual")
    #expect(step.action.parameters["notice"] == "оскорбление, п. 10, предупреждение")
    #expect(try plan(at: Sample.now + 30 * Sample.day).steps.isEmpty, "too late to help anybody")
    // Its end is recorded the next day, and it is to be told still.
    try store.append(
      [.restrictionExpired(RestrictionExpiry(restriction: id))],
      at: now,
      actor: "engine"
    )
    _ = try report(step.action.id)
    #expect(try plan().steps.isEmpty)
  }

  @Test func `a warning that was taken back is told nobody`() throws {
    try open(1)
    try lift(try restrict(.warning))
    #expect(try plan().steps.isEmpty)
  }

  @Test func `what was reported as done in error is planned anew, by another name`() throws {
    try open(1)
    try decide(1, .remove)
    let id = try #require(try plan().steps.first?.action.id)
    _ = try report(id)
    let wrong = try result(#"{"key":"\#(id)","ok":false,"answer":"не удалено"}"#)
    #expect(try store.take([wrong], at: now).known == 1, "a script does not take it back")
    #expect(try store.take([wrong], at: now, by: "engine").known == 1)
    #expect(try store.take([wrong], at: now, by: "moderator:2").added == 1)
    #expect(try store.take([wrong], at: now, by: "moderator:2").known == 1)
    #expect(try plan().steps.map(\.action.id) == ["\(id)/2"])
    _ = try report(id)
    #expect(try plan().steps.map(\.action.id) == ["\(id)/2"], "the old file, once more")
    _ = try report("\(id)/2")
    #expect(try plan().steps.isEmpty)
    #expect(try store.verify().flaws == [])
  }

  @Test func `an action planned anew in another way gets a name of its own`() throws {
    try open(1)
    _ = try restrict(.indefinite)
    _ = try plan()
    let other = try NetworkRules(
      "networks: {vk: {title: ВК, ban: {method: groups.ban2, with: {id: author}, term: none}}}"
    )
    let again = try plan(rules: other)
    #expect(again.steps.map(\.action.id) == ["ban:vk-310000007-1/2"])
    _ = try report("ban:vk-310000007-1/2")
    #expect(try plan().steps.isEmpty)
  }

  @Test(
    "results as scripts write them",
    arguments: [
      (#"{"key":"a","ok":true}"#, true, ""),
      (#"{"id":"a","response":{"b":1,"a":2}}"#, true, "ok"),
      (#"{"key":"a","ok":false,"answer":"нет кнопки"}"#, false, "нет кнопки"),
      (#"{"key":"a","error":15}"#, false, "error 15"),
      (#"{"key":"a","error":null,"result":true}"#, true, "true"),
      (
        #"{"key":"a","ok":false,"error_code":429,"description":"retry"}"#, false, "error 429: retry"
      ),
      (#"{"key":"a","error":{"x":1}}"#, false, "error"),
      (#"{"key":"a","response":{"key":{"key":"\\\"key"},"b":["key","key",{"b":1}]}}"#, true, "ok"),
      (
        #"{"key":"a","response":{"error_code":15,"error_msg":"Access denied"}}"#, false,
        "error 15: Access denied"
      ),
      (#"{"key":"a","response":{"success":false,"message":"no"}}"#, false, "error: no"),
      (#"{"key":"a","result":{"ok":false,"description":"no"}}"#, false, "error: no"),
      (#"{"key":"a","response":0}"#, false, "0"), (#"{"key":"a","result":false}"#, false, "false"),
      (#"{"key":"a","ok":true,"response":null}"#, true, "ok"),
      (#"{"key":"a","result":{"text":"чужие слова","user":{"name":"Иван"}}}"#, true, "ok"),
    ]
  )
  func results(line: String, isDone: Bool, answer: String) throws {
    let result = try result(line)
    #expect(result.isDone == isDone)
    #expect(result.said == answer)
  }

  @Test func `an answer is kept in short`() throws {
    let words = String(repeating: "а", count: 5000)
    #expect(try result(#"{"key":"a","ok":true,"answer":"\#(words)"}"#).said.count == 200)
  }

  @Test(
    "what is no result",
    arguments: [
      "", "[]", "нет", #"{"ok":true}"#, #"{"key":"a"}"#, #"{"key":"a","ok":"да"}"#,
      #"{"key":"a","response":null}"#,
      #"{"key":"a","ok":true,"error":{"error_code":15}}"#, #"{"key":"a","ok":true,"result":false}"#,
      #"{"key":"a","ok":true,"response":{"error":{"error_code":15}}}"#,
      #"{"key":"a","ok":true,"ok":false}"#, #"{"key":"a","ok":true,"\u006fk":false}"#,
      #"{"key":"a","response":[1,{"b":[],"c":"\"","b":2}]}"#,
    ]
  )
  func noResults(line: String) {
    #expect(throws: PlanResult.Failure.self) { try result(line) }
  }
}
