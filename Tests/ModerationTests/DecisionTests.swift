import Moderation
import Rules
import Testing

/// From scores to decisions.
@Suite struct DecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var action: Decision.Action
    var categories: [Rules.Category]
    var isUrgent: Bool
    var isGuarded: Bool
    var why: String

    init(
      _ text: String,
      _ action: Decision.Action,
      _ categories: [Rules.Category] = [],
      urgent: Bool = false,
      guarded: Bool = false,
      why: String
    ) {
      self.text = text
      self.action = action
      self.categories = categories
      isUrgent = urgent
      isGuarded = guarded
      self.why = why
    }

    var testDescription: String { "\(why): \(text)" }
  }

  static let thresholds = [
    Case("ничего", .allow, why: "nothing found"),
    Case("", .allow, why: "nothing written"),
    Case("полумат", .review, [.profanity], why: "between the thresholds"),
    Case("мат", .remove, [.profanity], why: "above both"),
    Case("дурак", .remove, [.insult], why: "at the threshold itself"),
    Case("полумат и мат", .remove, [.profanity], why: "weights add up"),
    Case("дурачок в шутку, шутка", .allow, why: "negative weights take away"),
    Case("жопа", .allow, why: "a category without thresholds"),
    Case("реклама", .review, [.spam], why: "at the review threshold"),
    Case("угроза", .review, [.unlawful], urgent: true, why: "never removed, but urgent"),
    Case(
      "угроза и мат",
      .review,
      [.profanity, .unlawful],
      urgent: true,
      why: "held, strongest first"
    ),
    Case("казино с угрозой: угроза", .review, [.spam, .unlawful], urgent: true, why: "held"),
    Case("полумат дурачок", .review, [.profanity, .insult], why: "equal ones in a fixed order"),
    Case("дурачок дурак полумат", .remove, [.insult, .profanity], why: "strongest first again"),
  ]

  static let guarded = [
    Case("яма", .allow, why: "a label is no violation"),
    Case("яма, дурак", .review, [.insult], guarded: true, why: "an insult in a complaint"),
    Case("яма, казино", .review, [.spam], guarded: true, why: "spam in a complaint"),
    Case("яма, мат", .remove, [.profanity], why: "profanity is not guarded"),
    Case(
      "яма, дурак, мат",
      .remove,
      [.profanity, .insult],
      guarded: true,
      why: "profanity removes all the same"
    ),
    Case("яма, дурачок", .review, [.insult], why: "nothing to guard against"),
    Case("где дурак", .remove, [.insult], why: "a label that does not guard"),
    Case("пожар", .allow, urgent: true, why: "an emergency stays and is urgent"),
    Case(
      "пожар, дурак",
      .review,
      [.insult],
      urgent: true,
      guarded: true,
      why: "an insult in an emergency"
    ),
  ]

  @Test(arguments: thresholds + guarded)
  func `decides`(_ c: Case) throws {
    var classifier = try Classifier(wordPack())
    classifier.decide(c.text)
    let decision = classifier.decision
    #expect(decision.action == c.action)
    #expect(decision.categories == c.categories)
    #expect(decision.isUrgent == c.isUrgent)
    #expect(decision.isGuarded == c.isGuarded)
    #expect(decision.scores.allSatisfy { (0...1).contains($0) })
  }

  @Test func `scores are sums between 0 and 1`() throws {
    var classifier = try Classifier(wordPack())
    classifier.decide("мат полумат дурак дурачок шутка")
    #expect(classifier.decision.scores[Rules.Category.profanity.index] == 1)
    #expect(classifier.decision.scores[Rules.Category.insult.index] == 0.8)
    classifier.decide("шутка")
    #expect(classifier.decision.scores == [0, 0, 0, 0, 0])
    classifier.decide("дурак дурак дурак")
    #expect(classifier.decision.scores[Rules.Category.insult.index] == 0.9)
  }

  @Test func `what falls short has a score and no category`() throws {
    var classifier = try Classifier(wordPack())
    classifier.decide("жопа")
    #expect(classifier.decision.scores[Rules.Category.rude.index] == 0.5)
    #expect(classifier.decision.categories.isEmpty)
    #expect(classifier.decision.findings.count == 1)
  }
}
