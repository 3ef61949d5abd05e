import Folding
import TestSupport
import Testing

@testable import Matching

/// The walk and a search through every path, in lattices small enough for that.
@Suite struct LatticeWalkTwinTests {
  private static let patterns = [
    "хуй", "ху*", "сук?а", "сух", "ух*", "как", "ка*", "с?ос", "кос*", "уу", "хах*", "аху*", "нос",
    "сосна*", "кухня*",
  ].map { Pattern($0) }

  /// Letters, marks and gaps, without digits and masks: those are weighed as well as walked.
  private static let pieces = [
    "х", "у", "й", "x", "y", "u", "a", "а", "c", "с", "о", "o", "k", "к", "h", "н", "-", ",", "'",
    "\u{200B}", "\u{301}", "хх", "уy", "kh", " ", "😀",
  ]

  @Test(arguments: 0..<4)
  func `agrees with a search through every path`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let automaton = Automaton(Self.patterns, isAnchored: true)
    var walk = LatticeWalk()
    var foundAny = 0
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 2...8, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }.joined()
      // Rows of pieces are weighed, too: other tests see to them.
      for (lattice, needsGaps) in try lattices(of: text)
      where isWeighless(lattice) && !needsGaps {
        var hits: [Hit] = []
        walk.removeAll()
        walk.walk(lattice, automaton, needsGaps: needsGaps, into: &hits)
        let found = Set(hits.map(\.pattern))
        let expected = naivePatterns(in: lattice, Self.patterns, needsGaps: needsGaps)
        #expect(found == expected, "\(text.debugDescription)")
        foundAny += expected.isEmpty ? 0 : 1
      }
    }
    #expect(foundAny > 20)
  }

  private func isWeighless(_ lattice: Lattice) -> Bool {
    lattice.edges.allSatisfy { $0.reading != .any && !$0.disguise.contains(.digit) }
  }
}
