import Ledger
import Testing

/// Every life of five happenings that one author can lead.
@Suite struct SanctionsWorldTests {
  private func live(_ check: (World) -> Bool) -> Int {
    var wrong = 0
    func go(_ world: World, _ left: Int) {
      if !check(world) { wrong += 1 }
      guard left > 0 else { return }
      for happening in Happening.allCases {
        var next = world
        next.live(happening)
        go(next, left - 1)
      }
    }
    go(World(), 5)
    return wrong
  }

  @Test func `agrees with whoever reads the whole history anew`() {
    let wrong = live { world in
      let naive = naivelyDue(world.history, at: world.now)
      switch world.sanctions.due(at: world.now).first {
      case .propose(_, let rung, let cases, _, _):
        return naive?.rung == rung && naive?.cases == cases
      case nil: return naive == nil
      case .withdraw: return false
      }
    }
    #expect(wrong == 0)
  }

  @Test func `what must always hold, holds`() {
    let wrong = live { world in
      let standing = world.sanctions.standing
      let pending = standing.sanctions.filter(\.isPending)
      // One question at a time, never without ground, no case twice, nothing but by the ladder.
      return pending.count <= 1
        && pending.allSatisfy { standing.weight(of: $0.id) >= Millionths(1) }
        && Set(standing.strikes.map(\.caseID)).count == standing.strikes.count
        && standing.sanctions.allSatisfy { $0.rung.map { (0...2).contains($0) } ?? false }
        && standing.sanctions.allSatisfy { $0.isPending == ($0.startsAt == nil) }
        && (standing.sanctions.allSatisfy { $0.startsAt == nil }
          || world.history.contains { if case .began = $0 { true } else { false } })
    }
    #expect(wrong == 0)
  }

  @Test func `nobody rises two rungs at once`() {
    let wrong = live { world in
      let rungs = world.sanctions.standing.sanctions.compactMap(\.rung)
      return zip(rungs, rungs.dropFirst()).allSatisfy { $1 <= $0 + 1 } && (rungs.first ?? 0) <= 2
    }
    #expect(wrong == 0)
  }

  /// Each pair of lives of three happenings, lived by turns and one behind the other.
  @Test func `what one author does changes nothing for another`() {
    var lives: [[Happening]] = [[]]
    for _ in 0..<2 { lives = lives.flatMap { life in Happening.allCases.map { life + [$0] } } }
    for first in lives {
      for second in lives {
        var together = [World(), World()]
        for (a, b) in zip(first, second) {
          together[0].live(a)
          together[1].live(b)
        }
        var alone = World()
        for happening in first { alone.live(happening) }
        #expect(together[0].sanctions.standing == alone.sanctions.standing)
      }
    }
  }
}
