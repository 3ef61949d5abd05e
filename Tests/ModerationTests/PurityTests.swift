import Moderation
import Rules
import Testing

/// Deciding depends on the comment and the pack, and on nothing else.
@Suite struct PurityTests {
  /// Texts of every sort: long, short, broken, disguised.
  static let texts =
    words.map { "вот \($0.word) такой" } + labelWords.map(\.0) + [
      "", " ", "\u{0}", "пожар, яма, дурак, мат", "Д У Р А К", "дуpaк", "дур\u{200B}ак",
      String(repeating: "мат ", count: 500), "🔥🔥🔥", "ΔΥΡΑΚ", "@vasya дурак", "+7 900 123-45-67",
      "https://example.com/мат", "ду-рак", "мааааат", "м*т", "\u{FFFD}\u{FFFD}",
    ]

  @Test func `the comments before make no difference`() throws {
    let pack = try wordPack()
    let fresh = try Self.texts.map { text in
      var classifier = try Classifier(pack)
      classifier.decide(text)
      return Answer(classifier)
    }
    var used = try Classifier(pack)
    for first in Self.texts.indices {
      for second in Self.texts.indices {
        used.decide(Self.texts[first])
        used.decide(Self.texts[second])
        #expect(Answer(used) == fresh[second], "\(Self.texts[second]) after \(Self.texts[first])")
      }
    }
  }

  /// Everything that a decision tells.
  private struct Answer: Equatable {
    var decision: Decision
    var readings: String
    var reason: String

    init(_ classifier: borrowing Classifier) {
      decision = classifier.decision
      readings = classifier.readings.map { String(describing: $0) }.joined()
      reason = classifier.reason
    }
  }
}
