import Ledger
import Rules
import Testing

/// Two moderators and one case, in every order of everything that they can do.
@Suite struct ClaimWorldTests {
  enum Move: Hashable, CaseIterable {
    case claim, release, approve, skip, undo, reopen, wait, edit

    var verb: CaseVerb? {
      switch self {
      case .claim: .claim
      case .release: .release
      case .approve: .decide(.approve, reason: "r")
      case .skip: .decide(.skip, reason: "r")
      case .undo: .undo(reason: "r")
      case .reopen: .reopen(reason: "r")
      case .wait, .edit: nil
      }
    }
  }

  /// Whom the case belongs to, reckoned by the simplest means from what was done.
  private struct Twin {
    var holder: String?
    var until: Milliseconds = 0
    var verdicts: [(moderator: String, isFinal: Bool, edit: Int)] = []
    var edit = 0

    /// The edit that the holder saw, and whoever held the case last and did not decide.
    var seen = 0

    /// Whether the case lets the moderator do it.
    mutating func allows(_ move: Move, _ moderator: String, at now: Milliseconds) -> Bool {
      let held = now < until ? holder : nil
      if let held, held != moderator { return false }
      let isClosed = verdicts.contains { $0.isFinal && $0.edit == edit }
      switch move {
      case .claim:
        if isClosed { return false }
        (holder, until, seen) = (moderator, now + 30 * 60_000, edit)
      case .release:
        if held != moderator { return false }
        holder = nil
      case .approve, .skip:
        if isClosed || holder == moderator && seen != edit { return false }
        verdicts.append((moderator, move == .approve, edit))
        holder = nil
      case .undo:
        if verdicts.last?.moderator != moderator { return false }
        verdicts.removeLast()
      case .reopen:
        if !isClosed { return false }
        // Another's claim that has run out is given back first.
        if holder != moderator { holder = nil }
        verdicts.removeAll { $0.isFinal && $0.edit == edit }
      case .wait, .edit: break
      }
      return true
    }
  }

  @Test
  func
    `nobody takes what another holds or judges what nobody has seen, in any order of four moves`()
    throws
  {
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
            if move == .wait {
              desk.now += 20 * 60_000
            } else {
              try desk.edit()
              twin.edit += 1
              twin.until = 0
            }
          }
          #expect(desk.holder == (desk.now < twin.until ? twin.holder : nil))
          count += 1
          if depth > 1 { try explore(desk, twin, depth - 1) }
        }
      }
    }
    try explore(try Desk(), Twin(), 4)
    #expect(count == 14 + 14 * 14 + 14 * 14 * 14 + 14 * 14 * 14 * 14)
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

  @Test func `an edit ends a claim, and who held it looks again before deciding`() throws {
    var desk = try Desk()
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    try desk.edit()
    #expect(desk.holder == nil)
    let approve = CaseVerb.decide(.approve, reason: "r")
    #expect(try desk.perform(approve, by: "moderator:1") == .edited)
    #expect(try desk.perform(.claim, by: "moderator:1") == nil)
    #expect(try desk.perform(approve, by: "moderator:1") == nil)
    let last = try #require(desk.theCase?.edits.last?.sequence)
    #expect(desk.theCase?.verdict?.edit == 1)
    #expect(last == 3)
  }

  @Test func `a verdict names what was judged, and is given on nothing else`() throws {
    var desk = try Desk()
    let first = try #require(desk.theCase?.edits.last?.sequence)
    let verb = CaseVerb.decide(.approve, reason: "r", event: first)
    try desk.edit()
    #expect(try desk.perform(verb, by: "moderator:1") == .edited)
    let verdict = Verdict(caseID: Desk.id, choice: .approve, reason: "r", evidence: first)
    #expect(throws: LedgerConflict(.otherEdit, Desk.id.description)) {
      try desk.append([.verdictGiven(verdict)], "moderator:1")
    }
    let second = try #require(desk.theCase?.edits.last?.sequence)
    let right = CaseVerb.decide(.approve, reason: "r", event: second)
    #expect(try desk.perform(right, by: "moderator:1") == nil)
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
