import Ledger
import Rules
import TestSupport
import Testing

/// The queue that is read from its own rows is the one that follows from all cases.
@Suite struct WaitingTests {
  let ledger: TestLedger
  let policy = RestrictionPolicy()

  init() throws { ledger = try TestLedger() }

  /// Does something at random: a comment comes, is edited, claimed, decided, reopened.
  private func step(_ number: Int, _ random: inout Seeded) throws {
    let id = Int.random(in: 1...12, using: &random)
    let actor = "moderator:\(Int.random(in: 1...3, using: &random))"
    let time = Sample.now + Milliseconds(number) * 60_000
    var evidence = try Sample.evidence(
      id,
      edit: number,
      text: "ты дурак \(number)",
      author: id % 5 == 0 ? nil : AuthorIdentity(network: "vk", id: "\(id % 3)")
    )
    evidence.isUrgent = id % 4 == 0
    evidence.comment.page = id % 2 == 0 ? "-2" : "-1"
    let made = evidence
    let choices: [CaseVerb] = [
      .claim, .release, .decide(.skip, reason: "р"), .decide(.escalate, reason: "р"),
      .decide(.approve, reason: "р"), .decide(.remove, reason: "р"), .reopen(reason: "р"),
      .undo(reason: "р"), .note("звонили"),
    ]
    let known = try ledger.store.state().cases[made.comment.caseID] != nil
    let isDecided = Bool.random(using: &random) && known
    do {
      // Comments are taken in by the program and decided by people.
      try ledger.store.write(at: time, actor: isDecided ? actor : "engine") { transaction in
        guard isDecided else {
          _ = try transaction.take(
            made,
            Sample.snapshot("ты дурак \(number)"),
            under: policy
          )
          return
        }
        let verb = choices.randomElement(using: &random) ?? .claim
        try transaction.perform(verb, on: made.comment.caseID, under: policy)
      }
    } catch is Refusal {
    } catch is LedgerConflict {
    }
  }

  private var filters: [QueueFilter] {
    let changes: [(inout QueueFilter) -> Void] = [
      { _ in }, { $0.isUrgent = true }, { $0.page = "-2" }, { $0.author = "1" },
      { $0.author = "vk-2" }, { $0.author = "нет" }, { $0.isEscalated = true },
      { $0.category = .insult }, { $0.category = .spam }, { $0.action = "review" },
      { $0.openedBefore = Sample.now + 600_000 },
      {
        $0.isUrgent = true
        $0.page = "-2"
        $0.author = "1"
      },
    ]
    return changes.map { change in
      var filter = QueueFilter()
      change(&filter)
      return filter
    }
  }

  @Test func `it is the same in every small world`() throws {
    var random = Seeded(11)
    for number in 1...240 {
      try step(number, &random)
      guard number % 8 == 0 else { continue }
      let state = try ledger.store.state()
      for filter in filters {
        let expected = state.queue(filter)
        let waiting = try ledger.store.waiting(filter)
        #expect(waiting.cases == expected)
        #expect(waiting.urgent == expected.count { $0.isUrgent })
        let first = try ledger.store.waiting(filter, limit: 2)
        #expect(first.cases == Array(expected.prefix(2)) && first.count == expected.count)
      }
      let now = Sample.now + Milliseconds(number) * 60_000
      let candidates = state.candidates(
        for: "moderator:1",
        QueueFilter(),
        at: now,
        under: policy
      )
      let next = try ledger.store.claimNext(
        for: "moderator:1",
        QueueFilter(),
        at: now,
        under: policy
      )
      #expect(next == candidates.first)
    }
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `what is known around a case is what the whole ledger has`() throws {
    var random = Seeded(12)
    for number in 1...120 { try step(number, &random) }
    let state = try ledger.store.state()
    for (id, known) in state.cases {
      let near = try ledger.store.state(around: id)
      #expect(near.cases[id] == known)
      guard let author = known.author else { continue }
      #expect(near.authors[author] == state.authors[author])
      for other in state.authors[author]?.cases ?? [] {
        #expect(near.cases[other] == state.cases[other])
      }
      for restriction in state.authors[author]?.restrictions ?? [] {
        #expect(near.restrictions[restriction] == state.restrictions[restriction])
      }
    }
    #expect(try ledger.store.state(around: CaseID("vk-1-2-3")).cases.isEmpty)
  }

  @Test func `a queue that was tampered with is told`() throws {
    try ledger.take(1)
    try ledger.take(2)
    try rewrite(ledger.path, "DELETE FROM projection WHERE kind = 'queue' AND id LIKE '%-1'")
    let flaws = try LedgerStore(path: ledger.path, isReadOnly: true).verify().flaws
    guard case .projection("queue", _) = flaws.first else {
      Issue.record("\(flaws)")
      return
    }
    #expect(flaws.count == 1)
  }
}
