import Moderation
import Rules
import Testing

/// What a hostile text cannot do.
@Suite struct LimitTests {
  @Test func `no more findings than the limit`() throws {
    var classifier = try Classifier(wordPack())
    classifier.decide(String(repeating: "дурак да ", count: 1000))
    #expect(classifier.decision.findings.count == Classifier.findingLimit)
    #expect(classifier.decision.action == .remove)
  }

  @Test(arguments: ["яма ", "жопа ", "мат "])
  func `a word without end does not hide what else decided`(_ word: String) throws {
    var classifier = try Classifier(wordPack())
    classifier.decide(String(repeating: word, count: 500) + "дурачок реклама")
    let rules = Set(classifier.decision.findings.map { classifier.pack.rules[$0.rule].id })
    #expect(rules.isSuperset(of: ["w3", "w5"]))
    #expect(classifier.decision.findings.count <= Classifier.findingLimit)
  }

  @Test func `findings come in the order of the text, each once`() throws {
    var classifier = try Classifier(wordPack())
    classifier.decide("мат дурак мат жопа дурак")
    let places = classifier.decision.findings.map(\.bytes)
    #expect(places == [0..<6, 7..<17, 18..<24, 25..<33, 34..<44])
  }

  @Test(arguments: [(0, Decision.Action.remove), (1, .allow)])
  func `a text is read as far as the limit`(_ more: Int, _ action: Decision.Action) throws {
    var classifier = try Classifier(wordPack())
    let word = "мат"
    let filler = Classifier.textLimit - word.utf8.count + more
    var text = Array(repeating: UInt8(ascii: " "), count: filler)
    text += word.utf8
    classifier.decide(text.span)
    #expect(classifier.decision.action == action)
  }

  @Test func `a character cut in two at the limit harms nothing`() throws {
    var classifier = try Classifier(wordPack())
    for shift in 0..<5 {
      let text = String(repeating: "x", count: shift) + String(repeating: "🔥мат", count: 30_000)
      classifier.decide(text)
      #expect(classifier.decision.action == .remove)
    }
  }

  @Test(
    arguments: [
      [0xFF, 0xFE], [0xD0], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0], [0xC0, 0x80],
      Array("мат".utf8) + [0xD0],
    ] as [[UInt8]]
  )
  func `broken bytes are no crash`(_ bytes: [UInt8]) throws {
    var classifier = try Classifier(wordPack())
    classifier.decide(bytes.span)
    let text = Array("дурак ".utf8) + bytes + Array(" мат".utf8)
    classifier.decide(text.span)
    #expect(classifier.decision.action == .remove)
    #expect(classifier.decision.findings.allSatisfy { $0.bytes.upperBound <= text.count })
  }
}
