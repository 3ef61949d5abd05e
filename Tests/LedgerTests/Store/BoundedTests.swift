import Ledger
import Rules
import Testing

/// What is kept in memory is bounded, and nothing is forgotten by that.
@Suite struct BoundedTests {
  @Test func `many authors in many transactions leave the fold of the events`() throws {
    let ledger = try TestLedger()
    // Each comment loads a case, an author and a restriction; authors come back long after.
    for part in 0..<30 {
      try ledger.store.write(at: Sample.now + Milliseconds(part), actor: "engine") { transaction in
        for number in 0..<100 {
          let id = part * 100 + number
          let author = AuthorIdentity(network: "vk", id: "\(id % 1700)")
          try transaction.take(
            Sample.evidence(id, author: author, strike: Sample.strike),
            Sample.snapshot("ты дурак"),
            under: RestrictionPolicy()
          )
        }
      }
    }
    let state = try ledger.store.state()
    #expect(state.cases.count == 3000)
    #expect(state.authors.count == 1700)
    #expect(state.authors.values.count { $0.cases.count == 2 } == 1300)
    #expect(try ledger.store.verify().flaws == [])
    #expect(try ledger.store.verify().notices == [])
  }
}
