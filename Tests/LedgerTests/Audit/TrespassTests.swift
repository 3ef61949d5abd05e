import Ledger
import Rules
import Testing

/// Events with right digests that nobody entitled has written: each is a flaw of its own.
@Suite struct TrespassTests {
  let ledger: TestLedger
  let id = RestrictionID(Sample.author, number: 1)

  init() throws {
    ledger = try TestLedger()
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      try transaction.adopt(pack: Digest(of: "pack".utf8), files: Self.files, rulesVersion: "")
    }
    try ledger.take(1, strike: Sample.strike)
  }

  private static let files = [
    "rules/policy.yaml": "confirm: {term: 2}\n",
    "rules/a.yaml": """
    rules:
      - {id: i, title: а, category: insult, clause: п. 10, law: ст. 5.61, weight: 0.5, when: {list: a}, hit: [а], miss: [б]}
      - {id: s, title: б, category: spam, clause: п. 4.2, weight: 0.5, when: {list: a}, hit: [а], miss: [б]}

    """,
  ]

  /// The flaws that an event brings which is appended past every command.
  private func flaws(_ kind: Event.Kind, by actor: String) throws -> [Verification.Flaw] {
    try ledger.store.append([kind], at: Sample.now + 9, actor: actor)
    return try ledger.store.verify().flaws
  }

  private func told(_ kind: Event.Kind, by actor: String) throws -> String {
    let flaws = try flaws(kind, by: actor)
    let number = try ledger.store.head.sequence
    let text = try #require(flaws.first).message.text(in: .russian)
    #expect(flaws.count == 1)
    #expect(text.hasPrefix("событие \(number): "))
    return text
  }

  private func confirmation(
    _ measure: Measure = .days(1),
    _ confirmations: Int = 2,
    _ ground: Ground? = nil
  ) -> Event.Kind {
    .restrictionConfirmed(
      .init(
        restriction: id,
        measure: measure,
        confirmations: confirmations,
        reason: "да",
        ground: ground
      )
    )
  }

  private func begin() throws {
    for moderator in ["moderator:1", "moderator:2"] {
      #expect(try flaws(confirmation(), by: moderator) == [])
    }
  }

  @Test(arguments: ["engine", "network:vk", "operator", "moderator:"])
  func `only a moderator confirms`(actor: String) throws {
    let text = try told(confirmation(), by: actor)
    #expect(text.contains("подтверждение ограничения — дело модератора, а записано от `\(actor)`"))
  }

  @Test func `a long term needs as many as one without end`() throws {
    let ledger = try TestLedger.full()
    let next = RestrictionID(Sample.author, number: 2)
    try ledger.store.append(
      [
        .restrictionProposed(Sample.proposal(2)),
        .restrictionConfirmed(
          .init(restriction: next, measure: .days(400), confirmations: 1, reason: "да")
        ),
      ],
      at: Sample.now + 9,
      actor: "moderator:1"
    )
    let head = try ledger.store.head.sequence
    #expect(try ledger.store.verify().flaws == [.fewConfirmations(head)])
  }

  @Test func `the program decides on no appeal and lifts nothing`() throws {
    try begin()
    let appeal = Snapshot(text: "это не я")
    _ = try ledger.store.write(at: Sample.now + 9, actor: "moderator:1") { transaction in
      try transaction.append(
        .appealOpened(.init(restriction: id, snapshot: appeal.digest(), deadline: nil)),
        snapshot: appeal
      )
    }
    #expect(try ledger.store.verify().flaws == [])
    let decision = AppealDecision(restriction: id, outcome: .uphold, reason: "верно")
    let text = try told(.appealDecided(decision), by: "engine")
    #expect(text.contains("ответ на обжалование — дело модератора"))
    let lift = Event.Kind.restrictionLifted(.init(restriction: id, reason: "хватит"))
    #expect(try flaws(lift, by: "engine").count == 2)
  }

  @Test func `nobody takes another's verdict back, or decides over it`() throws {
    let caseID = Sample.comment(1).caseID
    let verdict = Verdict(caseID: caseID, choice: .remove, reason: "мат", strike: Sample.strike)
    #expect(try flaws(.verdictGiven(verdict), by: "moderator:1") == [])
    let undo = Event.Kind.verdictUndone(.init(caseID: caseID, reason: "нет"))
    #expect(
      try told(undo, by: "moderator:9").contains("отменил решение, которое вынес `moderator:1`")
    )
    #expect(try flaws(.verdictGiven(verdict), by: "moderator:1").count == 1)
    #expect(try flaws(.verdictGiven(verdict), by: "moderator:9").count == 2)
  }

  @Test func `who judged the comment does not decide on the appeal`() throws {
    let verdict = Verdict(
      caseID: Sample.comment(1).caseID,
      choice: .remove,
      reason: "мат",
      strike: Sample.strike
    )
    #expect(try flaws(.verdictGiven(verdict), by: "moderator:3") == [])
    try begin()
    let appeal = Snapshot(text: "это не я")
    _ = try ledger.store.write(at: Sample.now + 9, actor: "moderator:1") { transaction in
      try transaction.append(
        .appealOpened(.init(restriction: id, snapshot: appeal.digest(), deadline: nil)),
        snapshot: appeal
      )
    }
    let decision = AppealDecision(restriction: id, outcome: .uphold, reason: "верно")
    #expect(try told(.appealDecided(decision), by: "moderator:3").contains("обжалование решил"))
  }

  @Test(
    arguments: [
      ("п. 10", "ст. 5.61", true), ("п. 10", "", true), ("п. 4.2", "", true), ("4.2", "", true),
      ("", "ст. 5.61", true), ("", "", true), ("п. 99", "", false), ("п. 4.2", "ст. 5.61", false),
      ("п. 10", "ст. 282", false), ("", "ст. 282", false), ("вымысел", "", false),
    ]
  )
  func `a ground is one of the recorded rules`(clause: String, law: String, isKnown: Bool) throws {
    let ground = Ground(category: .insult, clause: clause, law: law)
    let first = try flaws(confirmation(.days(1), 2, ground), by: "moderator:1")
    let number = try ledger.store.head.sequence
    #expect(first == (isKnown ? [] : [.unknownGround(number)]))
    var proposal = Sample.proposal(2)
    (proposal.clause, proposal.law) = (clause, law)
    let second = try flaws(.restrictionProposed(proposal), by: "moderator:1")
    #expect(second == (isKnown ? [] : [.unknownGround(number), .unknownGround(number + 1)]))
  }

  @Test func `the ground of a verdict is one of the recorded rules`() throws {
    var verdict = Verdict(
      caseID: Sample.comment(1).caseID,
      choice: .remove,
      reason: "р",
      ground: Ground(category: .insult, clause: "п. 10")
    )
    #expect(try flaws(.verdictGiven(verdict), by: "moderator:1") == [])
    let other = try TrespassTests()
    verdict.ground?.clause = "п. 99"
    #expect(try other.flaws(.verdictGiven(verdict), by: "moderator:1") == [.unknownGround(4)])
  }

  @Test func `a ground of an earlier pack is known`() throws {
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      var files = Self.files
      files["rules/a.yaml"] = files["rules/a.yaml"]?.replacing("п. 10", with: "п. 11")
      try transaction.adopt(pack: Digest(of: "b".utf8), files: files, rulesVersion: "")
    }
    let ground = Ground(category: .insult, clause: "п. 10", law: "ст. 5.61")
    #expect(try flaws(confirmation(.days(1), 2, ground), by: "moderator:1") == [])
  }

  @Test func `each kind is written by those who may`() throws {
    let caseID = Sample.comment(1).caseID
    var plan = PlannedAction(id: "x", network: "vk", method: "m", parameters: [:])
    plan.caseID = caseID
    let report = NetworkReport(
      what: .commentDeleted,
      network: "vk",
      page: nil,
      author: nil,
      caseID: nil,
      id: "1"
    )
    let rejection = RestrictionRejection(restriction: id, reason: "нет", hasLostGround: true)
    let kinds: [(Event.Kind, wrong: String)] = [
      (.caseClaimed(.init(caseID: caseID)), "engine"),
      (.caseReleased(.init(caseID: caseID)), "operator"),
      (.noteAdded(.init(caseID: caseID, text: "а")), "engine"),
      (.verdictGiven(.init(caseID: caseID, choice: .skip, reason: "а")), "network:vk"),
      (.actionPlanned(plan), "moderator:1"),
      (.actionExecuted(.init(id: "x", isDone: true, answer: "")), "network:ok"),
      (.networkReported(report), "network:ok"),
      (.policyAdopted(.init(pack: .none, files: [:], rulesVersion: "")), "operator"),
      (.restrictionRejected(rejection), "engine"),
      (.textErased(.init(events: [], reason: "срок")), "engine"),
    ]
    for (number, (kind, wrong)) in kinds.enumerated() {
      let flaws = try flaws(kind, by: wrong)
      #expect(flaws.count == number + 1, "\(kind) by \(wrong): \(flaws)")
    }
  }

  @Test func `what the program takes back for want of strikes is right`() throws {
    let verdict = Event.Kind.verdictGiven(
      .init(caseID: Sample.comment(1).caseID, choice: .approve, reason: "цитата")
    )
    try ledger.store.append([verdict], at: Sample.now + 9, actor: "moderator:1")
    let events = try ledger.store.write(at: Sample.now + 9, actor: "moderator:1") {
      try $0.settle(Sample.author, under: RestrictionPolicy())
    }
    #expect(events.count == 1)
    #expect(try ledger.store.verify().flaws == [])
  }
}
