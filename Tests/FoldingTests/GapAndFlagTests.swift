import Testing

@testable import Folding

/// What stands between words, and what is noticed about them.
@Suite struct GapAndFlagTests {
  struct GapCase: Sendable, CustomStringConvertible {
    var text: String
    var gap: Token.Gap
    var why: String
    var description: String { why }

    init(_ text: String, _ gap: Token.Gap, why: String) {
      self.text = text
      self.gap = gap
      self.why = why
    }
  }

  @Test(arguments: [
    GapCase("а1", .none, why: "a digit beside a letter"),
    GapCase("а-б", .mark, why: "a hyphen"),
    GapCase("а/б", .mark, why: "a slash"),
    GapCase("а_*б", .mark, why: "two marks"),
    GapCase("а б", .space, why: "a space"),
    GapCase("а \t б", .space, why: "much white space"),
    GapCase("а, б", .pause, why: "a comma and a space"),
    GapCase("а - б", .pause, why: "a hyphen with spaces"),
    GapCase("а «б", .pause, why: "a mark behind a space"),
    GapCase("а.. б", .pause, why: "two dots"),
    GapCase("а... б", .pause, why: "three dots"),
    GapCase("а…б", .mark, why: "dots in one character"),
    GapCase("а\nб", .line, why: "a line break"),
    GapCase("а, \r\n б", .line, why: "a line break among others"),
    GapCase("а\u{2028}б", .line, why: "a line separator"),
    GapCase("а. б", .sentence, why: "a full stop"),
    GapCase("да.нет", .sentence, why: "a full stop without a space"),
    GapCase("л.с", .mark, why: "a full stop in an abbreviation"),
    GapCase("1.5", .mark, why: "a full stop in a number"),
    GapCase("1,5", .mark, why: "a comma in a number"),
    GapCase("а! б", .sentence, why: "an exclamation mark"),
    GapCase("а?\nб", .sentence, why: "a question mark and a line break"),
  ])
  func gap(_ c: GapCase) throws {
    let folded = try fold(c.text)
    #expect(folded.tokens.map(\.gap) == [.sentence, c.gap], "\(c.text.debugDescription)")
  }

  @Test func `dots behind a question mark leave the sentence ended`() throws {
    let found = try fold("а?.. б").tokens.map(\.gap)
    #expect(found == [.sentence, .sentence])
  }

  @Test func `what follows a word is not within it`() throws {
    let found = try fold("да\u{200B} нет").tokens.map(\.flags)
    #expect(found == [[.russian, .lower], [.russian, .lower]])
  }

  struct FlagCase: Sendable, CustomStringConvertible {
    var text: String
    var flags: Token.Flags
    var why: String
    var description: String { why }

    init(_ text: String, _ flags: Token.Flags, why: String) {
      self.text = text
      self.flags = flags
      self.why = why
    }
  }

  @Test(arguments: [
    FlagCase("да", [.russian, .lower], why: "Russian"),
    FlagCase("Да", [.russian, .lower, .upper], why: "a capital"),
    FlagCase("ДА", [.russian, .upper], why: "capitals"),
    FlagCase("xo", [.latin, .strangeLatin, .lower], why: "Latin that may be Russian"),
    FlagCase(
      "fy",
      [.latin, .strangeLatin, .lower, .plainLatin],
      why: "Latin that cannot be Russian"
    ),
    FlagCase("дa", [.russian, .latin, .strangeLatin, .lower], why: "two alphabets"),
    FlagCase("αд", [.foreign, .russian, .lower], why: "Greek"),
    FlagCase("ссора", [.russian, .lower, .doubled], why: "a letter twice"),
    FlagCase("Сс", [.russian, .lower, .upper, .doubled], why: "a letter twice in two cases"),
    FlagCase("д\u{200B}а", [.russian, .lower, .invisible], why: "an invisible character"),
    FlagCase("да\u{301}", [.russian, .lower, .marks], why: "a stress"),
    FlagCase("мои\u{306}", [.russian, .lower], why: "a breve that makes a letter"),
    FlagCase("ｘ", [.latin, .strangeLatin, .lower, .styled], why: "full width"),
  ])
  func flags(_ c: FlagCase) throws {
    #expect(try fold(c.text).tokens.map(\.flags) == [c.flags], "\(c.text)")
  }

  @Test func `a word is mixed only when its Latin letters pass for Russian ones`() throws {
    let mixed = try ["дурaк", "xуй", "СКИДKA"].map { try fold($0).tokens[0].isMixed }
    #expect(mixed == [true, true, true])
    // The last two are Ukrainian: a Latin I stands for its own.
    let plain = try ["дурак", "xyz", "wifiшка", "vпн", "смачнi", "Iсторiя"]
      .map { try fold($0).tokens[0].isMixed }
    #expect(plain == Array(repeating: false, count: 6))
  }

  @Test func `capitals need three letters and no small one`() throws {
    let capitals = try ["ДУР", "ДА", "ДУр", "дур"].map { try fold($0).tokens[0].isCapitals }
    #expect(capitals == [true, false, false, false])
  }

  @Test func `counts what a text has`() throws {
    let text = """
      ВСЕМ привет! Пишите @name или a@b.ru, t.me/x #тег?! 😀
      Звоните 8 912 345-67-89, 100 рублей. xуй⁉
      """
    var expected = FoldedText.Counts()
    expected.words = 8
    expected.capitals = 1
    expected.mixed = 1
    expected.links = 1
    expected.mentions = 1
    expected.hashtags = 1
    expected.phones = 1
    expected.emails = 1
    expected.emoji = 1
    expected.numbers = 1
    expected.exclamations = 3
    expected.questions = 2
    expected.breaks = 1
    #expect(try fold(text).counts == expected)
  }
}
