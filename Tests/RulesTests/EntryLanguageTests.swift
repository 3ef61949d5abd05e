import Rules
import TestSupport
import Testing

/// The entry language as `docs/rules.ru.md` describes it, row by row.
@Suite struct EntryLanguageTests {
  /// A list, and a text in which its matches are marked.
  struct Case: Sendable, CustomTestStringConvertible {
    var list: String
    var text: Marked
    var why: String

    init(_ list: String, in text: String, why: String) {
      self.list = list
      self.text = Marked(text)
      self.why = why
    }

    var testDescription: String { why }
  }

  static let words = [
    Case("дурак", in: "ты ⟦дурак⟧ и дураки", why: "exactly this word"),
    Case("дурак", in: "⟦ДУРАК⟧, ⟦Дурак⟧", why: "letter case does not matter"),
    Case("ДуРаК", in: "⟦дурак⟧", why: "nor in the entry"),
    Case("ёлка", in: "⟦елка⟧ и ⟦ёлка⟧", why: "ё in the entry is е"),
    Case("елка", in: "⟦Ёлка⟧", why: "ё in the text is е"),
    Case("мои", in: "мой ⟦мои⟧", why: "й is not и"),
    Case("мои\u{306}", in: "⟦мой⟧ мои", why: "й of two characters"),
    Case("за́мок", in: "⟦замок⟧ ⟦за\u{301}мок⟧", why: "a stress in the entry"),
    Case("дурак*", in: "⟦дурак⟧ ⟦дураками⟧ ⟦дураковаляние⟧ придурак", why: "a beginning"),
    Case("*дурак", in: "⟦дурак⟧ ⟦полудурак⟧ дураки", why: "an end"),
    Case("*дурак*", in: "⟦дурак⟧ ⟦полудураками⟧ дура", why: "anywhere in a word"),
    Case("дур(а|у|ой)", in: "⟦дура⟧ ⟦дуру⟧ ⟦дурой⟧ дуры дур", why: "alternatives"),
    Case("дурак(а|у|)", in: "⟦дурак⟧ ⟦дурака⟧ ⟦дураку⟧ дураке", why: "one of them empty"),
    Case("(при|о|)дур(ок|ки)", in: "⟦придурок⟧ ⟦дурки⟧ дурка", why: "alternatives in front"),
    Case("а(б(в|г)|д)", in: "⟦абв⟧ ⟦абг⟧ ⟦ад⟧ аб", why: "alternatives in alternatives"),
    Case("блядь?", in: "⟦бляд⟧ ⟦блядь⟧ блядя", why: "a letter that need not be there"),
    Case("(не)?годяй", in: "⟦годяй⟧ ⟦негодяй⟧ ногодяй", why: "a group that need not be there"),
    Case("1хбет", in: "⟦1хбет⟧ ⟦9хбет⟧ хбет", why: "a digit is any digit"),
    Case("бет1", in: "⟦бет1⟧ ⟦бет9⟧ бет", why: "a digit at the end"),
    Case("п2п", in: "⟦п2п⟧ ⟦п44п⟧ пп", why: "digits in the middle are any number"),
    Case("в 4 20", in: "⟦в 4 20⟧ в 4", why: "numbers alone"),
    Case("@readings all\n1хбет", in: "⟦1хбет⟧ ⟦9хбет⟧ хбет", why: "a digit, read in every way"),
    Case("дурак  # обидно", in: "⟦дурак⟧ обидно", why: "a remark is no entry"),
    Case("# дурак\n\n  осёл  ", in: "дурак ⟦осел⟧", why: "blank lines and indents"),
    Case("\u{FEFF}дурак", in: "⟦дурак⟧", why: "a byte order mark is not seen"),
    Case("дурак\r\nосёл\r", in: "⟦дурак⟧ ⟦осёл⟧", why: "lines that end with CRLF"),
    Case("\tдурак\t", in: "⟦дурак⟧", why: "tabs around an entry"),
    Case("кот", in: "скотина ⟦кот⟧-бегемот ⟦кот⟧", why: "a hyphen parts words"),
  ]

  static let groups = """
    @сущ-м = |а|у|ом
    @приставка = |за|на
    @глагол-пр = {приставка}|недо
    @пробел = а | б
    """

  static let shorthand = [
    Case("дурак{сущ-м}", in: "⟦дурак⟧ ⟦дурака⟧ ⟦дураком⟧ дураку́шка", why: "endings"),
    Case("{приставка}хрен", in: "⟦хрен⟧ ⟦захрен⟧ ⟦нахрен⟧ похрен", why: "prefixes"),
    Case("{глагол-пр}дал", in: "⟦дал⟧ ⟦задал⟧ ⟦недодал⟧ отдал", why: "a group of a group"),
    Case("{приставка}?дам", in: "⟦дам⟧ ⟦задам⟧", why: "a group that need not be there"),
    Case("ж{пробел}", in: "⟦жа⟧ ⟦жб⟧", why: "blanks in a group do not count"),
    Case("@своя = ы|и\nкот{своя}", in: "⟦коты⟧ ⟦коти⟧ кота", why: "a group of the list itself"),
  ]

  @Test(arguments: words)
  func `finds words`(_ c: Case) throws {
    try expect(c, pack(list: c.list))
  }

  @Test(arguments: shorthand)
  func `spells groups out`(_ c: Case) throws {
    try expect(c, pack(list: c.list, groups: Self.groups))
  }

  private func expect(_ c: Case, _ pack: RulePack) throws {
    let found = try Answer(pack, c.text.text).places["r"] ?? []
    #expect(found.sorted { $0.lowerBound < $1.lowerBound } == c.text.ranges, "\(c.text)")
  }
}
