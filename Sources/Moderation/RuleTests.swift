public import Folding
public import Rules

/// A text that a rule carries as its own test and does not pass.
public struct FailedExample: Equatable, Sendable {
  /// The rule.
  public var rule: String

  /// The text.
  public var text: String

  /// Where it stands.
  public var place: Diagnostic.Place

  /// Whether the rule should have held.
  public var shouldHit: Bool

  /// Whether the rule decides, so that the failure keeps the pack from loading.
  public var isLive: Bool
}

extension RulePack {
  /// Runs the tests that the rules carry and returns those that fail.
  ///
  /// - Throws: An `ICUError` if ICU's data is missing.
  public func failedExamples() throws(ICUError) -> [FailedExample] {
    var classifier = try Classifier(self, asking: .everything)
    var failed: [FailedExample] = []
    for (number, rule) in rules.enumerated() {
      for (examples, shouldHit) in [(rule.hits, true), (rule.misses, false)] {
        for example in examples {
          classifier.decide(
            example.text,
            CommentContext(isReply: example.isReply, repeats: example.repeats)
          )
          guard classifier.evaluation.holds[number] != shouldHit else { continue }
          failed.append(
            FailedExample(
              rule: rule.id,
              text: example.text,
              place: Diagnostic.Place(rule.place.file, line: example.line),
              shouldHit: shouldHit,
              isLive: rule.stage == .live
            )
          )
        }
      }
    }
    return failed
  }
}
