import Testing

@testable import Folding

/// Links, mentions and what else is no word.
@Suite struct EntityTests {
  @Test(arguments: [
    TextCase("https://a.ru/x?y=1#z", ["link:https://a.ru/x?y=1#z"], why: "a whole address"),
    TextCase("ссылка:http://a.b,", ["word:ссылка", "link:http://a.b"], why: "marks around it"),
    TextCase("(t.me/x)", ["link:t.me/x"], why: "in brackets"),
    TextCase("t.me/x.", ["link:t.me/x"], why: "before a full stop"),
    TextCase("пример.рф", ["link:пример.рф"], why: "a Russian domain"),
    TextCase("WWW.Site.COM", ["link:WWW.Site.COM"], why: "capitals"),
    TextCase("a-b.c.ru/д", ["link:a-b.c.ru/д"], why: "several labels"),
    TextCase("да.Нет", ["word:да", "word:Нет"], why: "a forgotten space"),
    TextCase("вот.Но", ["word:вот", "word:Но"], why: "a forgotten space again"),
    TextCase("и.т.д", ["word:и", "word:т", "word:д"], why: "an abbreviation"),
    TextCase("3.14", ["number:3", "number:14"], why: "a decimal fraction"),
    TextCase("конец. ru", ["word:конец", "word:ru"], why: "a space behind the dot"),
    TextCase("a.runner", ["word:a", "word:runner"], why: "only the beginning of a domain"),
    TextCase("@name привет", ["mention:@name", "word:привет"], why: "a name"),
    TextCase("@a_b-1", ["mention:@a_b-1"], why: "all that a name may have"),
    TextCase("@ab", ["word:ab"], why: "too short for a name"),
    TextCase("бл@ть", ["word:бл", "word:ть"], why: "a sign within a word"),
    TextCase("[id1|Имя], да", ["mention:[id1|", "word:Имя", "word:да"], why: "a mention of VK's"),
    TextCase("[club1|Клуб]", ["mention:[club1|", "word:Клуб"], why: "a group of VK's"),
    TextCase("[public1|П]", ["mention:[public1|", "word:П"], why: "a public page of VK's"),
    TextCase("[id1|]да", ["mention:[id1|", "word:да"], why: "a mention without a name"),
    TextCase("[id1|а|б]", ["mention:[id1|", "word:а", "word:б"], why: "a bar in the name"),
    TextCase(
      "[id1|[id2|а]]",
      ["mention:[id1|", "mention:[id2|", "word:а"],
      why: "a mention in a mention"
    ),
    TextCase("[id1]", ["word:id", "number:1"], why: "no name in it"),
    TextCase("[id1|\n]", ["word:id", "number:1"], why: "it ends with its line"),
    TextCase("[id1|Имя", ["word:id", "number:1", "word:Имя"], why: "it never ends"),
    TextCase("a.b@c.de", ["email:a.b@c.de"], why: "an e-mail address"),
    TextCase("a_1@mail.ru", ["email:a_1@mail.ru"], why: "an underscore in it"),
    TextCase("пиши a@b.ru", ["word:пиши", "email:a@b.ru"], why: "behind a word"),
    TextCase("👍🏽 🇷🇺", ["emoji:👍", "emoji:🇷", "emoji:🇺"], why: "pictographs"),
    TextCase("#тег", ["word:тег"], why: "a hashtag is a word"),
    TextCase("[LINK][URL]", ["link:[LINK]", "link:[URL]"], why: "a link left out"),
    TextCase(
      "[USERNAME] [USER]",
      ["mention:[USERNAME]", "mention:[USER]"],
      why: "a user left out"
    ),
    TextCase("[PHONE][EMAIL]", ["phone:[PHONE]", "email:[EMAIL]"], why: "a contact left out"),
    TextCase("5[CURRENCY]", ["number:5", "word:[CURRENCY]"], why: "a currency left out"),
    TextCase("[ТЕКСТ]", ["word:ТЕКСТ"], why: "brackets around a word"),
    TextCase("r2d2", ["word:r", "number:2", "word:d", "number:2"], why: "letters beside digits"),
  ])
  func finds(_ c: TextCase) throws {
    #expect(try tokens(in: c.text) == c.expected, "\(c.text)")
  }

