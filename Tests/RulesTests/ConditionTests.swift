import Rules
import TestSupport
import Testing

/// Every row of the table of conditions in `docs/rules.ru.md`.
@Suite struct ConditionTests {
  /// A condition and a text; where it holds, the marked places are what it rests on.
  struct Case: Sendable, CustomTestStringConvertible {
    var when: String
    var text: Marked
    var holds: Bool
    var isReply: Bool
    var why: String

    static func hit(_ when: String, _ text: String, reply: Bool = false, why: String) -> Case {
      Case(when: when, text: Marked(text), holds: true, isReply: reply, why: why)
    }

    static func miss(_ when: String, _ text: String, reply: Bool = false, why: String) -> Case {
      Case(when: when, text: Marked(text), holds: false, isReply: reply, why: why)
    }

    var testDescription: String { "\(why): \(text)" }
  }

  static let lists = [
    "cats": "кот*\n", "dogs": "пес\nпсы\n", "rude": "дебил*\nведи себя тихо\n",
    "address/you": "ты\nвы\nтебя\nвас\nслышь\n", "sites": "example.com\nПример.рф\n",
    "fakes": "*bank-*\n! Bank-One.ru\n",
  ]

  @Test(arguments: lexical + counted + personal + logical)
  func `a condition holds`(_ c: Case) throws {
    var rules = rule(when: c.when)
    rules += labelRule("l", "complaint", when: "{list: cats}")
    rules += rule("dog", when: "{list: dogs}")
    // Hosts are told from words by the rules that ask for them.
    rules += rule("use", when: "{any: [{list: rude}, {domain: sites}, {domain: fakes}]}")
    let answer = try Answer(pack(rules: rules, lists: Self.lists), c.text.text, isReply: c.isReply)
    #expect(answer.holds() == c.holds, "\(c.when)")
    let places = (answer.places["r"] ?? []).sorted { $0.lowerBound < $1.lowerBound }
    guard c.holds else { return }
    #expect(places == c.text.ranges, "\(c.when)")
  }
}
