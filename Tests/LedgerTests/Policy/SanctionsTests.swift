import Ledger
import Rules
import Testing

/// What strikes lead to.
@Suite struct SanctionsTests {
  private var sanctions = Sanctions(RestrictionPolicy(), author: Sample.author)
  private let cases = (0..<20).map { Sample.comment($0).caseID }

  private func id(_ number: Int) -> RestrictionID { RestrictionID(Sample.author, number: number) }

  /// Strikes once, and confirms what is proposed; returns the measure.
  private mutating func offend(_ number: Int, at time: Milliseconds) -> Measure? {
    let steps = sanctions.take(.struck(cases[number], Sample.strike, at: time))
    guard case .propose(let measure, let rung, let grounds, _, _) = steps.first else { return nil }
    _ = sanctions.take(.proposed(id(number), rung: rung, cases: grounds))
    _ = sanctions.take(.began(id(number), at: time, until: measure.end(from: time)))
    return measure
  }

  @Test mutating func `the ladder goes up a rung each time and ends without end`() {
    let ladder: [Measure?] = [
      .warning, .days(1), .days(3), .days(7), .days(30), .indefinite, nil, nil,
    ]
    for (number, measure) in ladder.enumerated() {
      #expect(offend(number, at: Milliseconds(number + 1) * Sample.day) == measure)
    }
  }

  @Test mutating func `an indefinite restriction needs two moderators and others one`() {
    for number in 0..<5 { _ = offend(number, at: Milliseconds(number + 1)) }
    let steps = sanctions.take(.struck(cases[5], Sample.strike, at: 100))
    #expect(
      steps == [
        .propose(
          .indefinite,
          rung: 5,
          cases: [cases[5]],
          strikes: Millionths(1),
          confirmations: 2
        )
      ]
    )
  }

  @Test mutating func `after a quiet half-year the next rung is one lower`() {
    _ = offend(0, at: 0)
    _ = offend(1, at: Sample.day)
    let end = 2 * Sample.day  // of the first day's restriction
    var later = self
    #expect(offend(2, at: end + 180 * Sample.day - 1) == .days(3))
    #expect(later.offend(2, at: end + 180 * Sample.day) == .days(1))
    #expect(later.offend(3, at: end + 3000 * Sample.day) == .warning)
  }

  @Test mutating func `halves add up within their window only`() {
    let half = Strike(category: .spam, weight: Millionths(0.5))
    #expect(sanctions.take(.struck(cases[0], half, at: 0)) == [])
    var late = self
    #expect(late.sanctions.take(.struck(cases[1], half, at: 90 * Sample.day)) == [])
    let steps = sanctions.take(.struck(cases[1], half, at: 90 * Sample.day - 1))
    #expect(
      steps == [
        .propose(
          .warning,
          rung: 0,
          cases: [cases[0], cases[1]],
          strikes: Millionths(1),
          confirmations: 1
        )
      ]
    )
  }

  @Test mutating func `a comment from before a warning never leads past it`() {
    _ = sanctions.take(.struck(cases[0], Sample.strike, at: 0))
    _ = sanctions.take(.proposed(id(1), rung: 0, cases: [cases[0]]))
    #expect(sanctions.take(.struck(cases[1], Sample.strike, at: 1)) == [])
    _ = sanctions.take(.began(id(1), at: 2, until: 2))
    #expect(sanctions.due(at: 3) == [])
    #expect(sanctions.take(.struck(cases[2], Sample.strike, at: 3)).count == 1)
  }

  @Test mutating func `a proposal is withdrawn when its comment was lawful`() {
    _ = sanctions.take(.struck(cases[0], Sample.strike, at: 0))
    _ = sanctions.take(.proposed(id(1), rung: 0, cases: [cases[0]]))
    #expect(sanctions.take(.withdrawn(cases[0])) == [.withdraw(id(1))])
    _ = sanctions.take(.lostGround(id(1)))
    #expect(sanctions.due(at: 1) == [])
  }

  @Test mutating func `a restriction whose comment was lawful is told to have no ground`() {
    _ = offend(0, at: 0)
    #expect(sanctions.standing.unfounded == [])
    _ = sanctions.take(.withdrawn(cases[0]))
    #expect(sanctions.standing.unfounded == [id(0)])
  }

  @Test(
    "who is no person, or protected, is never restricted",
    arguments: [
      (AuthorIdentity(network: "vk", id: "-200000001"), nil, nil),
      (AuthorIdentity(network: "ok", id: "70000000001"), nil, "70000000001"),
      (AuthorIdentity(network: "telegram", id: "777000"), "user", nil),
      (AuthorIdentity(network: "telegram", id: "136817688"), nil, nil),
      (AuthorIdentity(network: "telegram", id: "1087968824"), nil, nil),
      (AuthorIdentity(network: "ok", id: "5"), "GROUP", nil),
      (AuthorIdentity(network: "vk", id: "310000001"), "user", nil),
    ] as [(AuthorIdentity, String?, String?)]
  )
  func protects(author: AuthorIdentity, kind: String?, page: String?) {
    var policy = RestrictionPolicy()
    policy.protected.insert("vk/310000001")
    var sanctions = Sanctions(policy, author: author, kind: kind, page: page)
    #expect(sanctions.take(.struck(cases[0], Sample.strike, at: 0)) == [])
    #expect(sanctions.standing.strikes.count == 1)
  }

  @Test func `protection is by network and number together`() {
    let author = AuthorIdentity(network: "vk", id: "777000")
    #expect(!RestrictionPolicy().protects(author, kind: "user", page: "-200000001"))
  }
}
