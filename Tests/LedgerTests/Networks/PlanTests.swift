import Ledger
import Rules
import Testing

/// What each network is asked to do.
@Suite struct PlanTests {
  /// 25 November 2026, 10:00 in Moscow.
  static let now: Milliseconds = 1_795_590_000_000
  static let (hour, day): (Milliseconds, Milliseconds) = (3_600_000, 86_400_000)

  static func deletion(_ network: String, page: String, post: String? = "4512") -> PlanOrder {
    var order = PlanOrder(id: "delete:\(network)#1", .delete, network: network)
    order.page = page
    order.comment = CommentIdentity(network: network, page: page, post: post, id: "9981")
    order.caseID = order.comment?.caseID
    order.writtenAt = now - hour
    return order
  }

  static func ban(_ network: String, page: String, until: Milliseconds?) -> PlanOrder {
    let author = AuthorIdentity(network: network, id: "310000007")
    let restriction = RestrictionID(author, number: 1)
    var order = PlanOrder(id: "ban:\(restriction)", .ban, network: network)
    order.page = page
    order.author = author.id
    order.restriction = restriction
    order.until = until
    order.reason = .profanity
    order.notice = "нецензурное выражение, п. 10"
    order.comment = CommentIdentity(network: network, page: page, post: "4512", id: "9981")
    order.caseID = order.comment?.caseID
    return order
  }

  func plan(_ orders: [PlanOrder], done: Set<String> = [], now: Milliseconds = now) throws -> Plan {
    Plan(orders, done: done, rules: try .ours, now: now)
  }

