import Feeds
import Testing

/// What an input is told to be, and what it looks like when it is nothing that is known.
@Suite struct FeedDetectionTests {
  @Test(arguments: [
    ("", FeedFormat.text, "nothing"), (" \n\n", .text, "blank lines"),
    ("вот дурак", .text, "a sentence"), ("да, нет; может быть", .text, "a sentence with signs"),
    ("раз; два\nтри\nчетыре; пять; шесть\n", .text, "sentences with signs"),
    ("один, два\nтри, четыре\nпять, шесть\n", .text, "commas prove no table"),
    ("текст\nкомментарий\n", .text, "a word that could be a heading"),
    ("\n {\"text\":\"а\"}", .ndjson, "canonical comments"),
    ("{сломано\n{\"text\":\"а\"}", .ndjson, "a broken line first"),
    ("[{\"text\":\"а\"}]", .ndjson, "an array of comments"),
    ("{\n \"text\": \"а\"\n}\n", .ndjson, "a comment over several lines"),
    ("{\"id\":1,\"from_id\":2,\"text\":\"а\"}", .vk, "a comment of VK alone"),
    ("{\"response\":{\"count\":0,\"items\":[]}}", .vk, "an empty answer of VK"),
    ("{\"ts\":\"1\",\"updates\":[]}", .vk, "an empty answer of Long Poll"),
    ("{\"type\":\"confirmation\",\"group_id\":1}", .vk, "an event that brings nothing"),
    ("{\"ok\":true,\"result\":[]}", .telegram, "no updates"),
    ("{\"messages\":[],\"name\":\"а\",\"type\":\"b\",\"id\":1}", .telegram, "an empty chat"),
    ("{\"updates\":[],\"marker\":1}", .max, "an empty answer of MAX"),
    ("{\"comments\":[],\"has_more\":false}", .ok, "an empty discussion"),
    ("{\"kind\":\"youtube#x\",\"items\":[],\"pageInfo\":{}}", .youtube, "no threads"),
    ("\u{FEFF}{\"update_id\":1}", .telegram, "a byte order mark"),
  ])
  func `the form is told from the content`(
    _ text: String,
    _ format: FeedFormat,
    _ why: String
  )
    throws
  {
    #expect(try feed(text).format == format, "\(why)")
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}", FeedLook.zip), ("PK\u{3}\u{4}…xl/workbook.xml", .workbook),
    ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", .workbook),
    ("PK\u{3}\u{4}…word/document.xml", .document), ("{\\rtf1\\ansi привет}", .document),
    ("GIF89a", .image), ("%PDF-1.7", .pdf), ("Rar!\u{1A}", .compressed),
    (#"{"error":{"error_code":15,"error_msg":"x"}}"#, .failure), (#"{"failed":2}"#, .failure),
    (#"{"error_code":102,"error_msg":"x"}"#, .failure), (#"{"code":"a","message":"b"}"#, .failure),
    (#"{"ok":false,"error_code":401,"description":"x"}"#, .failure),
    (#"{"error":{"code":403,"errors":[]}}"#, .failure),
    (
      "Имя,Дата,Что написал\nИван,вчера,привет\n",
      .table(columns: 3, headings: ["Имя", "Дата", "Что написал"])
    ), ("Имя,Что написал\nИван,привет\nАнна,пока\n", .table(columns: 2, headings: [])),
    ("Ты дурак;Иван Образцов\nСам;5\n", .table(columns: 2, headings: [])),
    ("<!DOCTYPE HTML>", .html), ("  <?xml version=\"1.0\"?>", .html), ("\0\0\0\0", .binary),
    ("{\"b\":{\"text\":1},\"a_c\":[],\"с\":2,\"d e\":3}", .json(keys: ["a_c", "b"])),
    ("[1,2]", .json(keys: [])), ("a;b\nв;г\nд;е\n", .table(columns: 2, headings: [])),
    ("а\tб\nв\tг\nд\tе\n", .table(columns: 2, headings: [])),
    ("a;b\nв;г\n", .table(columns: 2, headings: [])),
    ("a;b\nв;\"г;\n\"\nд;е\n", .table(columns: 2, headings: [])),
  ])
  func `what is not known is told by its look`(_ text: String, _ look: FeedLook) {
    #expect(throws: FeedError.unknown(look)) { try feed(text) }
  }

  @Test(arguments: [
    ("№;Когда;Что пишут\n1;28.11.2026 09:15;да\n", "a single comment"),
    ("№\tКогда\tЧто пишут\n1\t28.11.2026 09:15\tда, и ещё раз; да\n", "tabs"),
    ("№,Когда,Что пишут\n1,28.11.2026 09:15,\"да, нет\"\n", "commas between quotes"),
    ("№;Когда;Что пишут\n1;28.11.2026 09:15;да; нет\n2;28.11.2026;да\n", "a delimiter in a text"),
    ("№;Когда;Что пишут\r\n1;28.11.2026;\"да\nнет\"\r\n\r\n2;28.11.2026;да", "lines in a text"),
    (
      "\u{FEFF} № ;Когда; Что пишут\n".replacing("; ", with: ";") + "1;2026-11-28T09:15Z;да",
      "spaces"
    ),
  ])
  func `a table's headings are told when its text column is not known`(
    _ text: String,
    _ why: String
  ) {
    let look = FeedLook.table(columns: 3, headings: ["№", "Когда", "Что пишут"])
    #expect(throws: FeedError.unknown(look), "\(why)") { try feed(text) }
  }

  @Test(arguments: [
    "привет;)\nпока;)\n", "да; нет\nнет; да\n", "Вот, смотрите\nв доме 5, а у вас\n",
    "Смотрите,люди\n5 дом,шестой\n", "кто;что\nпросто строка\n",
    "Время,вперёд!\nИдём, друзья, идём\n", "Имя,сестра!\nДа, какое имя, Лиля\nВот, смотрите\n",
    "Канал,огонь\nА я, честно, нет\n", "Группа,люблю вас\nи песни, и слова, и всё\n",
    "Канал,огонь\nда,нет,может\n", "Дата;хорошая\nда;нет;может\n",
    "Дела,дела\n5, 10\n12, 20\n", "Ты дурак,Иван Образцов\nСам,5\n",
  ])
  func `signs in sentences make no table`(_ text: String) throws {
    #expect(try feed(text).format == .text)
  }

  @Test func `another form than the one asked for is an error`() {
    for format in [FeedFormat.vk, .ok, .max, .youtube] {
      #expect(throws: FeedError.otherFormat(asked: format, found: .telegram)) {
        try feed("{\"update_id\":1}", format: format)
      }
      #expect(throws: FeedError.otherFormat(asked: format, found: .text)) {
        try feed("просто текст", format: format)
      }
    }
  }

