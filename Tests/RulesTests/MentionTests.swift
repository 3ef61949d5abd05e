import Rules
import TestSupport
import Testing

/// What the rules make of words by which only the network knows that somebody is mentioned.
@Suite struct MentionTests {
  /// A text with the mentioned words between brackets, and whether a rule holds.
  struct Case: Sendable, CustomTestStringConvertible {
    var when: String
    var text: Marked
    var holds: Bool
    var why: String

    init(_ when: String, _ text: String, _ holds: Bool, why: String) {
      self.when = when
      self.text = Marked(text)
      self.holds = holds
      self.why = why
    }

    var testDescription: String { "\(why): \(text)" }
  }

  static let addressed = "{addressed: rude}"

  @Test(arguments: [
    Case(addressed, "⟦Иван⟧, ну и дебил", true, why: "an insult behind a mention"),
    Case(addressed, "Иван, ну и дебил", false, why: "the same without one"),
    Case(addressed, "⟦Иван Образцов⟧ дебил", true, why: "a mention of two words"),
    Case(addressed, "⟦дебил⟧", true, why: "somebody is mentioned by the insult"),
    Case(addressed, "⟦Иван⟧ прав. А сосед дебил", false, why: "a mention in another sentence"),
    Case(addressed, "дебил сосед, правда, ⟦Иван⟧?", false, why: "behind it, as with @ivan"),
    Case(
      addressed,
      "⟦Иван⟧ раз два три четыре пять шесть семь восемь девять дебил",
      false,
      why: "a mention far away"
    ),
    Case("{count: {of: mentions, min: 2}}", "⟦Иван⟧ и ⟦Анна Пример⟧", true, why: "all count"),
    Case("{count: {of: mentions, min: 3}}", "⟦Иван⟧ и ⟦Анна Пример⟧", false, why: "each once"),
    Case("{count: {of: mentions, min: 2}}", "⟦@ivan⟧ да", false, why: "what is seen anyway, once"),
    Case("{list: rude}", "⟦дебил⟧ пришёл", true, why: "mentioned words are read like all others"),
  ])
  func `a mention is seen`(_ c: Case) throws {
    let lists = ["rude": "дебил*\n", "address/you": "ты\nвы\n"]
    let rules = rule(when: c.when) + rule("use", when: "{list: rude}")
    let answer = try Answer(
      pack(rules: rules, lists: lists),
      c.text.text,
      mentions: c.text.ranges
    )
    #expect(answer.holds() == c.holds)
  }

  @Test func `the name in VK's form of a mention is read`() throws {
    let answer = try Answer(pack(list: "дебил*"), "[id310000007|дебил], привет")
    #expect(answer.places["r"]?.count == 1)
  }
}
