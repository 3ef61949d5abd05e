import Moderation
import Rules
import Testing

/// Tables of texts in nearly the same words, of which one is decided otherwise than the other.
@Suite struct PairTests {
  static let tables = [
    PairTable("unlawful-pairs.tsv", least: 200),
    PairTable("insult-pairs.tsv", least: 300),
    PairTable("spam-pairs.tsv", least: 250),
  ]

  @Test(arguments: tables)
  func `there are pairs`(_ table: PairTable) {
    #expect(table.rows.count == table.lines && table.lines >= table.least)
    #expect(Set(table.rows.map(\.text)).count == table.rows.count, "a text stands in it once")
    for (topic, rows) in Dictionary(grouping: table.rows, by: \.topic) {
      #expect(Set(rows.map(\.expected)).count > 1, "\(topic): contrasts nothing")
    }
  }

  @Test(arguments: tables.flatMap(\.rows))
  func `words alone do not decide`(_ row: PairTable.Row) throws {
    let (decision, rules) = try RealPack.decide(row.text)
    withKnownIssue {
      switch row.expected {
      case .unlawful(let isFlagged):
        #expect(decision.categories.contains(.unlawful) == isFlagged, "\(rules)")
      case .spam:
        #expect(decision.categories.contains(.spam), "\(rules)")
      case .action(let action):
        #expect(decision.action == action, "\(rules)")
      }
    } when: {
      knownWrong.contains(row.text)
    }
    if decision.categories == [.unlawful] {
      #expect(decision.action == .review)
      #expect(decision.isUrgent)
    }
  }
}

/// A file of lines `topic<TAB>what is expected<TAB>text`.
struct PairTable: Sendable, CustomTestStringConvertible {
  /// What a row asks of the decision on its text.
  enum Expectation: Hashable, Sendable {
    /// Whether it is put into the category `unlawful`; `flag` and `pass` in the file.
    case unlawful(Bool)
    /// That it is put into the category `spam`, for review or for removal; `spam` in the file.
    case spam
    /// This action and no other; the file names it.
    case action(Decision.Action)

    init?(_ word: Substring) {
      switch word {
      case "flag": self = .unlawful(true)
      case "pass": self = .unlawful(false)
      case "spam": self = .spam
      default:
        guard let action = Decision.Action(rawValue: String(word)) else { return nil }
        self = .action(action)
      }
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var topic: String
    var expected: Expectation
    var text: String

    var testDescription: String { "\(topic): \(text)" }
  }

  var name: String
  /// How many rows there must be at the least: a table that got lost would pass every test.
  var least: Int
  /// How many lines the file has.
  var lines: Int
  /// Those of the lines that can be read.
  var rows: [Row]

  var testDescription: String { name }

  init(_ name: String, least: Int) {
    let lines = QualityTests.lines(of: name)
    self.name = name
    self.least = least
    self.lines = lines.count
    rows = lines.compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 2)
      guard fields.count == 3, let expected = Expectation(fields[1]) else { return nil }
      return Row(topic: String(fields[0]), expected: expected, text: String(fields[2]))
    }
  }
}
