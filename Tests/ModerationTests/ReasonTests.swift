import Moderation
import Rules
import Testing

/// What moderators read.
@Suite struct ReasonTests {
  @Test(arguments: [
    ("ничего", "", "nothing to say"),
    ("жопа", "", "allowed"),
    ("яма", "", "a label alone is no reason"),
    ("мат", "мат", "one category"),
    ("угроза и мат", "мат; закон", "the strongest first"),
    ("яма, дурак", "оскорбление; есть обращение", "the guard"),
    ("яма, мат", "мат; есть обращение", "removed, and it wants an answer all the same"),
    ("где мат", "мат", "a label that does not guard"),
    ("пожар", "сообщение о беде; есть обращение", "an emergency"),
  ])
  func `says why`(_ text: String, _ reason: String, _ why: String) throws {
    var classifier = try Classifier(wordPack())
    classifier.decide(text)
    #expect(classifier.reason == reason, "\(why)")
  }

  @Test func `the guard keeps the label`() throws {
    var classifier = try Classifier(wordPack())
    classifier.decide("пожар, яма, где, дурак, мат")
    #expect(classifier.decision.labels == [.complaint, .question, .emergency])
    #expect(classifier.decision.action == .remove)
  }
}
