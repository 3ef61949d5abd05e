import Rules
import Testing

@testable import Ledger

/// What a moderator has named as the violation is what is counted and told.
@Suite struct ChosenGroundTests {
  private let month = "2026-11"

  @Test func `a report counts the violation that the moderator has named`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth(month))
    let time = month.range(.moscow).lowerBound
    let policy = RestrictionPolicy()
    for id in 1...6 {
      let author = AuthorIdentity(network: "vk", id: "\(id)")
      try ledger.take(id, author: author, at: time)
      let ground = Ground(category: .profanity, clause: "п. 3")
      _ = try ledger.store.write(at: time + 1, actor: "moderator:1") { transaction in
        try transaction.restrict(
          Sample.comment(id).caseID,
          .days(7),
          reason: "мат",
          category: .profanity,
          ground: ground,
          under: policy
        )
      }
    }
    let report = try MonthlyReport(month, .moscow, of: ledger.store)
    for table in [report.removed, report.clauses] {
      #expect(table.rows.first { $0.key == "profanity" }?.count == 6)
      #expect(table.rows.first { $0.key == "insult" }?.count == 0)
    }
    let table = AuditTable.restrictions(try ledger.store.state(), at: time + 2, nil)
    let reason = try #require(table.headings.firstIndex(of: "reason"))
    #expect(table.rows.allSatisfy { $0[reason...(reason + 1)] == ["мат", "п. 3"] })
  }

  @Test func `a clause that is named by its number keeps the law behind it`() throws {
    var evidence = try Sample.evidence(1)
    (evidence.clause, evidence.law) = ("п. 10", "53-ФЗ")
    #expect(evidence.law(of: "п. 10") == "53-ФЗ")
    evidence.clause = "п. 7"
    evidence.findings[0].law = "38-ФЗ"
    #expect(evidence.law(of: "п. 10") == "38-ФЗ")
    #expect(evidence.law(of: "п. 99") == "")
    var state = RestrictionState(
      proposal: Sample.proposal(),
      proposedAt: 0,
      proposedBy: "engine",
      confirmationsNeeded: 1,
      measure: .days(3),
      deciders: [],
      events: [1]
    )
    state.proposal.law = "53-ФЗ"
    // Earlier versions wrote down no law with the number of a clause.
    state.confirmations = [
      .init(
        moderator: "moderator:1",
        at: 0,
        reason: "п. 10",
        ground: Ground(category: nil, clause: "п. 10")
      )
    ]
    #expect(state.basis.law == "53-ФЗ" && state.basis.reason == "оскорбление")
    state.confirmations[0].ground = Ground(category: .rude)
    #expect(state.basis.law == "" && state.basis.clause == "")
  }
}