  @Test func `the words of a name are read, but not counted`() throws {
    let folded = try fold("[id1|Иван Образцов], ты [club2|Клуб]")
    #expect(folded.counts.words == 1)
    #expect(folded.counts.mentions == 2)
    #expect(folded.suspects.isEmpty)
  }

  @Test func `a placeholder of money reads as roubles`() throws {
    #expect(try words(in: "за 5[CURRENCY]") == ["за", "0", "руб"])
  }

  @Test(arguments: [
    "+79123456789", "89123456789", "9123456789", "+7 (912) 345-67-89", "8-912-345-67-89",
    "8 912 345 67 89", "+7 912 3456789", "8(912)345-67-89", "+7.912.345.67.89", "912 345-67-89",
    "+380 44 123 45 67", "+375291234567", "7 912 345 67 89", "8–912–3456789",
  ])
  func `a telephone number is one token`(_ phone: String) throws {
    for text in [phone, "звони \(phone)!", "т.\(phone), Иван"] {
      let folded = try fold(text)
      #expect(folded.counts.phones == 1, "\(text)")
      #expect(folded.counts.numbers == 0, "\(text)")
    }
  }

  @Test(arguments: [
    "12.05.2024", "2024-05-12 10:30", "01.01.1990 - 31.12.1999", "1000000", "5 000 000 руб",
    "8 марта 1912", "123456789", "100-200-300", "8 раз по 9123456789012", "4276 1234 5678 9012",
  ])
  func `other numbers are no telephone number`(_ text: String) throws {
    #expect(try fold(text).counts.phones == 0)
  }

  @Test func `joining a telephone number keeps the suspects behind it in place`() throws {
    let text = "8 912 345 67 89 xуй"
    let folded = try fold(text)
    #expect(folded.tokens.map(\.kind) == [.phone, .word])
    #expect(folded.suspects.map(\.tokens) == [1..<2])
  }

  /// A host name is looked for backwards, over all that is not ASCII.
  @Test(arguments: [
    TextCase("хуй\u{A0}a.ru", ["word:хуй", "link:a.ru"], why: "a no-break space"),
    TextCase("хуй\u{2003}a.ru", ["word:хуй", "link:a.ru"], why: "a wide space"),
    TextCase("хуй\u{2028}a.ru", ["word:хуй", "link:a.ru"], why: "a line separator"),
    TextCase("хуй—a.ru", ["word:хуй", "link:a.ru"], why: "a dash"),
    TextCase("«хуй»a.ru", ["word:хуй", "link:a.ru"], why: "quotation marks"),
    TextCase("хуй…a.ru", ["word:хуй", "link:a.ru"], why: "dots in one character"),
    TextCase("👍a.ru", ["emoji:👍", "link:a.ru"], why: "a pictograph"),
    TextCase("@abcд.ru", ["mention:@abc", "word:д", "word:ru"], why: "a mention before it"),
    TextCase("a\u{1}b.ru", ["word:a\u{1}b", "word:ru"], why: "a control character"),
  ])
  func `a link does not take in what stands before it`(_ c: TextCase) throws {
    let folded = try fold(c.text)
    let found = try tokens(in: c.text)
    #expect(fault(in: folded, byteCount: c.text.utf8.count) == nil)
    #expect(found == c.expected)
  }

  /// The words that were suspect have become a part of the link: reading them traps.
  @Test(arguments: ["x-y\u{A0}a.ru", "x-y\u{2003}b@c.de", "👍№\u{A0}b@c.de"])
  func `suspects lie within the tokens`(text: String) throws {
    let folded = try fold(text)
    #expect(fault(in: folded, byteCount: folded.byteCount) == nil)
  }

  @Test func `a full stop does not belong to an e-mail address`() throws {
    let found = try tokens(in: "a@b.ru. Да")
    #expect(found == ["email:a@b.ru", "word:Да"])
  }

  @Test func `a dash with spaces stands within a telephone number`() throws {
    let found = try fold("8 – 912 – 3456789").counts.phones
    #expect(found == 1)
  }
}
