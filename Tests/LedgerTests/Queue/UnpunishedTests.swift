import Ledger
import Rules
import Testing

/// What a moderator removes and nobody is punished for.
@Suite struct UnpunishedTests {
  let ledger: TestLedger
  let policy = RestrictionPolicy()
  let id = Sample.comment(1).caseID

  init() throws {
    ledger = try TestLedger()
    try open()
  }

  /// A cry for help, with a swearword beside it.
  private func open() throws {
    var evidence = try Sample.evidence(1, text: "не хочу жить, дурак")
    evidence.categories = [.insult, .unlawful]
    var cry = evidence.findings[0]
    (cry.rule, cry.category) = ("unlawful.suicide.cry", .unlawful)
    evidence.findings.append(cry)
    var words = Sample.snapshot("не хочу жить, дурак")
    words.readings.append("не хочу жить")
    evidence.snapshot = try words.digest()
    let (taken, snapshot) = (evidence, words)
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      _ = try transaction.take(taken, snapshot, under: policy)
    }
  }

  private func remove(_ category: Rules.Category?) throws -> [String] {
    try ledger.store.write(at: Sample.now + 1, actor: "moderator:1") { transaction in
      try transaction.perform(
        .decide(.remove, reason: "р", category: category),
        on: id,
        under: policy
      )
    }
    .map(\.kind.name)
  }

  private func restrict(_ category: Rules.Category?) throws -> [String] {
    try ledger.store.write(at: Sample.now + 1, actor: "moderator:1") { transaction in
      try transaction.restrict(id, .days(7), reason: "р", category: category, under: policy)
    }
    .map(\.kind.name)
  }

  @Test(arguments: [nil, .unlawful] as [Rules.Category?])
  func `a cry for help can be removed and is no strike`(_ category: Rules.Category?) throws {
    #expect(try remove(category) == ["verdictGiven"])
    #expect(try ledger.store.state().cases[id]?.strike == nil)
  }

  @Test(arguments: [nil, .unlawful] as [Rules.Category?])
  func `nobody is restricted for a cry for help`(_ category: Rules.Category?) throws {
    let head = try ledger.store.head
    #expect(throws: Refusal(.unpunished, id)) { try restrict(category) }
    #expect(try ledger.store.head == head)
  }

  @Test func `another violation in it is punished when the moderator names it`() throws {
    #expect(try remove(.insult) == ["verdictGiven", "restrictionProposed"])
  }

  @Test func `a proposal of an earlier version that rests on a cry is not confirmed`() throws {
    let strike = Strike(category: .unlawful, weight: Millionths(1))
    _ = try ledger.store.write(at: Sample.now + 1, actor: "moderator:1") { transaction in
      try transaction.append(
        .verdictGiven(Verdict(caseID: id, choice: .remove, reason: "р", strike: strike))
      )
      try transaction.settle(Sample.author, under: policy)
    }
    let restriction = RestrictionID(Sample.author, number: 1)
    #expect(throws: Refusal(.unpunished, restriction)) {
      try ledger.store.write(at: Sample.now + 2, actor: "moderator:1") { transaction in
        try transaction.perform(.confirm(nil, reason: "р"), on: restriction, under: policy)
      }
    }
  }

  @Test func `the policy names more rules that are not punished`() throws {
    let policy = try Policy(yaml: "unpunished: [a.b]").restrictions
    #expect(policy.unpunished == RestrictionPolicy.cries.union(["a.b"]))
  }
}
