import Moderation
import Rules
import Testing

/// Thresholds of single pages.
@Suite struct PageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var network: String
    var page: String
    var text: String
    var action: Decision.Action
    var why: String

    init(_ network: String, _ page: String, _ text: String, _ action: Decision.Action, why: String)
    {
      self.network = network
      self.page = page
      self.text = text
      self.action = action
      self.why = why
    }

    var testDescription: String { why }
  }

  @Test(arguments: [
    Case("vk", "-3", "жопа", .allow, why: "a page without its own"),
    Case("vk", "-1", "жопа", .review, why: "network and page"),
    Case("ok", "-1", "жопа", .allow, why: "the same id in another network"),
    Case("vk", "-1", "дурак", .remove, why: "categories that the page leaves alone"),
    Case("vk", "-2", "дурак", .review, why: "a bare id, in one network"),
    Case("ok", "-2", "дурак", .review, why: "a bare id, in another"),
    Case("", "-2", "дурак", .review, why: "a bare id, without a network"),
    Case("vk", "-2", "дурачок", .allow, why: "a higher threshold"),
    Case("vk", "-2", "мат", .allow, why: "a category that the page turns off"),
    Case("", "", "дурак", .remove, why: "no page at all"),
    Case("vk/-1", "", "жопа", .allow, why: "a network that looks like a key"),
  ])
  func `pages have thresholds of their own`(_ c: Case) throws {
    var classifier = try Classifier(wordPack())
    let hasPages = classifier.hasPages
    #expect(hasPages)
    let number = classifier.page(network: c.network, id: c.page)
    classifier.decide(c.text, CommentContext(page: number))
    #expect(classifier.decision.action == c.action)
  }
}
