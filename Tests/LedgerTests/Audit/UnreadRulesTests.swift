import Ledger
import Rules
import Testing

/// Recorded rule files that this version cannot read: nothing is held against them, and that is told.
@Suite struct UnreadRulesTests {
  let ledger: TestLedger

  private static let rules = """
    rules:
      - {id: i, title: а, category: insult, clause: п. 10, weight: 0.5, when: {list: a}, hit: [а], miss: [б]}

    """

  init() throws {
    ledger = try TestLedger()
    try adopt(["rules/a.yaml": Self.rules])
    try ledger.take(1)
  }

  private func adopt(_ files: [String: String]) throws {
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      let pack = Digest(of: files.values.joined().utf8)
      try transaction.adopt(pack: pack, files: files, rulesVersion: "")
    }
  }

  private func propose(_ clause: String) throws -> Int64 {
    var proposal = Sample.proposal(try ledger.store.state().restrictions.count + 1)
    proposal.clause = clause
    try ledger.store.append([.restrictionProposed(proposal)], at: Sample.now, actor: "engine")
    return try ledger.store.head.sequence
  }

  @Test func `a rule file that cannot be read is told with its digest`() throws {
    let broken = "rules: {from: another, version: 9}\n"
    try adopt(["rules/a.yaml": Self.rules, "rules/b.yaml": broken])
    let number = try ledger.store.head.sequence
    _ = try propose("п. 10")
    let result = try ledger.store.verify()
    #expect(result.flaws == [], "what can be read has the clause")
    let digest = Digest(of: broken.utf8)
    #expect(
      result.notices == [.unreadRules(event: number, path: "rules/b.yaml", digest: digest)]
    )
    let text = try #require(result.notices.first).message.russian
    #expect(text.contains("rules/b.yaml") && text.contains(digest.hexadecimal))
  }

  @Test func `one bad file does not let every clause pass`() throws {
    try adopt(["rules/b.yaml": "rules: {from: another, version: 9}\n"])
    let number = try propose("п. 99")
    #expect(try ledger.store.verify().flaws == [.uncertainGround(number)])
  }

  @Test func `a policy that cannot be read is told, and confirms nothing`() throws {
    let broken = "ladder: 7\n"
    try adopt(["rules/policy.yaml": broken])
    let number = try ledger.store.head.sequence
    _ = try propose("п. 10")
    let confirmation = RestrictionConfirmation(
      restriction: RestrictionID(Sample.author, number: 1),
      measure: .days(3),
      confirmations: 1,
      reason: "да"
    )
    try ledger.store.append(
      [.restrictionConfirmed(confirmation)],
      at: Sample.now,
      actor: "moderator:1"
    )
    let result = try ledger.store.verify()
    #expect(
      result.notices == [
        .unreadRules(event: number, path: "rules/policy.yaml", digest: Digest(of: broken.utf8))
      ]
    )
    #expect(result.flaws == [.uncertainConfirmation(number + 2)])
  }
}
