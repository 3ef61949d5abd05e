import Rules
import Testing

/// Each file is told every mistake, whatever else is wrong with it.
@Suite struct AllAtOnceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The fields of one rule, and how many of them are wrong.
    var rule: String
    var mistakes: Int
    var why: String

    var testDescription: String { why }
  }

  @Test(arguments: [
    Case(
      rule: "id: a, title: т, category: rude, weight: 2, stage: x, when: {reply: 1}",
      mistakes: 5,
      why: "weight, stage, condition, hit, miss"
    ),
    Case(
      rule: "id: я, title: т, category: мат, weight: 2, when: {reply: true}, hit: [а], miss: [б]",
      mistakes: 3,
      why: "id, category, weight"
    ),
    Case(
      rule: "id: a, title: [т], category: rude, weight: 2, when: {reply: true}, hit: [], miss: []",
      mistakes: 4,
      why: "title, weight, hit, miss"
    ),
    Case(
      rule: "id: a, titel: т, title: т, category: rude, weight: 1, when: {}, hit: [а], miss: [б]",
      mistakes: 2,
      why: "an unknown field, an empty condition"
    ),
    Case(
      rule: "id: a, title: т, category: rude, weight: 1, hit: [а], miss: [б], "
        + "when: {near: {within: 99, order: x}}",
      mistakes: 4,
      why: "list, of, within, order"
    ),
    Case(
      rule: "id: a, title: т, category: rude, weight: 1, hit: [а], miss: [б], "
        + "when: {all: [{x: 1}, {personal: y}, {label: z}]}",
      mistakes: 3,
      why: "every part of a condition"
    ),
    Case(
      rule: "id: a, title: т, category: rude, weight: 1, hit: [а], miss: [б], "
        + "when: {list: [a, b], domain: c, rule: d, addressed: e}",
      mistakes: 6,
      why: "every name, and that there is no list of addresses"
    ),
    Case(
      rule: "id: a, title: т, category: rude, weight: 1, hit: [а], miss: [б], "
        + "when: {list: [], count: {of: links, min: 3, max: 2}, ratio: {min: 2}}",
      mistakes: 4,
      why: "a list of nothing, reversed bounds, a bad bound, nothing to measure"
    ),
  ])
  func `all mistakes of a rule are told`(_ c: Case) throws {
    let error = try #require(throws: PackError.self) {
      _ = try pack(rules: "- {\(c.rule)}\n")
    }
    #expect(error.diagnostics.count { !$0.isWarning } == c.mistakes)
  }

  @Test func `mistakes come in the order of files, lines and columns`() throws {
    let error = try #require(throws: PackError.self) {
      _ = try RulePack(
        PackSources(files: [
          "rules/policy.yaml": "categories: {spam: {review: 2, remove: 2}, мат: {}}\n",
          "rules/b.yaml": "rules: нет\n", "rules/a.yaml": "\n\nправила: нет\n",
          "wordlists/b.txt": "а)\nб)\n", "wordlists/a.txt": ")\n",
        ])
      )
    }
    let places = error.diagnostics.filter { !$0.isWarning }.map(\.place)
    #expect(
      places.map { "\($0.file):\($0.line)" } == [
        "rules/a.yaml:3", "rules/b.yaml:1", "rules/policy.yaml:1", "rules/policy.yaml:1",
        "rules/policy.yaml:1", "wordlists/a.txt:1", "wordlists/b.txt:1", "wordlists/b.txt:2",
      ]
    )
    let columns = places[2...4].map(\.column)
    #expect(columns == columns.sorted())
  }
}
