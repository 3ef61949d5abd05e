import Ledger
import Rules
import Testing

/// A strike counts from when its comment was written.
@Suite struct WrittenTimeTests {
  let ledger: TestLedger
  let policy = RestrictionPolicy()

  init() throws { ledger = try TestLedger() }

  /// Feeds a comment of some time that the engine removes, or leaves to a moderator.
  private func take(
    _ id: Int,
    written: String?,
    at time: Milliseconds = Sample.now,
    edit: Int = 0,
    isStrike: Bool = false
  ) throws {
    let text = "ты дурак \(edit)"
    var evidence = try Sample.evidence(
      id,
      edit: edit,
      text: text,
      strike: isStrike ? Sample.strike : nil
    )
    evidence.createdAt = written
    let taken = evidence
    try ledger.store.write(at: time, actor: "engine") { transaction in
      _ = try transaction.take(taken, Sample.snapshot(text), under: policy)
    }
  }

  @discardableResult
  private func restrict(_ id: Int, at time: Milliseconds) throws -> Measure? {
    let events = try ledger.store.write(at: time, actor: "moderator:1") { transaction in
      try transaction.restrict(Sample.comment(id).caseID, nil, reason: "р", under: policy)
    }
    for case .restrictionConfirmed(let it) in events.map(\.kind) { return it.measure }
    return nil
  }

  private var proposals: [Measure] {
    get throws {
      try ledger.store.state().restrictions.values.filter { $0.status == .proposed }
        .map(\.measure)
    }
  }

  private let evening = "2026-11-17T18:00:00Z"

  @Test(arguments: ["2026-11-17T18:00:00Z", nil])
  func `the comments of one evening lead to one measure`(_ written: String?) throws {
    for id in 1...5 { try take(id, written: written) }
    #expect(try restrict(1, at: Sample.now + 1000) == .warning)
    for id in 2...5 {
      #expect(throws: Refusal(.noMeasure, Sample.comment(id).caseID)) {
        try restrict(id, at: Sample.now + 1000 * Milliseconds(id))
      }
    }
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `an old comment that comes late asks for nothing`() throws {
    try take(1, written: "2020-01-01T00:00:00Z", isStrike: true)
    #expect(try proposals == [])
    try take(2, written: evening, isStrike: true)
    #expect(try proposals == [.warning])
    try restrict(2, at: Sample.now + 1000)
    try take(3, written: evening, at: Sample.now + 2000, isStrike: true)
    #expect(try proposals == [])
    try take(4, written: nil, at: Sample.now + 3000, isStrike: true)
    #expect(try proposals == [.days(1)])
  }

  @Test func `a time behind the event is not believed`() throws {
    try take(1, written: "2036-01-01T00:00:00Z", isStrike: true)
    let strikes = try ledger.store.state().authors[Sample.author]?.standing.strikes
    #expect(strikes?.map(\.at) == [Sample.now])
  }

  @Test func `words that were put into an old comment are not old`() throws {
    try take(1, written: evening, isStrike: true)
    try take(2, written: evening)
    try restrict(1, at: Sample.now + 1000)
    try take(2, written: evening, at: Sample.now + 2000, edit: 1)
    #expect(try restrict(2, at: Sample.now + 3000) == .days(1))
  }
}
