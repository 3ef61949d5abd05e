import Folding
import TestSupport
import Testing

@testable import Rules

/// Rules that are not asked would not have held.
@Suite struct TriggerTests {
  private static let conditions = [
    "{list: a}", "{list: [a, b]}", "{near: {list: a, of: b, within: 2, order: any}}",
    "{addressed: a}", "{count: {of: links, min: 1}}", "{count: {of: words, max: 2}}",
    "{count: {of: exclamations, min: 2}}", "{count: {of: lines, min: 2}}",
    "{count: {of: copies, min: 2}}", "{count: {of: mentions, min: 1}}",
    "{count: {list: a, min: 2}}", "{count: {list: a, max: 1}}",
    "{ratio: {of: capitals, min: 0.5}}", "{personal: phone}", "{personal: passport}",
    "{reply: true}", "{reply: false}", "{rule: c0}", "{label: thanks}",
    "{all: [{list: a}, {list: b}]}", "{any: [{list: a}, {count: {of: emoji, min: 1}}]}",
    "{any: [{all: [{list: a}, {list: b}]}, {all: [{list: b}, {rule: c5}]}]}",
    "{all: [{list: a}], not: {list: b}}", "{any: [{rule: c2}, {not: {list: a}}]}",
  ]

  private static let pieces = [
    "кот", "пёс", "дом", "ты", "КОТ", "!", "!!", "\n", "🔥", "https://a.ru/x", "+7 912 345-67-89",
    "1234 123456", "спасибо", "@vasya", "?",
  ]

  private static func pack() throws -> RulePack {
    var rules = labelRule("l", "thanks", when: "{list: c}")
    for (number, condition) in conditions.enumerated() {
      rules += rule("c\(number)", when: condition)
    }
    return try RulesTests.pack(
      rules: rules,
      lists: ["a": "кот", "b": "пёс", "c": "спасибо", "address/you": "ты"]
    )
  }

  @Test func `a rule that is not asked does not hold`() throws {
    let pack = try Self.pack()
    var searcher = try Searcher()
    var evaluation = Evaluation()
    var random = Seeded(17)
    var asked = 0
    let texts = 2000
    for length in 0..<texts {
      let text = (0..<(length % 7)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      var repeats = Repeats()
      repeats.copies = length % 3
      searcher.search(text.utf8.span, pack.lexicon)
      _ = evaluation.choose(
        for: searcher,
        isReply: length % 5 == 0,
        mentions: length % 11 == 0 && !text.isEmpty ? [0..<1] : [],
        repeats: repeats,
        .everything,
        pack
      )
      evaluation.evaluate(searcher, text.utf8.span, pack)
      for number in pack.rules.indices {
        if evaluation.asked[number / 64] >> UInt64(number % 64) & 1 == 1 {
          asked += 1
          continue
        }
        let holds = evaluation.ask(
          pack.conditions[number],
          rule: number,
          searcher,
          text.utf8.span
        )
        #expect(!holds, "\(pack.rules[number].id) on \(text)")
      }
    }
    // The test would say nothing if all were asked, or none.
    #expect(asked > texts && asked < texts * pack.rules.count / 2)
  }
}
