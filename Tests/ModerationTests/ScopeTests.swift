import Moderation
import Rules
import TestSupport
import Testing

/// Leaving out what cannot change a decision changes no decision.
@Suite struct ScopeTests {
  /// Rules of every stage that speak for a category or against it, refer to one another, cancel one
  /// another and count.
  private static let rules = """
    - {id: s0, title: т, category: spam, weight: -0.4, stage: live, when: {list: a}, hit: [а], miss: [б]}
    - {id: s1, title: т, category: spam, weight: 0.6, stage: live, \
    when: {near: {list: b, of: a, within: 2, order: any}}, hit: [а], miss: [б]}
    - {id: s2, title: т, category: spam, weight: 0.9, stage: shadow, when: {list: b}, hit: [а], miss: [б]}
    - {id: s3, title: т, category: spam, weight: 0.9, stage: draft, when: {list: a}, hit: [а], miss: [б]}
    - {id: s4, title: т, category: insult, weight: 0.5, stage: live, \
    when: {all: [{rule: s3}, {not: {rule: s0}}]}, hit: [а], miss: [б]}
    - {id: s5, title: т, category: insult, weight: 0.5, stage: live, \
    when: {any: [{rule: s3}, {count: {list: [a, b], min: 3}}]}, hit: [а], miss: [б]}
    - {id: s6, title: т, category: profanity, weight: -0.5, stage: live, when: {list: b}, \
    hit: [а], miss: [б], cancels: [w0]}
    - {id: s7, title: т, label: thanks, stage: live, when: {count: {list: b, min: 2}}, hit: [а], miss: [б]}
    - {id: s8, title: т, category: rude, weight: 0.5, stage: live, \
    when: {count: {of: exclamations, min: 2}, not: {list: a}}, hit: [а], miss: [б]}

    """

  private static let lists = [
    "a": "кот\nбелый <2> кот\n!! рыжий кот", "b": "@readings all\nпёс\nпёс на цепи\nмат дня",
  ]

  private static let pieces =
    words.map(\.word) + labelWords.map { $0.0 } + [
      "кот", "пёс", "белый", "рыжий", "на", "цепи", "м а т", "дня", "!", "!!", ".", "🔥", "к0т",
    ]

  @Test func `what cannot change a decision may be left out`() throws {
    let pack = try wordPack(more: Self.rules, lists: Self.lists)
    var some = try Classifier(pack)
    var all = try Classifier(pack, asking: .everything)
    var random = Seeded(29)
    var left = 0
    for length in 0..<1500 {
      let text = (0..<(length % 9)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      let context = CommentContext(isReply: length % 3 == 0)
      some.decide(text, context)
      all.decide(text, context)
      let isSame = Self.isSame(some, all)
      #expect(isSame, "\(text)")
      left += all.evaluation.held.count - some.evaluation.held.count
    }
    // The test would say nothing if no rule was ever left out.
    #expect(left > 50)
  }

  /// There is a limit to how many pieces of words are looked at, and no list may use up another's.
  @Test func `a long text decides alike, too`() throws {
    let rules = """
      - {id: p, title: т, category: profanity, weight: 1, stage: live, when: {list: p}, hit: [а], miss: [б]}
      - {id: q, title: т, category: spam, weight: 1, stage: draft, when: {list: q}, hit: [а], miss: [б]}

      """
    let lists = ["p": "@readings whole\nбля", "q": "@readings all\nкот"]
    let pack = try wordPack(more: rules, lists: lists)
    var some = try Classifier(pack)
    var all = try Classifier(pack, asking: .everything)
    for count in [1, 100, 1000] {
      let text = String(repeating: "до кот на ", count: count) + "кора*бля"
      some.decide(text)
      all.decide(text)
      let isSame = Self.isSame(some, all)
      #expect(isSame, "\(count)")
      #expect(some.decision.action == .allow)
    }
  }

  @Test func `an entry is counted though its rule has nothing to ask`() throws {
    let rule = """
      - {id: n, title: т, category: spam, weight: 1, stage: live, \
      when: {near: {list: a, of: b, within: 2, order: any}}, hit: [а], miss: [б]}

      """
    let pack = try wordPack(more: rule, lists: ["a": "кот", "b": "пёс"])
    var classifier = try Classifier(pack, asking: .everything)
    let text = Array("один кот".utf8)
    classifier.decide(text.span)
    var profile = PackProfile(pack)
    classifier.add(text.span, to: &profile)
    let found = pack.lexicon.entries.indices.filter { profile.entries[$0].texts > 0 }
    #expect(found.map { pack.lexicon.entries[$0].text } == ["кот"])
  }

  /// Whether two classifiers decided alike and for the same reasons.
  private static func isSame(_ some: borrowing Classifier, _ all: borrowing Classifier) -> Bool {
    let (a, b) = (some.decision, all.decision)
    guard a.action == b.action, a.isUrgent == b.isUrgent, a.isGuarded == b.isGuarded,
      a.categories == b.categories, a.labels == b.labels, a.scores == b.scores,
      a.findings == b.findings
    else { return false }
    return zip(a.findings, b.findings).allSatisfy {
      some.readings[$0.reading] == all.readings[$1.reading]
    }
  }
}
