import Folding
import Testing

@testable import Matching

/// The automaton and the matcher anyone would write, in a world small enough to ask everything.
@Suite struct AutomatonTwinTests {
  /// Every part over «а» and «б» of up to so many symbols and operations.
  private static func parts(upTo size: Int) -> [Pattern.Part] {
    var bySize: [[Pattern.Part]] = [[], Symbol.symbols(of: "аб").map { .symbol($0) }]
    for size in 2...size {
      var parts: [Pattern.Part] = []
      for left in 1..<size {
        for first in bySize[left] {
          for second in bySize[size - left] {
            parts.append(.sequence([first, second]))
            if first != second { parts.append(.choice([first, second])) }
          }
        }
      }
      bySize.append(parts + bySize[size - 1].map { .optional($0) })
    }
    return bySize.joined().filter { $0.shortest > 0 }
  }

  /// The four ways in which a pattern may be open.
  private static func patterns(upTo size: Int) -> [Pattern] {
    parts(upTo: size).flatMap { part in
      [(false, false), (false, true), (true, false), (true, true)].map {
        Pattern(part, isOpenAtStart: $0.0, isOpenAtEnd: $0.1)
      }
    }
  }

  private static let world = words(over: "аб", upTo: 5)

  /// The numbers of the words that a pattern matches.
  private static func matches(_ pattern: Pattern, isAnchored: Bool = false) -> Set<Int> {
    Set(world.indices.filter { pattern.matches(world[$0], isAnchored: isAnchored) })
  }

  private static func disagrees(
    _ patterns: [Pattern],
    _ expected: [Set<Int>],
    isAnchored: Bool = false
  ) -> Bool {
    let automaton = Automaton(patterns, isAnchored: isAnchored)
    return world.indices.contains { index in
      automaton.patterns(in: world[index])
        != patterns.indices.filter { expected[$0].contains(index) }
    }
  }

  @Test(arguments: [false, true])
  func `agrees about every pattern of up to three pieces`(isAnchored: Bool) {
    for pattern in Self.patterns(upTo: 3) {
      let expected = Self.matches(pattern, isAnchored: isAnchored)
      #expect(!Self.disagrees([pattern], [expected], isAnchored: isAnchored), "\(pattern)")
    }
  }

  /// Every pair of up to two pieces, and each of three pieces with
  /// every seventeenth before it: all of them would take half a minute.
  @Test func `agrees about pairs of patterns`() {
    let patterns = Self.patterns(upTo: 3)
    let expected = patterns.map { Self.matches($0) }
    let small = Self.patterns(upTo: 2).count
    for first in patterns.indices {
      let others =
        first < small
        ? Array(0..<small) : Array(stride(from: first % 17, through: first, by: 17))
      for second in others
      where Self.disagrees(
        [patterns[first], patterns[second]],
        [expected[first], expected[second]]
      ) {
        Issue.record("\(patterns[first]) and \(patterns[second])")
      }
    }
  }

  @Test(arguments: [false, true])
  func `agrees about all patterns at once`(isAnchored: Bool) {
    let patterns = Self.patterns(upTo: 3)
    let expected = patterns.map { Self.matches($0, isAnchored: isAnchored) }
    #expect(!Self.disagrees(patterns, expected, isAnchored: isAnchored))
  }

  @Test func `an anchored automaton is that of the patterns closed at their start`() {
    let patterns = Self.patterns(upTo: 3)
    let closed = patterns.map { Pattern($0.part, isOpenAtEnd: $0.isOpenAtEnd) }
    let anchored = Automaton(patterns, isAnchored: true)
    let other = Automaton(closed)
    #expect(anchored.stateCount == other.stateCount)
    #expect(anchored.firstAccepting == other.firstAccepting)
    for word in Self.world { #expect(anchored.patterns(in: word) == other.patterns(in: word)) }
  }
}
