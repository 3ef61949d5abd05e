import Foundation
import Ledger
import Rules

/// What happened on the invented page to Ivan Obraztsov.
extension LedgerStore {
  func adoptRules(at time: Milliseconds) throws {
    let rules = """
      rules:
        - {id: profanity.kh, title: Мат, category: profanity, clause: п. 10, weight: 1, when: {list: p}}
        - {id: insult.you, title: Оскорбление, category: insult, clause: п. 10, weight: 1, when: {list: i}}
        - {id: spam.ads, title: Реклама, category: spam, clause: п. 10, weight: 1, when: {list: s}}
        - {id: threat, title: Угроза, category: unlawful, clause: п. 10, weight: 1, when: {list: t}}
      """
    try write(at: time, actor: "engine") { transaction in
      let digest = try transaction.keep(file: rules)
      let adoption = PolicyAdoption(
        pack: Digest(of: "pack".utf8),
        files: ["rules/all.yaml": digest],
        rulesVersion: "редакция 3 от 1 октября 2026"
      )
      _ = try transaction.append(.policyAdopted(adoption))
    }
  }

  func open(_ comment: InventedLedger.Comment, at time: Milliseconds) throws {
    try write(at: time, actor: "engine") { transaction in
      _ = try transaction.append(.caseOpened(try comment.evidence), snapshot: comment.snapshot)
    }
  }

  func tell(_ kind: Event.Kind, at time: String, by actor: String) throws {
    try append([kind], at: InventedLedger.moment(time), actor: actor)
  }

  func restrict(
    _ number: Int,
    _ measure: Measure,
    cases: [CaseID],
    at times: (String, String),
    by moderator: String
  ) throws {
    let id = RestrictionID(InventedLedger.author, number: number)
    let proposal = RestrictionProposal(
      restriction: id,
      author: InventedLedger.author,
      page: InventedLedger.page,
      measure: measure,
      rung: number - 1,
      cases: cases,
      strikes: Millionths(Double(number)),
      confirmations: 1,
      reason: "нецензурное выражение (п. 10)",
      clause: "п. 10",
      law: "53-ФЗ, ст. 1, ч. 6"
    )
    try tell(.restrictionProposed(proposal), at: times.0, by: "engine")
    let confirmation = RestrictionConfirmation(
      restriction: id,
      measure: measure,
      confirmations: 1,
      reason: number == 1 ? "первое нарушение" : "второе нарушение за месяц"
    )
    try tell(.restrictionConfirmed(confirmation), at: times.1, by: moderator)
  }

  /// The first case: a warning, and in the end the text is erased.
  func tellFirstCase() throws {
    let id = InventedLedger.erasedCase
    try open(InventedLedger.firstComment, at: InventedLedger.moment("2026-11-03T10:05:00Z"))
    let opened = try head.sequence
    let verdict = Verdict(
      caseID: id,
      choice: .remove,
      reason: "мат без маскировки смысла",
      strike: Strike(category: .profanity, weight: Millionths(1))
    )
    try tell(.verdictGiven(verdict), at: "2026-11-03T10:20:00Z", by: "moderator:12")
    try restrict(
      1,
      .warning,
      cases: [id],
      at: ("2026-11-03T10:20:01Z", "2026-11-03T10:31:00Z"),
      by: "moderator:12"
    )
    let erasure = TextErasure(events: [opened], reason: "срок хранения истёк")
    try tell(.textErased(erasure), at: "2026-11-19T01:00:00Z", by: "engine")
  }

  /// The case that documents are made of: removal, three days, an appeal that failed.
  func tellMainCase() throws {
    let id = InventedLedger.mainCase
    let restriction = RestrictionID(InventedLedger.author, number: 2)
    try open(InventedLedger.mainComment, at: InventedLedger.moment("2026-11-20T06:20:00Z"))
    try tell(.caseClaimed(CaseClaim(caseID: id)), at: "2026-11-20T06:41:10Z", by: "moderator:12")
    let note = CaseNote(caseID: id, text: "вопрос о дороге задан в другом комментарии, ответ дан")
    try tell(.noteAdded(note), at: "2026-11-20T06:43:00Z", by: "moderator:12")
    let verdict = Verdict(
      caseID: id,
      choice: .remove,
      reason: "два матерных слова, замаскированы",
      strike: Strike(category: .profanity, weight: Millionths(1))
    )
    try tell(.verdictGiven(verdict), at: "2026-11-20T06:44:30Z", by: "moderator:12")
    try restrict(
      2,
      .days(3),
      cases: [id],
      at: ("2026-11-20T06:44:31Z", "2026-11-20T07:05:00Z"),
      by: "moderator:12"
    )
    try carryOut()
    let words = Snapshot(text: "Это не мат, звёздочки ставил сам редактор.\n<b>Снимите</b>.")
    let appeal = Appeal(
      restriction: restriction,
      snapshot: try words.digest(),
      deadline: InventedLedger.moment("2026-11-28T09:00:00Z")
    )
    try write(at: InventedLedger.moment("2026-11-21T09:00:00Z"), actor: "moderator:12") {
      _ = try $0.append(.appealOpened(appeal), snapshot: words)
    }
    let decision = AppealDecision(
      restriction: restriction,
      outcome: .uphold,
      reason: "второе слово написано целиком, с невидимым знаком внутри"
    )
    try tell(.appealDecided(decision), at: "2026-11-22T12:10:00Z", by: "moderator:3")
    try tell(
      .restrictionExpired(RestrictionExpiry(restriction: restriction)),
      at: "2026-11-23T07:05:01Z",
      by: "engine"
    )
  }

