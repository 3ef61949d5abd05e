import Testing

@testable import Folding

/// What becomes of single letters.
@Suite struct LetterTests {
  @Test(arguments: [
    TextCase("ДУРАК дурак ДуРаК", "дурак дурак дурак", why: "letter case"),
    TextCase("Ёлка ёж ЁЁ", "елка еж ее", why: "ё counts as е"),
    TextCase("е\u{308}лка Е\u{308}Ж", "елка еж", why: "ё in two characters"),
    TextCase("хуи\u{306} И\u{306}од", "хуй йод", why: "й in two characters"),
    TextCase("хуй Йод", "хуй йод", why: "й in one character"),
    TextCase("а\u{306}х", "ах", why: "a breve over another letter only decorates"),
    TextCase("за\u{301}мок", "замок", why: "a stress"),
    TextCase("д\u{336}у\u{336}р\u{336}", "дур", why: "struck through"),
    TextCase("д\u{20E3}у\u{20DD}р", "дур", why: "enclosed"),
    TextCase("ду\u{AD}рак", "дурак", why: "a soft hyphen"),
    TextCase("ду\u{200B}рак", "дурак", why: "a zero-width space"),
    TextCase("д\u{FE0F}у\u{2060}р\u{200D}ак", "дурак", why: "other invisible characters"),
    TextCase("д\u{E0061}у\u{202E}р", "дур", why: "tags and directions"),
    TextCase("д\u{1}у\u{7F}р", "дур", why: "control characters"),
    TextCase("ду\u{2800}рак", "ду рак", why: "an empty Braille cell is a space"),
    TextCase("ду\u{A0}рак", "ду рак", why: "a no-break space"),
    TextCase("ду\u{3000}рак\u{2003}я", "ду рак я", why: "other spaces"),
    TextCase("ｓｐａｍ ＳＰＡＭ", "spam spam", why: "full width"),
    TextCase("𝐬𝓹𝖆𝚖", "spam", why: "mathematical letters"),
    TextCase("ⓢⓟⒶⓜ", "spam", why: "circled letters"),
    TextCase("ᴘᴏʀɴ ꜱ", "porn s", why: "small capitals"),
    TextCase("🅿🅾🆁🅽", "porn", why: "letters on dark squares"),
    TextCase("𝟏２③", "000", why: "digits in fancy dress are digits"),
    TextCase("٣४", "00", why: "digits of other scripts"),
    TextCase("café naïve", "cafe naive", why: "accented Latin letters"),
    TextCase("жába", "жaba", why: "an accent on its own"),
    TextCase("№1", "no 0", why: "a numero sign is two letters"),
    TextCase("ﬁlm", "film", why: "a ligature is two letters"),
    TextCase("ⅷ", "viii", why: "a Roman numeral is four letters"),
    TextCase("500₽", "000 руб", why: "a rouble sign is read aloud"),
    TextCase("500€", "000 евро", why: "a euro sign is read aloud"),
    TextCase("500$", "000 долл", why: "a dollar sign behind a number is read aloud"),
    TextCase("$500", "долл 000", why: "a dollar sign before a number is read aloud"),
    TextCase("$ука $", "ука", why: "a dollar sign elsewhere is no word"),
    TextCase("漢字 ქართული", "?? ???????", why: "letters of other alphabets"),
    TextCase("", "", why: "nothing"),
    TextCase("…—!", "", why: "marks alone"),
    TextCase("\u{301}\u{200B}\u{336}", "", why: "marks on nothing"),
  ])
  func folds(_ c: TextCase) throws {
    #expect(try words(in: c.text) == c.expected, "\(c.text)")
  }

  @Test func `a tab is white space`() throws {
    let found = try words(in: "ду\tрак")
    #expect(found == ["ду", "рак"])
  }

  @Test func `every Russian letter is its own symbol`() throws {
    let letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    #expect(try words(in: letters) == [letters])
    #expect(try words(in: letters.uppercased()) == [letters])
    #expect(Set(Symbol.symbols(of: letters)).count == 32)
    #expect(Symbol.symbols(of: letters).allSatisfy { $0.isRussian })
  }

  @Test func `every Latin letter is its own symbol`() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    #expect(try words(in: letters.uppercased()) == [letters])
    #expect(Set(Symbol.symbols(of: letters)).count == 26)
    #expect(Symbol.symbols(of: letters).allSatisfy { $0.isLatin })
  }

  @Test func `a boundary stands behind each word`() throws {
    let folded = try fold("да 1 нет")
    #expect(folded.symbols.map(\.description).joined() == "да 0 нет ")
  }

  @Test func `a buffer forgets the text before`() throws {
    let folder = try Folder()
    var used = FoldedText()
    for text in ["х у й https://a.ru 8 912 345 67 89 !?", "", "xуй", "а"] {
      folder.fold(text, into: &used)
      let fresh = try fold(text)
      #expect(used.symbols == fresh.symbols)
      #expect(used.tokens == fresh.tokens)
      #expect(used.suspects == fresh.suspects)
      #expect(used.counts == fresh.counts)
      #expect(used.byteCount == text.utf8.count)
    }
  }
}
