import Rules
import TestSupport
import Testing

/// Phrases, gaps, what stands in place of words, and exceptions.
@Suite struct PhraseTests {
  typealias Case = EntryLanguageTests.Case

  static let phrases = [
    Case("иди в баню", in: "ну ⟦иди в баню⟧ уже", why: "words one behind the other"),
    Case("иди в баню", in: "иди скорей в баню", why: "and nothing between them"),
    Case("иди в баню", in: "⟦Иди, в баню⟧", why: "a comma does not part them"),
    Case("иди в баню", in: "⟦иди — в баню⟧", why: "nor does a dash"),
    Case("иди в баню", in: "⟦иди\nв баню⟧", why: "nor does a new line"),
    Case("иди в баню", in: "иди. В баню хочу", why: "a full stop does"),
    Case("иди в баню", in: "иди! в баню", why: "an exclamation mark does"),
    Case("иди в баню", in: "иди? в баню", why: "a question mark does"),
    Case("иди в баню", in: "⟦иди 🙂 в 😀😀 баню⟧", why: "pictographs do not"),
    Case("кот-бегемот", in: "⟦кот бегемот⟧", why: "a hyphen in the entry is a blank"),
    Case("кот бегемот", in: "⟦кот-бегемот⟧", why: "a hyphen in the text is one, too"),
    Case("ищу <3> людей", in: "⟦ищу людей⟧", why: "a gap may be empty"),
    Case("ищу <3> людей", in: "⟦ищу на работу много людей⟧", why: "and as long as it says"),
    Case("ищу <3> людей", in: "ищу на работу очень много людей", why: "but no longer"),
    Case("ищу <3> людей", in: "⟦ищу на 🙂 очень 🙂 много людей⟧", why: "pictographs are no words"),
    Case("ищу <9> людей", in: "⟦ищу а б в г д е ж з и людей⟧", why: "the widest gap"),
    Case("ищу <3> людей", in: "ищу работу. Много людей", why: "not over a sentence's end"),
    Case("а* <1> б*", in: "⟦ах он бы⟧ аббат", why: "stars and gaps together"),
    Case("кот <1> кот", in: "⟦кот и кот⟧ и пес, ⟦кот да кот⟧", why: "again and again"),
  ]

  static let kinds = [
    Case("<число> руб*", in: "⟦500 рублей⟧ рублей", why: "a number"),
    Case("<число> руб*", in: "⟦500 ₽⟧ и ⟦500₽⟧", why: "the rouble sign is read as a word"),
    Case("<число> евро", in: "⟦20 €⟧", why: "the euro sign, too"),
    Case("жми <ссылка>", in: "⟦жми https://example.com/a⟧", why: "a link"),
    Case("жми <ссылка>", in: "⟦жми example.com⟧", why: "a host's name is a link"),
    Case("<упоминание> ты", in: "⟦@vasya, ты⟧ где", why: "a mention"),
    Case("<упоминание> <1> ты", in: "⟦[id1|Вася], ты⟧ где", why: "VK's own form of it"),
    Case("звони <телефон>", in: "⟦звони +7 (900) 123-45-67⟧", why: "a telephone number"),
    Case("пиши <почта>", in: "⟦пиши a@example.com⟧", why: "an e-mail address"),
    Case("жми <эмодзи>", in: "⟦жми 🔥⟧ жми", why: "a pictograph"),
    Case("<число>", in: "дом ⟦5⟧", why: "one of them alone"),
  ]

  static let exceptions = [
    Case("козел\n! козел отпущения", in: "⟦козел⟧ и козел отпущения", why: "a phrase"),
    Case("манд*\n! мандарин*", in: "⟦манда⟧ мандарины", why: "a word"),
    Case("м*\n! мать\n! мир*", in: "мать, миром, ⟦мы⟧", why: "as many as wanted"),
    Case("а*\n! аб*\nав*", in: "абв ⟦авб⟧", why: "each belongs to the entry above it"),
    Case("а*\n! аб*\nабв", in: "⟦абв⟧", why: "and not to others"),
    Case("хули\n! не хули", in: "не хули, ⟦хули⟧", why: "words before it"),
    Case("иди в баню\n! баню топить", in: "иди в баню топить", why: "overlapping is enough"),
    Case("кот*\n!кот", in: "кот ⟦коты⟧", why: "no blank behind the mark"),
  ]

  @Test(arguments: phrases + kinds + exceptions)
  func `finds phrases`(_ c: Case) throws {
    let found = try Answer(pack(list: c.list), c.text.text).places["r"] ?? []
    #expect(
      found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        == c.text.ranges,
      "\(c.text)"
    )
  }
}
