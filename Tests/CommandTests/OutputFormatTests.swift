import Foundation
import Testing

/// Decisions as a table for Excel and as lines to read.
@Suite struct OutputFormatTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  private func filter(_ text: String, _ options: String...) throws -> Run {
    try sito(["filter", "--quiet"] + options, text: text, home: pack.url)
  }

  @Test func `a table opens in Excel`() throws {
    let comment = #"""
      {"network":"vk","page":"-200000001","post":"4512","id":"98765432109876543210",\#
      "author":{"id":"310000007","name":"=1+1; \"Иван\""},"created_at":"2026-11-20T06:15:02Z",\#
      "text":"@какая\nхуйня"}
      """#
    let run = try filter(comment + "\nмусор", "--output-format", "csv", "--with-text")
    #expect(
      run.text == #"""
        \#u{FEFF}network;page;post;id;edit;author;name;created_at;action;urgent;categories;labels;\#
        reason;rules;matches;text\#r
        vk;-200000001;4512;'98765432109876543210;0;310000007;"'=1+1; ""Иван""";\#
        2026-11-20T06:15:02Z;remove;;profanity;;мат;p;хуйня;"'@какая
        хуйня"\#r
        ;;;line-2;;;;;error;;;;неверный JSON около байта 1;;;\#r

        """#
    )
    #expect(run.status == 1)
  }

  @Test(arguments: ["=1", "+1", "@a", "-a", "-", "\t=1", "\r=1", "\n=1", "-1+1", "=", "+7 000"])
  func `no cell is a formula`(_ name: String) throws {
    let object: [String: Any] = ["text": "а", "author": ["id": 1, "name": name]]
    let line = try JSONSerialization.data(withJSONObject: object)
    let run = try sito(
      ["filter", "--quiet", "--output-format", "csv"],
      input: line,
      home: pack.url
    )
    let record = run.text.split(separator: "\r\n", maxSplits: 1).last ?? ""
    let cell = record.dropFirst(";;;line-1;0;1;".count)
    #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"), "\(record)")
  }

  @Test(arguments: [
    ("1234567890123456", true), ("123456789012345", false), ("007", true), ("0", false),
    ("-5", false), ("-05", true), ("1E5", true), ("1-2", true), ("12.05", true), ("10:30", true),
    ("50%", true), ("1 000", true), ("дом 5", false), ("e", false), ("2026-11-20T06:15:02Z", false),
  ])
  func `no cell is shown as another number or as a date`(_ name: String, _ isGuarded: Bool) throws {
    let run = try filter(
      #"{"text":"а","author":{"id":1,"name":"\#(name)"}}"#,
      "--output-format",
      "csv"
    )
    let record = run.text.split(separator: "\r\n", maxSplits: 1).last ?? ""
    let cell = record.dropFirst(";;;line-1;0;1;".count).prefix { $0 != ";" }
    #expect(cell == (isGuarded ? "'" : "") + name, "\(record)")
  }

  @Test func `a table that was written is read again`() throws {
    let texts = ["просто", "с; знаком", "с \"кавычками\"", "в две\nстроки", "=формула"]
    let lines = try texts.map {
      String(decoding: try JSONSerialization.data(withJSONObject: ["text": $0]), as: UTF8.self)
    }
    let table = try filter(
      lines.joined(separator: "\n"),
      "--output-format",
      "csv",
      "--with-text"
    )
    let run = try sito(["convert", "--quiet"], input: table.output, home: pack.url)
    #expect(run.objects.map { $0["text"] as? String } == texts.dropLast() + ["'=формула"])
  }

  @Test func `lines to read say what to do and why, and take over no terminal`() throws {
    let run = try filter(
      """
      {"network":"vk","page":"-7","post":"1","id":"9\\n\\u001b[2J","edit":2,"text":"какая хуйня"}
      {"text":"убью"}
      {"text":"ничего"}
      {сломано
      """,
      "--output-format",
      "table"
    )
    #expect(
      run.lines.map { $0.split(separator: " ", omittingEmptySubsequences: true) } == [
        ["УДАЛИТЬ", "vk/-7/1#9", "[2J+2", "мат:", "«хуйня»"],
        ["!", "проверить", "#line-2", "закон:", "«убью»"],
        ["оставить", "#line-3"],
        ["ОШИБКА", "4", "неверный", "JSON", "около", "байта", "2"],
      ]
    )
  }

  @Test func `lines to read come in English, too`() throws {
    let input = "{\"text\":\"дурак\"}\n{"
    let run = try filter(input, "--output-format", "table", "--lang", "en")
    #expect(run.text.hasPrefix("review "))
    #expect(run.text.contains("ERROR") && run.text.contains("the line ends before its object does"))
  }

  @Test func `an empty input is a table without rows`() throws {
    #expect(try filter("", "--output-format", "csv").text.hasPrefix("\u{FEFF}network;"))
    #expect(try filter("", "--output-format", "table").text.isEmpty)
  }
}
