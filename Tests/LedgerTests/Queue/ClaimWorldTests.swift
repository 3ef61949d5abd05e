import Ledger
import Rules
import Testing

/// Two moderators and one case, in every order of everything that they can do.
@Suite struct ClaimWorldTests {
  enum Move: Hashable, CaseIterable {
    case claim, release, approve, skip, undo, wait

    var verb: CaseVerb? {
      switch self {
      case .claim: .claim
      case .release: .release
      case .approve: .decide(.approve, reason: "r")
      case .skip: .decide(.skip, reason: "r")
      case .undo: .undo(reason: "r")
      case .wait: nil
      }
    }
  }

  /// Whom the case belongs to, reckoned by the simplest means from what was done.
  private struct Twin {
    var holder: String?
    var until: Milliseconds = 0
    var verdicts: [(moderator: String, isFinal: Bool)] = []

    /// Whether the case lets the moderator do it.
    mutating func allows(_ move: Move, _ moderator: String, at now: Milliseconds) -> Bool {
      let held = now < until ? holder : nil
      if let held, held != moderator { return false }
      let isClosed = verdicts.last?.isFinal ?? false
      switch move {
      case .claim:
        if isClosed { return false }
        (holder, until) = (moderator, now + 30 * 60_000)
      case .release:
        if held != moderator { return false }
        holder = nil
      case .approve, .skip:
        if isClosed { return false }
        verdicts.append((moderator, move == .approve))
        holder = nil
      case .undo:
        if verdicts.last?.moderator != moderator { return false }
        verdicts.removeLast()
      case .wait: break
      }
      return true
    }
  }

  @Test func `nobody takes what another holds, in any order of four moves`() throws {
    var count = 0
    func explore(_ desk: Desk, _ twin: Twin, _ depth: Int) throws {
      for move in Move.allCases {
        for moderator in Desk.moderators {
          var (desk, twin) = (desk, twin)
          if let verb = move.verb {
            let before = desk.holder
            let refused = try desk.perform(verb, by: moderator)
            let allowed = twin.allows(move, moderator, at: desk.now)
            #expect((refused == nil) == allowed)
            if case .conflict = refused {
              Issue.record("the desk let pass what the ledger refuses")
            }
            if let before, before != moderator {
              #expect(refused == .held(by: before))
              #expect(desk.holder == before)
            }
          } else {
            if moderator == Desk.moderators[1] { continue }
            desk.now += 20 * 60_000
          }
          #expect(desk.holder == (desk.now < twin.until ? twin.holder : nil))
          count += 1
          if depth > 1 { try explore(desk, twin, depth - 1) }
        }
      }
    }
    try explore(try Desk(), Twin(), 4)
    #expect(count == 11 + 11 * 11 + 11 * 11 * 11 + 11 * 11 * 11 * 11)
  }

  @Test func `a claim runs out to the millisecond, and the takeover is told in the chain`() throws {
    var desk = try Desk()
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    desk.now += 30 * 60_000 - 1
    #expect(try desk.perform(.claim, by: "moderator:2") == .held(by: "moderator:1"))
    desk.now += 1
    #expect(desk.holder == nil)
    let before = desk.state.head.sequence
    #expect(try desk.perform(.claim, by: "moderator:2") == nil)
    #expect(desk.state.head.sequence == before + 2)
    #expect(
      try desk.perform(.decide(.approve, reason: "r"), by: "moderator:1")
        == .held(by: "moderator:2")
    )
  }

  @Test func `a clock that was far ahead does not lock a case`() throws {
    var desk = try Desk()
    desk.now += 365 * Sample.day
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    desk.now = Sample.now
    #expect(try desk.perform(.claim, by: "moderator:2") == nil)
  }

  @Test func `a claim can be made longer`() throws {
    var desk = try Desk()
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    desk.now += 20 * 60_000
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    desk.now += 20 * 60_000
    #expect(desk.holder == "moderator:1")
  }
}
