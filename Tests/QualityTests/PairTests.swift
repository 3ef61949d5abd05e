import Moderation
import Rules
import Testing

/// Pairs of texts in the same words, of which one breaks the law and the other does not.
@Suite struct PairTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var topic: String
    var isFlagged: Bool
    var text: String

    var testDescription: String { "\(topic): \(text)" }
  }

  static let rows = rows(of: "unlawful-pairs.tsv")

  /// The pairs in a file of `Data`: lines of `topic<TAB>flag|pass<TAB>text`. A line of another shape
  /// is left out, so compare the count.
  static func rows(of file: String) -> [Row] {
    lines(of: file).compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 2)
      guard fields.count == 3, ["flag", "pass"].contains(fields[1]) else { return nil }
      return Row(topic: String(fields[0]), isFlagged: fields[1] == "flag", text: String(fields[2]))
    }
  }

  @Test func `there are pairs`() {
    #expect(Self.rows.count == lines(of: "unlawful-pairs.tsv").count && Self.rows.count > 200)
  }

  @Test(arguments: rows)
  func `the unlawful one is flagged`(_ row: Row) throws {
    let (decision, rules) = try RealPack.decide(row.text)
    #expect(decision.categories.contains(.unlawful) == row.isFlagged, "\(rules)")
    if decision.categories == [.unlawful] {
      #expect(decision.action == .review)
      #expect(decision.isUrgent)
    }
  }
}