  @Test func `VK is told the group, the author, the end, the reason and what the author reads`()
    throws
  {
    let plan = try plan([
      Self.deletion("vk", page: "-200000001"),
      Self.ban("vk", page: "-200000001", until: Self.now + 3 * Self.day),
    ])
    #expect(plan.refusals.isEmpty)
    #expect(plan.steps.map(\.action.method) == ["wall.deleteComment", "groups.ban"])
    #expect(
      plan.steps.map(\.action.parameters) == [
        ["owner_id": "-200000001", "comment_id": "9981"],
        [
          "group_id": "200000001", "owner_id": "310000007", "end_date": "1795849200", "reason": "3",
          "comment": "нецензурное выражение, п. 10", "comment_visible": "1",
        ],
      ]
    )
    #expect(plan.steps.last?.action.deadline == Self.now + 3 * Self.day)
  }

  @Test func `a restriction without end has no end date`() throws {
    let plan = try plan([Self.ban("vk", page: "-200000001", until: nil)])
    #expect(plan.steps.count == 1)
    #expect(plan.steps.first?.action.parameters["end_date"] == nil)
    #expect(plan.steps.first?.action.deadline == nil)
  }

  @Test func `Odnoklassniki blocks an author by a comment, so it goes after that`() throws {
    let plan = try plan([
      Self.deletion("ok", page: "70000000000001"),
      Self.ban("ok", page: "70000000000001", until: Self.now + Self.day),
    ])
    #expect(plan.steps.map(\.kind) == [.ban, .delete, .lift])
    #expect(plan.steps[0].action.parameters["block_author"] == "true")
    #expect(plan.steps[1].after == [plan.steps[0].action.id])
    // Without a ban the comment waits for nothing.
    let alone = try self.plan([Self.deletion("ok", page: "70000000000001")])
    #expect(alone.steps.map(\.after) == [[]])
  }

  @Test func `Telegram erases messages, so evidence is saved first`() throws {
    let plan = try plan([
      Self.ban("telegram", page: "1900000001", until: Self.now + Self.day),
      Self.deletion("telegram", page: "-1001900000001"),
    ])
    #expect(plan.steps.map(\.kind) == [.delete, .evidence, .ban])
    #expect(plan.steps[2].after == [plan.steps[1].action.id])
    #expect(plan.steps[1].action.method == "manual")
    // Exports leave the -100 out, bots want it.
    #expect(
      plan.steps[2].action.parameters == [
        "chat_id": "-1001900000001", "user_id": "310000007", "until_date": "1795676400",
      ]
    )
    #expect(plan.steps[0].action.parameters["chat_id"] == "-1001900000001")
  }

  @Test(
    "Telegram deletes for 48 hours",
    arguments: [(47 * hour, true), (48 * hour - 1, true), (48 * hour, false), (400 * hour, false)]
  )
  func deletionAge(age: Milliseconds, isPossible: Bool) throws {
    var order = Self.deletion("telegram", page: "-1001900000001")
    order.writtenAt = Self.now - age
    let plan = try plan([order])
    #expect(plan.steps.isEmpty != isPossible)
    #expect(plan.refusals.isEmpty == isPossible)
    if isPossible {
      #expect(plan.steps.first?.action.deadline == Self.now - age + 48 * Self.hour)
    } else {
      #expect(plan.refusals.first?.reason.russian.contains("48 часов") == true)
    }
    // VK has no such limit.
    var other = Self.deletion("vk", page: "-200000001")
    other.writtenAt = Self.now - age
    #expect(try self.plan([other]).steps.first?.action.deadline == nil)
  }

  @Test func `a comment of unknown age is planned with a warning`() throws {
    var order = Self.deletion("telegram", page: "-1001900000001")
    order.writtenAt = nil
    let plan = try plan([order])
    #expect(plan.steps.first?.notes.count == 1)
  }

  @Test(
    "terms that a network cannot keep are refused, never made eternal",
    arguments: [
      ("telegram", 29_999 as Milliseconds, "30 секунд"), ("telegram", 30_000, nil),
      ("telegram", 366 * day, nil), ("telegram", 366 * day + 1, "366 дней"),
      ("vk", 1000, nil), ("vk", 4000 * day, nil), ("vk", 0, "срок кончился"),
      ("ok", -5, "срок кончился"), ("telegram", -1, "срок кончился"),
    ]
  )
  func terms(network: String, left: Milliseconds, refusal: String?) throws {
    let plan = try plan([Self.ban(network, page: "-1001900000001", until: Self.now + left)])
    let bans = plan.steps.filter { $0.kind == .ban }
    #expect(bans.isEmpty == (refusal != nil))
    if let refusal {
      #expect(plan.refusals.first?.reason.russian.contains(refusal) == true)
    } else {
      #expect(plan.refusals.isEmpty)
    }
  }

  @Test(
    "where a network knows no term, the lift is a task with its date",
    arguments: ["ok", "max", "youtube", "rutube"]
  )
  func plannedLift(network: String) throws {
    let until = Self.now + 7 * Self.day
    let order = Self.ban(network, page: "570000000001", until: until)
    let fresh = try plan([order])
    #expect(fresh.refusals.isEmpty)
    #expect(fresh.steps.last?.kind == .lift)
    #expect(fresh.steps.last?.action.notBefore == until)
    #expect(fresh.steps.last?.after == [order.id])
    #expect(fresh.steps.last?.action.id == "lift:\(network)-310000007-1")
    let ban = fresh.steps.first { $0.kind == .ban }
    #expect(ban?.action.parameters.values.contains("1796194800") == false)
    // Once banned, only the lift is left, also after its day has come; once lifted, nothing.
    for now in [Self.now, until + Self.day] {
      #expect(try plan([order], done: [order.id], now: now).steps.map(\.kind) == [.lift])
    }
    #expect(try plan([order], done: [order.id, "lift:\(network)-310000007-1"]).steps.isEmpty)
    // Without end there is nothing to lift.
    let endless = try plan([Self.ban(network, page: "570000000001", until: nil)])
    #expect(!endless.steps.contains { $0.kind == .lift })
  }

  @Test func `a channel of Telegram is restricted as a chat and lifted by hand of a task`() throws {
    var order = Self.ban("telegram", page: "-1001900000001", until: Self.now + Self.day)
    order.isCommunity = true
    order.author = "1800000002"
    let plan = try plan([order])
    #expect(plan.steps.map(\.action.method) == ["banChatSenderChat", "unbanChatSenderChat"])
    #expect(plan.steps.first?.action.parameters["sender_chat_id"] == "-1001800000002")
    #expect(plan.steps.last?.action.notBefore == Self.now + Self.day)
  }

  @Test func `a fact that is missing is a refusal`() throws {
    var order = Self.ban("vk", page: "", until: nil)
    order.page = nil
    let plan = try plan([order])
    #expect(plan.steps.isEmpty)
    #expect(plan.refusals.first?.reason.russian.contains("не назвали страницу") == true)
  }

  @Test func `in an unknown network a person acts`() throws {
    let plan = try plan([Self.deletion("rutube", page: "7")])
    #expect(plan.steps.first?.action.method == "manual")
    #expect(plan.steps.first?.instruction?.russian.contains("вручную") == true)
    #expect(
      plan.steps.first?.action.parameters == ["page": "7", "post": "4512", "comment": "9981"]
    )
  }

  @Test func `what sets free comes first, what waits comes last`() throws {
    var lift = Self.ban("vk", page: "-200000001", until: nil)
    lift.deed = .lift
    lift.id = "lift:vk-310000008-1"
    var urgent = Self.deletion("vk", page: "-200000001")
    urgent.id = "delete:urgent#1"
    urgent.isUrgent = true
    let plan = try plan([
      Self.ban("ok", page: "5", until: Self.now + Self.day),
      Self.deletion("telegram", page: "-1001900000001"), urgent, lift,
    ])
    #expect(plan.steps.map(\.kind) == [.lift, .delete, .delete, .ban, .lift])
    #expect(plan.steps[1].action.id == "delete:urgent#1")
  }

  @Test func `what is done is not planned again`() throws {
    let orders = [
      Self.deletion("vk", page: "-200000001"), Self.ban("vk", page: "-200000001", until: nil),
    ]
    #expect(try plan(orders, done: Set(orders.map(\.id))).steps.isEmpty)
    #expect(try plan(orders) == plan(orders))
  }
}
