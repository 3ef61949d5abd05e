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

  @Test func `a removal is counted by what the moderator named, strike or not`() throws {
    let ledger = try TestLedger()
    let rules = """
      rules:
        - {id: i, title: а, category: insult, clause: п. 10, weight: 1, when: {list: a}}
        - {id: s, title: б, category: spam, clause: п. 4.2, weight: 1, when: {list: a}}
        - {id: r, title: в, category: rude, clause: п. 10, weight: 1, when: {list: a}}

      """
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      try transaction.adopt(
        pack: Digest(of: "pack".utf8),
        files: ["rules/a.yaml": rules],
        rulesVersion: ""
      )
    }
    let month = try #require(YearMonth(month))
    let time = month.range(.moscow).lowerBound
    // Each six times: grave without a strike, rude (never a strike), a clause alone, words alone.
    let grounds: [(ground: Ground?, isStrike: Bool)] = [
      (Ground(category: .spam, clause: "п. 4.2"), false), (Ground(category: .rude), true),
      (Ground(category: nil, clause: "п. 4.2"), true), (nil, false),
    ]
    for id in 0..<24 {
      try ledger.take(id, author: AuthorIdentity(network: "vk", id: "\(id)"), at: time)
      let (ground, isStrike) = grounds[id / 6]
      _ = try ledger.store.write(at: time + 1, actor: "moderator:1") { transaction in
        try transaction.perform(
          .decide(
            .remove,
            reason: "р",
            category: ground?.category,
            isStrike: isStrike,
            ground: ground
          ),
          on: Sample.comment(id).caseID,
          under: RestrictionPolicy()
        )
      }
    }
    let removed = try MonthlyReport(month, .moscow, of: ledger.store).removed
    let counts = Dictionary(removed.rows.map { ($0.key, $0.count) }) { $1 }
    #expect(counts["spam п. 4.2"] == 12)
    #expect(counts["rude п. 10"] == 6)
    #expect(counts["insult п. 10"] == 6)
    #expect(counts["other"] == 0)
    let store = ledger.store
    let table = try AuditTable.cases(try store.state(), nil) { try store.event($0)?.kind.evidence }
    let columns = try ["violation", "clause", "law", "strike"].map { name in
      try #require(table.headings.firstIndex(of: name))
    }
    let told = [0, 6, 12, 18].map { row in columns.map { table.rows[row][$0] } }
    #expect(
      told == [
        ["spam", "п. 4.2", "", ""], ["rude", "", "", ""], ["insult", "п. 4.2", "", "yes"],
        ["insult", "п. 10", "", ""],
      ]
    )
    let file = try #require(
      try CaseFile(Sample.comment(0).caseID, in: ledger.store, at: time + 2)
    ).html.text
    #expect(file.contains("<td>спам-рассылки</td>"))
    #expect(file.contains("<td>п. 4.2</td>"))
    #expect(file.contains("не считается: удалён без нарушения"))
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