  /// Windows writes byte order marks, and people put files together.
  @Test(arguments: [1, 2, 3, 1000])
  func `marks and commas between documents are passed over`(_ blockSize: Int) throws {
    let mark = "\u{FEFF}"
    let one = #"{"update_id":1,"message":{"message_id":1,"text":"а"}}"#
    let two = #"{"update_id":2,"message":{"message_id":2,"text":"а"}}"#
    let texts = [
      "\(mark)\(one)\(two)", "\(mark)\(one)\r\n\(mark)\(two)", "\(one),\n\(two),",
      "[\(one)],\(mark)[\(two)]",
    ]
    for text in texts {
      let fed = try feed(Array(text.utf8), blockSize: blockSize)
      #expect(fed.comments.map { $0.fields["id"] } == ["1", "2"], "\(text)")
      #expect(fed.errors.isEmpty)
    }
    let line = mark + #"{"text":"а"}"# + "\n"
    #expect(try feed(Array((line + line).utf8), blockSize: blockSize).texts == ["а", "а"])
    let array = mark + #"[{"text":"а"}]"#
    #expect(try feed(Array((array + array).utf8), blockSize: blockSize).texts == ["а", "а"])
  }

  @Test func `errors hold no word of the input`() {
    let secrets = "Секрет Secret 310000007"
    let inputs: [(String, FeedFormat?, [CSVColumn: String])] = [
      ("{\"\(secrets)\":1}", nil, [:]), ("\(secrets);а\nб;в\nг;д\n", nil, [:]),
      ("Секрет;Secret;12", .csv, [:]), ("Секрет;Secret;12\nа;б;5\n", .csv, [:]),
      ("sep=;\nСекрет;Secret\nа;б\n", nil, [:]), ("Секрет,Secret\nа,б\n", nil, [.text: "c"]),
      ("Время;Секрет\nа;б\n", .csv, [:]), ("Секрет;Secret\nСам;5\n", nil, [:]),
    ]
    for (text, format, columns) in inputs {
      let error = #expect(throws: FeedError.self) {
        try feed(text, format: format, columns: columns)
      }
      for word in secrets.split(separator: " ") {
        #expect(error?.description.contains(word) == false)
      }
    }
  }

  @Test(arguments: ["\u{9B}", "\u{1B}", "\u{202E}", "\u{2067}", "\u{85}"])
  func `headings that could steer a terminal are not shown`(_ code: String) {
    let look = FeedLook.table(columns: 3, headings: [])
    #expect(throws: FeedError.unknown(look)) { try feed("id;Дата;Что\(code)пишут\n1;5.11;да\n") }
  }

  @Test func `kinds that people could have named are not told`() throws {
    let fed = try feed(
      """
      {"type":"public_supergroup","name":"а","id":1,"messages":[
      {"id":1,"type":"service"},{"id":2,"type":"Иван Образцов"},{"id":3,"type":"SHOUT"},
      {"id":4,"type":""}]}
      """
    )
    #expect(fed.tally.counts == ["service": 1, "others": 3])
  }
}
