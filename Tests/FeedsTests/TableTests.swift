import Feeds
import Testing

/// Tables as people's programs write them.
@Suite struct TableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var table: String
    var texts: [String]
    var why: String

    init(_ table: String, _ texts: [String], why: String) {
      self.table = table
      self.texts = texts
      self.why = why
    }

    var testDescription: String { why }
  }

  @Test(arguments: [
    Case("id;text\n1;а\n2;б\n", ["а", "б"], why: "semicolons"),
    Case("id,text\n1,а;б\n", ["а;б"], why: "commas"),
    Case("id\ttext\n1\tа,б;в\n", ["а,б;в"], why: "tabs"),
    Case("sep=|\nid|text\n1|а;б\n", ["а;б"], why: "a delimiter that Excel was told"),
    Case("id;text\r\n1;а\r\n2;б", ["а", "б"], why: "CRLF, and no end of the last line"),
    Case("id;text\r1;а\r2;б\r", ["а", "б"], why: "carriage returns alone"),
    Case("\u{FEFF}id;text\n1;а\n", ["а"], why: "a byte order mark"),
    Case("id;text\n1;\"а;б\"\n", ["а;б"], why: "a delimiter between quotes"),
    Case("id;text\n1;\"а\r\n\nб\"\n2;в\n", ["а\r\n\nб", "в"], why: "line ends between quotes"),
    Case("id;text\n1;\"\"\"а\"\" б\"\n", ["\"а\" б"], why: "doubled quotes"),
    Case("id;text\n1;5\" труба\n", ["5\" труба"], why: "a quote within a bare cell"),
    Case("id;text;x\n1;\"а\"б;в\n", ["а\"б"], why: "more behind the last quote"),
    Case("id;text\n1;\"\"\n2;\n", ["", ""], why: "empty texts are texts"),
    Case("id;text\n\n;\n1;а\n", ["а"], why: "blank records are none"),
    Case("\"id\";\"text\"\n1;а\n", ["а"], why: "headings between quotes"),
    Case(" ID ; ТЕКСТ \n1;а\n", ["а"], why: "headings in capitals, with spaces"),
    Case("Комментарий,Автор\nа,б\n", ["а"], why: "Russian headings"),
    Case("text;текст\nа;б\n", ["а"], why: "the surest of two headings"),
  ])
  func `a table is told by its headings and read`(_ c: Case) throws {
    let fed = try feed(c.table)
    #expect(fed.format == .csv)
    #expect(fed.texts == c.texts)
    #expect(fed.errors.isEmpty)
    for size in [1, 2, 5] {
      #expect(try feed(Array(c.table.utf8), blockSize: size) == fed, "blocks of \(size)")
    }
  }

  @Test func `columns can be named`() throws {
    let fed = try feed("кто;отзыв\nАнна;а\n", columns: [.text: "Отзыв", .name: "КТО"])
    #expect(fed.comments.map(\.fields) == [["text": "а", "name": "Анна"]])
    #expect(throws: FeedError.noColumn(.text, columns: 2, headings: ["Дата", "b"])) {
      try feed("Дата;b \n5.11;б\n", columns: [.text: "c"])
    }
    #expect(throws: FeedError.noTextColumn(columns: 3, headings: ["id", "дата", "b"])) {
      try feed("id;дата;b\nа;б;в\n", format: .csv)
    }
    // Nothing says that these are headings.
    #expect(throws: FeedError.noTextColumn(columns: 2, headings: [])) {
      try feed("a;b\nа;б\n", format: .csv)
    }
    // A first row with an id in it is a comment, and no headings.
    #expect(throws: FeedError.noColumn(.text, columns: 2, headings: [])) {
      try feed("310000007;Анна\nа;б\n", columns: [.text: "c"])
    }
  }

  @Test func `records are counted as Excel counts rows`() throws {
    let fed = try feed("text;edit\n\"а\nб\";1\nв;х\nг;2\n")
    #expect(fed.comments.map(\.line) == [2, 3, 4])
    #expect(fed.errors == [.notAnInteger(.edit)])
  }

  @Test func `an unclosed quote is told with what came before it`() throws {
    let fed = try feed("id;text\n1;а\n2;\"б\n3;в\n")
    #expect(fed.texts == ["а", "в"])
    #expect(fed.errors == [.quoteNotClosed])
  }

  /// Each takes looking through all that is left, so not every line of such a table is tried.
  @Test(.timeLimit(.minutes(1)))
  func `a table of unclosed quotes is given up`() throws {
    let lines = String(repeating: "1а\"б;\"в\n", count: 20_000)
    let fed = try feed("id;text\n" + lines)
    #expect(!fed.errors.isEmpty && fed.errors.count < 100)
  }

  @Test(arguments: ["\r\n\r\nid;text\r\n1;а\r\n", "\nid;text\n1;а\n"])
  func `blank lines before the headings are skipped and counted`(table: String) throws {
    let fed = try feed(table)
    #expect(fed.format == .csv && fed.texts == ["а"])
    #expect(fed.comments[0].line == table.filter { $0.isNewline }.count)
  }

  @Test func `blank lines make no table of plain text`() throws {
    #expect(try feed("\nпривет\nкак дела; а?\n").texts == ["привет", "как дела; а?"])
  }

  @Test func `a table of one column is one when its texts stand between quotes`() throws {
    let fed = try feed("Комментарий\r\n\"а,\r\nб \"\"в\"\"\"\r\nг\r\n")
    #expect(fed.texts == ["а,\r\nб \"в\"", "г"])
    #expect(try feed("Комментарий\nа\n").format == .text)
  }

  @Test func `a record with more cells than headings is told, not cut`() throws {
    let fed = try feed("id,text\n1,да, нет\n2,так,,\n3,\"да, нет\"\n")
    #expect(fed.texts == ["так", "да, нет"])
    #expect(fed.errors == [.tooManyCells(3, columns: 2)])
  }

  @Test func `an unclosed quote does not swallow a long file`() throws {
    let filler = String(repeating: "9;длинная строка\n", count: 200_000)
    let fed = try feed("id;text\n1;а\n2;\"б\n" + filler)
    #expect(fed.errors == [.partTooLong(limit: 4 << 20)])
    #expect(fed.texts.count == 200_001)
  }

  @Test(arguments: TextEncoding.allCases)
  func `a table can be named in any encoding`(_ encoding: TextEncoding) throws {
    // The older code pages have no such signs.
    let words = [.koi8r, .ibm866].contains(encoding) ? "Ёж 5 да" : "Ёж №5 — «да»…"
    let bytes = "id;Текст\n1;\(words)\n".encoded(in: encoding)
    #expect(try feed(bytes, format: .csv, encoding: encoding).texts == [words])
  }

  @Test func `every character of windows-1251 is read`() throws {
    // The bytes 0x80…0xFF in their order; the free one is 0x98.
    let letters = """
      ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї\
      °±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
      """
    let fed = try feed(Array(0x80...0xFF), format: .text, encoding: .windows1251)
    #expect(fed.texts == [letters])
  }

  @Test(arguments: [
    ([0x3D, 0xD8, 0x00, 0xDE], "😀", "a surrogate pair"),
    ([0x3D, 0xD8, 0x41, 0x00], "\u{FFFD}A", "a first half alone"),
    ([0x00, 0xDE, 0x41, 0x00], "\u{FFFD}A", "a second half alone"),
    ([0x41, 0x00, 0x3D, 0xD8], "A\u{FFFD}", "a first half at the end"),
    ([0x41, 0x00, 0x42], "A\u{FFFD}", "half a unit at the end"),
    ([0xFF, 0xFE, 0x41, 0x00], "A", "a byte order mark"),
    ([0x41, 0x00, 0xFF, 0xFE], "A\u{FEFF}", "a mark that is at no beginning"),
  ])
  func `UTF-16 is read, piece by piece`(_ bytes: [UInt8], _ text: String, _ why: String) throws {
    for size in [1, 2, 3, 64] {
      let fed = try feed(bytes, format: .text, encoding: .utf16LittleEndian, blockSize: size)
      #expect(fed.texts == [text], "\(why), blocks of \(size)")
    }
  }

  @Test(arguments: [
    ("Когда дадут тепло?", true), ("Да", true), ("abc №5 — да, всё", true), ("plain text", false),
  ])
  func `windows-1251 is told from UTF-8`(_ text: String, _ isSeen: Bool) throws {
    #expect(try feed(text.encoded(in: .windows1251)).texts == [text])
    #expect(try feed(Array(text.utf8)).texts == [text])
    // The same bytes, said to be UTF-8, are broken: so the first line above proves something.
    let wrong = try feed(text.encoded(in: .windows1251), encoding: .utf8).texts
    #expect((wrong != [text]) == isSeen)
  }
}

extension String {
  /// The text in an encoding; it has only letters that windows-1251 has.
  func encoded(in encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: return Array(utf8)
    case .utf16LittleEndian: return utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: return utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .koi8r, .ibm866: return bytes(in: encoding)
    case .windows1251:
      return unicodeScalars.map { scalar in
        switch scalar {
        case "Ё": 0xA8
        case "ё": 0xB8
        case "№": 0xB9
        case "—": 0x97
        case "«": 0xAB
        case "»": 0xBB
        case "…": 0x85
        case "А"..."я": UInt8(scalar.value - 0x410 + 0xC0)
        default: UInt8(scalar.value)
        }
      }
    }
  }
}
