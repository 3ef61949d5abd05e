import Rules
import Testing

/// What rules are to one another.
@Suite struct RuleTests {
  let lists = ["cats": "кот*", "dogs": "пес"]

  @Test(arguments: [
    ("пес", ["dog"], "alone"),
    ("пес и кот", ["cat"], "taken back"),
    ("кот", ["cat"], "nothing to take back"),
  ])
  func `a rule cancels another`(_ text: String, _ expected: [String], _ why: String) throws {
    let rules =
      rule("cat", when: "{list: cats}", more: "cancels: [dog]") + rule("dog", when: "{list: dogs}")
    let answer = try Answer(pack(rules: rules, lists: lists), text)
    #expect(answer.places.keys.sorted() == expected, "\(why)")
  }

  @Test(arguments: ["draft", "shadow"])
  func `a rule that is not live cancels nothing`(_ stage: String) throws {
    let rules =
      rule("cat", stage: stage, when: "{list: cats}", more: "cancels: [dog]")
      + rule("dog", when: "{list: dogs}")
    #expect(try Answer(pack(rules: rules, lists: lists), "кот и пес").holds("dog"))
  }

  @Test func `a cancelled rule still counts for the rules that ask it`() throws {
    let rules =
      rule("cat", when: "{list: cats}", more: "cancels: [dog]") + rule("dog", when: "{list: dogs}")
      + rule("both", when: "{rule: dog}")
    let answer = try Answer(pack(rules: rules, lists: lists), "кот и пес")
    #expect(answer.places.keys.sorted() == ["both", "cat"])
  }

  @Test func `a cancelled label is not set`() throws {
    let rules =
      labelRule("l", "complaint", when: "{list: dogs}")
      + rule("cat", when: "{list: cats}", more: "cancels: [l]")
    #expect(try Answer(pack(rules: rules, lists: lists), "пес").labels == [.complaint])
    let answer = try Answer(pack(rules: rules, lists: lists), "кот и пес")
    #expect(answer.labels.isEmpty)
  }

  @Test(arguments: ["draft", "shadow", "live"])
  func `only live rules set labels`(_ stage: String) throws {
    let rules = labelRule("l", "question", when: "{list: cats}", stage: stage)
    let answer = try Answer(pack(rules: rules, lists: ["cats": "кот"]), "кот")
    #expect(answer.holds("l"))
    #expect(answer.labels == (stage == "live" ? [.question] : []))
  }

  @Test func `rules are asked behind those they depend on`() throws {
    let rules =
      rule("a", when: "{rule: b}") + rule("b", when: "{label: thanks}")
      + labelRule("c", "thanks", when: "{list: cats}")
    let pack = try pack(rules: rules, lists: ["cats": "кот"])
    #expect(pack.rules.map(\.id) == ["c", "b", "a"])
    #expect(try Answer(pack, "кот").holds("a"))
  }

  @Test func `a rule carries what its file says`() throws {
    let text = rule(
      "insult.x",
      category: "insult",
      weight: -0.25,
      stage: "shadow",
      when: "{list: cats}",
      more: "clause: п. 10, law: 53-ФЗ"
    )
    let rule = try #require(try pack(rules: text, lists: ["cats": "кот"]).rules.first)
    #expect(rule.id == "insult.x")
    #expect(rule.outcome == .category(.insult))
    #expect(rule.weight == -0.25)
    #expect(rule.stage == .shadow)
    #expect((rule.clause, rule.law) == ("п. 10", "53-ФЗ"))
    #expect(rule.hits.map(\.text) == ["а"] && rule.misses.map(\.text) == ["б"])
    #expect((rule.place.file, rule.place.line) == ("rules/test.yaml", 2))
  }
}
