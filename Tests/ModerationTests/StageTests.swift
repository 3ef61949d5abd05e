import Moderation
import Rules
import Testing

/// Drafts, shadows and rules that decide.
@Suite struct StageTests {
  private func classifier(_ stage: String) throws -> Classifier {
    let rule = """
      - {id: new, title: т, category: profanity, weight: 1, stage: \(stage), \
      when: {list: new}, hit: [новое], miss: [а]}

      """
    return try Classifier(wordPack(more: rule, lists: ["new": "новое"]))
  }

  @Test(arguments: ["draft", "shadow", "live"])
  func `a stage says how much a rule takes part`(_ stage: String) throws {
    var classifier = try classifier(stage)
    classifier.decide("совсем новое слово")
    let decision = classifier.decision
    #expect(decision.action == (stage == "live" ? .remove : .allow))
    #expect(decision.findings.count == (stage == "draft" ? 0 : 1))
    #expect(decision.findings.allSatisfy { $0.isShadow == (stage == "shadow") })
    #expect(decision.scores[0] == (stage == "live" ? 1 : 0))
  }
}
