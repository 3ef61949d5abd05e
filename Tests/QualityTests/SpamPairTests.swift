import Moderation
import Rules
import Testing

/// Advertisements and bait, each beside a resident's words about the same thing; and announcements
/// of public bodies, which sell and recruit too but are no spam.
@Suite struct SpamPairTests {
  static let rows = PairTests.rows(of: "spam-pairs.tsv")

  @Test func `there are pairs`() {
    #expect(Self.rows.count == lines(of: "spam-pairs.tsv").count && Self.rows.count > 100)
  }

  @Test(arguments: rows)
  func `only the advertisement is flagged`(_ row: PairTests.Row) throws {
    let (decision, rules) = try RealPack.decide(row.text)
    #expect(decision.categories.contains(.spam) == row.isFlagged, "\(rules)")
    if !row.isFlagged { #expect(decision.action == .allow, "\(rules)") }
  }
}
