import Ledger
import Rules
import Testing

/// A month's report does not depend on a clock that was wrong once.
@Suite struct ReportClockTests {
  @Test func `an event with a clock that ran ahead ends no report`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth("2026-11"))
    let time = month.range(.moscow).lowerBound
    for id in 1...12 {
      // The fifth comment comes four years ahead.
      try ledger.take(id, at: time + (id == 5 ? 4 * 365 * Sample.day : 0))
      try ledger.store.append(
        [.verdictGiven(.init(caseID: Sample.comment(id).caseID, choice: .remove, reason: "так"))],
        at: time + Milliseconds(id),
        actor: "moderator:1"
      )
    }
    let report = try MonthlyReport(month, .moscow, of: ledger.store)
    #expect(report.removed.total == 12)
  }

  @Test func `what the program alone had deleted is counted apart`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth("2026-11"))
    let time = month.range(.moscow).lowerBound
    for id in 1...14 { try ledger.take(id, strike: Sample.strike, at: time) }
    let plan = try ledger.store.plan(
      rules: .ours,
      now: time + 1,
      includesAutomatic: true,
      isRecorded: true
    )
    for step in plan.steps where step.kind == .delete {
      try ledger.store.append(
        [.actionExecuted(.init(id: step.action.id, isDone: true, answer: ""))],
        at: time + 2,
        actor: "network:vk"
      )
    }
    func report() throws -> MonthlyReport { try MonthlyReport(month, .moscow, of: ledger.store) }
    #expect(try report().automatic.total == 14)
    #expect(try report().removed.total == 0)
    #expect(try report().json().contains(#""automatic":{"#))
    // What moderators have judged since is theirs.
    for id in 1...8 {
      let choice: Verdict.Choice = id == 1 ? .approve : .remove
      try ledger.store.append(
        [.verdictGiven(.init(caseID: Sample.comment(id).caseID, choice: choice, reason: "так"))],
        at: time + 3,
        actor: "moderator:1"
      )
    }
    #expect(try report().automatic.total == 6)
    #expect(try report().removed.total == 7)
  }

  @Test func `a complaint that the program alone had deleted is a removed complaint`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth("2026-11"))
    let time = month.range(.moscow).lowerBound
    for id in 1...14 {
      var evidence = try Sample.evidence(id, strike: Sample.strike)
      if id <= 6 { evidence.labels = [.complaint] }
      let made = evidence
      try ledger.store.write(at: time, actor: "engine") { transaction in
        _ = try transaction.take(made, Sample.snapshot("ты дурак"), under: RestrictionPolicy())
        // Earlier versions planned such, too.
        guard let edit = try transaction.caseState(made.comment.caseID)?.edits.last else { return }
        let plan = PlannedAction(
          id: "delete:\(made.comment.caseID)#\(edit.sequence)",
          caseID: made.comment.caseID,
          network: "vk",
          method: "wall.deleteComment",
          parameters: [:]
        )
        try transaction.append(.actionPlanned(plan))
        try transaction.append(
          .actionExecuted(.init(id: plan.id, isDone: true, answer: "")),
          actor: "network:vk"
        )
      }
    }
    for id in 15...20 {
      var evidence = try Sample.evidence(id)
      evidence.labels = [.complaint]
      let made = evidence
      try ledger.store.write(at: time, actor: "engine") { transaction in
        _ = try transaction.take(made, Sample.snapshot("ты дурак"), under: RestrictionPolicy())
      }
      try ledger.store.append(
        [.verdictGiven(.init(caseID: made.comment.caseID, choice: .approve, reason: "так"))],
        at: time,
        actor: "moderator:1"
      )
    }
    let report = try MonthlyReport(month, .moscow, of: ledger.store)
    #expect(report.automatic.total == 14)
    #expect(report.complaints.rows.map(\.count) == [6, 6])
    #expect(report.complaintShare == 0.5)
  }

  @Test func `a report about one page counts nothing of others`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth("2026-11"))
    let time = month.range(.moscow).lowerBound
    for id in 1...13 {
      var evidence = try Sample.evidence(id, strike: Sample.strike)
      evidence.comment.page = id > 6 ? "-2" : "-1"
      evidence.author = AuthorIdentity(network: "vk", id: "\(id)")
      try ledger.store.write(at: time, actor: "moderator:1") { transaction in
        try transaction.take(evidence, Sample.snapshot("ты дурак"), under: RestrictionPolicy())
        try transaction.append(
          .verdictGiven(.init(caseID: evidence.comment.caseID, choice: .remove, reason: "так"))
        )
        try transaction.append(
          .restrictionConfirmed(
            .init(
              restriction: RestrictionID(evidence.author ?? Sample.author, number: 1),
              measure: .warning,
              confirmations: 1,
              reason: "так"
            )
          )
        )
      }
    }
    func report(_ page: String?) throws -> MonthlyReport {
      try MonthlyReport(month, .moscow, page: page, of: ledger.store)
    }
    for (page, count) in [(nil, 13), ("-1", 6), ("-2", 7)] as [(String?, Int)] {
      #expect(try report(page).removed.total == count)
      #expect(try report(page).measures.total == count)
    }
    #expect(try report("-1").html.text.contains("страница -1"))
    #expect(try report("-1").json().contains(#""page":"-1""#))
    #expect(try !report(nil).json().contains("page"))
  }

  @Test func `what happened after the month does not change it`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth("2026-11"))
    let range = month.range(.moscow)
    for id in 1...6 {
      try ledger.take(id, at: range.lowerBound)
      try ledger.store.append(
        [.verdictGiven(.init(caseID: Sample.comment(id).caseID, choice: .remove, reason: "так"))],
        at: range.lowerBound + 1,
        actor: "moderator:1"
      )
    }
    let before = try MonthlyReport(month, .moscow, of: ledger.store)
    try ledger.store.append(
      [.verdictUndone(.init(caseID: Sample.comment(1).caseID, reason: "ошибка"))],
      at: range.upperBound,
      actor: "moderator:1"
    )
    #expect(try MonthlyReport(month, .moscow, of: ledger.store) == before)
    #expect(before.removed.total == 6)
  }
}
