import Moderation
import Rules
import Testing

/// What makes two texts nearly the same.
@Suite struct FingerprintTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var first: String
    var second: String
    var isLike: Bool
    var why: String

    init(_ first: String, _ second: String, isLike: Bool, why: String) {
      self.first = first
      self.second = second
      self.isLike = isLike
      self.why = why
    }

    var testDescription: String { why }
  }

  static let long =
    "Ремонт квартир под ключ любой сложности недорого быстро качественно гарантия договор "
    + "бесплатный выезд мастера скидка пенсионерам работаем ежедневно"

  @Test(arguments: [
    Case("Окна и двери", "окна И ДВЕРИ!!!", isLike: true, why: "letter case and marks"),
    Case("Окна от 900 рублей", "Окна от 1200 рублей 👍", isLike: true, why: "digits, pictographs"),
    Case("двери окна балконы", "балконы, двери, окна", isLike: true, why: "order"),
    Case("окна окна двери", "окна двери двери", isLike: true, why: "repeated words"),
    Case("окнаааа двери", "окна двери", isLike: true, why: "stretched letters"),
    Case("окна двери", "oкнa двepи", isLike: true, why: "Latin letters that look the same"),
    Case("ок\u{200B}на двери", "окна двери", isLike: true, why: "characters that do not show"),
    Case("окна и двери", "окна на двери", isLike: true, why: "the shortest words"),
    Case(long, long + " звоните", isLike: true, why: "a word more in twenty"),
    Case("окна двери", "окна стены", isLike: false, why: "one word of two"),
    Case("окна", "двери", isLike: false, why: "nothing in common"),
    Case("окна a.ru/1", "окна a.ru/2", isLike: false, why: "another link"),
    Case("👍👍", "👍👍", isLike: false, why: "nothing that could be compared"),
    Case("", "", isLike: false, why: "no text"),
  ])
  func `texts are compared by their words`(_ c: Case) throws {
    let pack = try wordPack(more: repeatRule)
    let prints = try [c.first, c.second].map { text in
      var classifier = try Classifier(pack)
      classifier.decide(text)
      return classifier.fingerprint
    }
    let copies = prints.map { $0 }.reduce(into: (memory: RepeatMemory(), last: 0)) { state, print in
      let origin = RepeatMemory.Origin(author: nil, post: 0, comment: nil)
      state.last = state.memory.take(print, origin).copies
    }
    #expect(copies.last == (c.isLike ? 2 : 1))
  }
}

/// A rule that asks for copies, so that fingerprints are taken.
let repeatRule =
  "- {id: copy, title: т, category: spam, weight: 0.5, when: {count: {of: copies, min: 3}}, "
  + "hit: [{text: а, copies: 3}], miss: [а]}\n"