  /// What was done in the network.
  private func carryOut() throws {
    let plan = try plan(
      rules: try .ours,
      now: InventedLedger.moment("2026-11-20T07:10:00Z"),
      includesAutomatic: false,
      isRecorded: true
    )
    let answers = plan.steps.map { step in
      let isRefused = step.kind == .ban
      return #"{"key":"\#(step.action.id)","#
        + (isRefused
          ? #""error":{"error_code":6,"error_msg":"Too many requests per second"}}"#
          : #""response":1}"#)
    }
    let retried = plan.steps.filter { $0.kind == .ban }
      .map { #"{"key":"\#($0.action.id)","response":1}"# }
    for (lines, time) in [(answers, "2026-11-20T07:12:00Z"), (retried, "2026-11-20T07:13:30Z")] {
      _ = try take(lines.map { try PlanResult(Data($0.utf8)) }, at: InventedLedger.moment(time))
    }
    let report = NetworkReport(
      what: .userBlocked,
      network: "vk",
      page: InventedLedger.page,
      author: InventedLedger.author,
      caseID: nil,
      id: "7d1f0c"
    )
    try tell(.networkReported(report), at: "2026-11-20T07:13:31Z", by: "network:vk")
  }

  /// Everybody else's November.
  func tellNovember() throws {
    let groups: [(category: Rules.Category, count: Int, removed: Int, labels: [Label])] = [
      (.profanity, 24, 23, []), (.insult, 19, 12, []), (.spam, 34, 31, []), (.unlawful, 3, 2, []),
      (.rude, 6, 0, []), (.insult, 11, 0, [.complaint]), (.profanity, 7, 0, [.complaint, .question]),
    ]
    var number = 0
    for (category, count, removed, labels) in groups {
      for index in 0..<count {
        number += 1
        let hour = InventedLedger.moment("2026-11-04T06:00:00Z") + Milliseconds(number) * 17_000_000 / 3
        var comment = InventedLedger.Comment(
          id: "\(20_000 + number)",
          text: "придуманный комментарий \(number)",
          found: [("придуманный", "придуманный", [], "\(category.rawValue).x")],
          writtenAt: "2026-11-04T06:00:00Z"
        )
        comment.author = AuthorIdentity(network: "vk", id: "\(310_001_000 + number)")
        comment.category = category
        comment.labels = labels
        try open(comment, at: hour)
        let verdict = Verdict(
          caseID: try comment.evidence.comment.caseID,
          choice: index < removed ? .remove : .approve,
          reason: index < removed ? "нарушает правила" : "законно"
        )
        try append([.verdictGiven(verdict)], at: hour + 60_000, actor: "moderator:12")
        if index < removed { try sanction(comment, index, at: hour + 120_000) }
      }
    }
  }

  private func sanction(_ comment: InventedLedger.Comment, _ index: Int, at time: Milliseconds) throws {
    let measures: [Measure] = [.warning, .warning, .days(1), .warning, .days(3), .days(7), .warning]
    let measure = index == 20 ? .indefinite : measures[index % measures.count]
    let id = RestrictionID(comment.author, number: 1)
    let needed = measure == .indefinite ? 2 : 1
    let proposal = RestrictionProposal(
      restriction: id,
      author: comment.author,
      page: InventedLedger.page,
      measure: measure,
      rung: nil,
      cases: [try comment.evidence.comment.caseID],
      strikes: Millionths(1),
      confirmations: needed,
      reason: "нарушение правил страницы",
      clause: "п. 10",
      law: ""
    )
    try append([.restrictionProposed(proposal)], at: time, actor: "engine")
    for moderator in 0..<needed {
      let confirmation = RestrictionConfirmation(
        restriction: id,
        measure: measure,
        confirmations: needed,
        reason: "подтверждаю"
      )
      try append([.restrictionConfirmed(confirmation)], at: time + 1, actor: "moderator:\(12 + moderator)")
    }
    guard index % 4 == 0 else { return }
    let words = Snapshot(text: "прошу пересмотреть")
    let appeal = Appeal(restriction: id, snapshot: try words.digest(), deadline: nil)
    try write(at: time + 2, actor: "moderator:12") {
      _ = try $0.append(.appealOpened(appeal), snapshot: words)
    }
    let outcome: AppealDecision.Outcome = index % 3 == 0 ? .overturn : .uphold
    let decision = AppealDecision(restriction: id, outcome: outcome, reason: "рассмотрено")
    try append([.appealDecided(decision)], at: time + 3, actor: "moderator:3")
  }
}
