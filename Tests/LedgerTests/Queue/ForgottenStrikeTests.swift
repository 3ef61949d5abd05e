import Rules
import Testing

@testable import Ledger

/// What is restricted, and for what, when some strikes are too old to count.
@Suite struct ForgottenStrikeTests {
  let ledger: TestLedger
  let policy = RestrictionPolicy()
  let late = Sample.now + 100 * Sample.day

  init() throws { ledger = try TestLedger() }

  /// Takes a comment in that the engine has removed, or that it only shows.
  private func take(_ id: Int, _ strike: Strike?, at time: Milliseconds) throws {
    var evidence = try Sample.evidence(id, strike: strike)
    evidence.createdAt = nil
    let made = evidence
    _ = try ledger.store.write(at: time, actor: "engine") { transaction in
      try transaction.take(made, Sample.snapshot("ты дурак"), under: policy)
    }
  }

  @discardableResult
  private func restrict(_ id: Int, _ measure: Measure?) throws -> [Event] {
    try ledger.store.write(at: late, actor: "moderator:1") { transaction in
      try transaction.restrict(
        Sample.comment(id).caseID,
        measure,
        reason: "р",
        under: policy
      )
    }
  }

  private var restrictions: [RestrictionState] {
    get throws { try ledger.store.state().restrictions.values.sorted { $0.id < $1.id } }
  }

  @Test func `no measure is due for a comment that is too old to count`() throws {
    try take(1, Sample.strike, at: Sample.now)
    #expect(try restrictions.map(\.status) == [.proposed])
    let head = try ledger.store.head
    #expect(throws: Refusal(.noMeasure, Sample.comment(1).caseID)) { try restrict(1, nil) }
    #expect(try ledger.store.head == head)
  }

  @Test func `a measure that is named counts no forgotten strike`() throws {
    try take(1, Sample.strike, at: Sample.now)
    try restrict(1, .days(7))
    let made = try restrictions
    #expect(made.map(\.status) == [.rejected, .active])
    #expect(made[1].proposal.cases == [Sample.comment(1).caseID])
    #expect(made[1].proposal.strikes == Millionths(count: 0))
    #expect(made[1].proposal.rung == nil)
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `a new strike is proposed for in the place of a forgotten one`() throws {
    try take(1, Sample.strike, at: Sample.now)
    try take(2, Sample.strike, at: late)
    let made = try restrictions
    #expect(made.map(\.status) == [.rejected, .proposed])
    #expect(made[1].proposal.cases == [Sample.comment(2).caseID])
    #expect(made[1].proposal.strikes == Millionths(1))
    let theCase = try ledger.store.state().cases[Sample.comment(2).caseID]
    let opened = try #require(theCase?.events.first)
    #expect(try ledger.store.event(opened)?.kind.evidence?.proposedMeasure == .warning)
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `who restricts for a new comment counts it alone`() throws {
    try take(1, Sample.strike, at: Sample.now)
    try take(2, nil, at: late - 1)
    try restrict(2, nil)
    #expect(try restrictions.count == 2)
    let made = try #require(try restrictions.last)
    #expect(made.status == .issued && made.measure == .warning)
    #expect(made.proposal.cases == [Sample.comment(2).caseID])
    #expect(made.proposal.strikes == Millionths(1))
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `what is left of a proposal counts on, and nothing else of it`() throws {
    let half = Strike(category: .spam, weight: Millionths(0.5))
    try take(1, half, at: Sample.now)
    try take(2, Sample.strike, at: Sample.now + 50 * Sample.day)
    #expect(try restrictions.map(\.proposal.strikes) == [Millionths(1.5)])
    try take(3, nil, at: late - 1)
    try restrict(3, .days(7))
    #expect(try restrictions.map(\.status) == [.superseded, .active])
    let made = try #require(try restrictions.last)
    #expect(made.proposal.cases == [2, 3].map { Sample.comment($0).caseID })
    #expect(made.proposal.strikes == Millionths(2))
    #expect(made.proposal.rung == 0)
  }

  @Test func `what would follow is told as if the forgotten proposal were none`() throws {
    try take(1, Sample.strike, at: Sample.now)
    try take(2, nil, at: Sample.now + 1)
    let state = try ledger.store.state()
    let theCase = try #require(state.cases[Sample.comment(2).caseID])
    #expect(state.outlook(of: theCase, at: Sample.now + 2, under: policy) == nil)
    var fresh = theCase
    fresh.edits[0].writtenAt = late
    #expect(state.outlook(of: fresh, at: late, under: policy) == .warning)
  }

  @Test func `the program takes back no proposal whose strikes count`() throws {
    try take(1, Sample.strike, at: Sample.now)
    let rejection = RestrictionRejection(
      restriction: RestrictionID(Sample.author, number: 1),
      reason: "устарели",
      hasLostGround: true
    )
    try ledger.store.append(
      [.restrictionRejected(rejection)],
      at: Sample.now + 89 * Sample.day,
      actor: "engine"
    )
    let number = try ledger.store.head.sequence
    #expect(try ledger.store.verify().flaws == [.trespass(number, .groundless)])
  }
}
