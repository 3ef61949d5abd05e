import Folding
import Matching
import TestSupport
import Testing

@testable import Rules

/// Stretches that are not read in every way would have been read in vain.
@Suite struct DisguiseTwinTests {
  private static let pieces = [
    "ху", "й", "х", "у", "бл", "ять", "кто", "то", "и", "я", "ь", "о", "ъ", "е", "еб", "ы", "б",
    "Ху", "хх", "ё", "п", "o", "x", "1", "🔥",
  ]
  private static let joints = ["-", " ", ".", " - ", "|", "", "*", ", ", "\u{200B}", "- "]

  /// Long texts of many pieces, and short ones that come again, among which most is remembered.
  @Test(arguments: [2...6, 1...3])
  func `agrees with reading everything in every way`(lengths: ClosedRange<Int>) throws {
    try check(fewestSkipped: 500) { random in
      var text = ""
      for _ in 0..<Int.random(in: lengths, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
        text += Self.joints.randomElement(using: &random) ?? ""
      }
      return text
    }
  }

  /// Latin words, most of which begin like no listed word in any way.
  @Test func `agrees with reading every Latin word in every way`() throws {
    let letters = Array("abcdefghijklmnopqrstuvwxyzXYBIiluyexshbpz")
    try check(fewestSkipped: 2000) { random in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let word = String(
          (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in
            letters.randomElement(using: &random)
          }
        )
        return word + (["", "", "", "*", "|", "!", ")"].randomElement(using: &random) ?? "")
      }.joined(separator: " ")
    }
  }

  private func check(fewestSkipped: Int, _ makeText: (inout Seeded) -> String) throws {
    let pack = try pack(list: "@readings all\nхуй*\nблять\nеб*\nпы\nъеб*\nфи*")
    var searcher = try Searcher()
    var builder = try LatticeBuilder()
    var random = Seeded(23)
    var skipped = 0
    var recalled = 0
    for _ in 0..<6000 {
      let text = makeText(&random)
      let bytes = Array(text.utf8)
      searcher.search(bytes.span, pack.lexicon)
      let found = Set(
        searcher.hits.filter { $0.source == .lattice }.map { Place($0, searcher.readings) }
      )
      var walk = LatticeWalk()
      var hits: [Hit] = []
      for suspect in searcher.text.suspects {
        for way in LatticeBuilder.ways(of: suspect, in: searcher.text) {
          var tokens = suspect.tokens
          while !tokens.isEmpty {
            let next = builder.build(bytes.span, searcher.text, tokens: tokens, way: way)
            walk.walk(
              builder.lattice,
              pack.lexicon.disguisedAutomaton,
              needsGaps: suspect.isSpaced,
              into: &hits
            )
            tokens = next..<tokens.upperBound
          }
        }
      }
      for index in hits.indices {
        hits[index].pattern = Int(pack.lexicon.disguisedPatterns[hits[index].pattern])
      }
      if searcher.cases.contains(where: { $0.answer.isKnown }) { recalled += 1 }
      if hits.isEmpty && !searcher.text.suspects.isEmpty { skipped += 1 }
      #expect(found == Set(hits.map { Place($0, walk.readings) }), "\(text)")
    }
    #expect(skipped > fewestSkipped)
    #expect(recalled > 100)
  }

  /// What was found where.
  private struct Place: Hashable {
    var pattern: Int
    var tokens: Range<Int>
    var disguise: Disguise
    var reading: [Symbol]

    init(_ hit: Hit, _ readings: [Symbol]) {
      pattern = hit.pattern
      tokens = hit.tokens
      disguise = hit.disguise
      reading = Array(readings[hit.reading])
    }
  }
}
