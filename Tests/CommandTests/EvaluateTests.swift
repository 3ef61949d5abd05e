import Foundation
import Testing

/// `sito evaluate`.
@Suite struct EvaluateTests {
  let pack: SmallPack
  let table: Scratch

  init() throws {
    pack = try SmallPack()
    table = try Scratch(
      Data("toxic\tдурак\r\ntoxic\tхуйня\ntoxic\tдобрый день\n\nnormal\tдвор\nnormal\tубью\n".utf8)
    )
  }

  @Test func `rates are shares by label`() throws {
    let run = try sito(["evaluate", "--json", table.url.path], home: pack.url)
    #expect(run.status == 0 && run.lines.count == 1)
    let files = try #require(run.objects.first?["files"] as? [[String: Any]])
    #expect(files.map { $0["file"] as? String } == [table.url.lastPathComponent])
    let labels = try #require(files.first?["labels"] as? [[String: Any]])
    #expect(labels.map { $0["label"] as? String } == ["toxic", "normal"])
    #expect(labels.map { $0["rows"] as? Int } == [3, 2])
    #expect(labels.map { $0["flagged"] as? Double } == [2.0 / 3, 0.5])
    #expect(labels.map { $0["removed"] as? Double } == [1.0 / 3, 0])
    #expect(labels.map { $0["urgent"] as? Double } == [0, 0.5])
    let categories = try #require(labels[0]["categories"] as? [String: Double])
    #expect(categories == ["insult": 1.0 / 3, "profanity": 1.0 / 3])
    #expect(labels[0]["labels"] as? [String: Double] == [:])
  }

  @Test(arguments: [String.Encoding.windowsCP1251, .utf16, .utf8])
  func `a table may be written in what Excel and Windows write`(encoding: String.Encoding) throws {
    let rows = "toxic\tдурак\r\ntoxic\tхуйня\ntoxic\tдобрый день\n\nnormal\tдвор\nnormal\tубью\n"
    var bytes = try #require(rows.data(using: encoding))
    if encoding == .utf8 { bytes = Data([0xEF, 0xBB, 0xBF]) + bytes }
    let other = try Scratch(bytes)
    let run = try sito(["evaluate", other.url.path], home: pack.url)
    let plain = try sito(["evaluate", table.url.path], home: pack.url)
    func rates(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.split(separator: "|").dropFirst().joined() }
    }
    #expect(run.status == 0)
    #expect(rates(run.text) == rates(plain.text))
  }

  @Test func `the table is for people`() throws {
    let run = try sito(["evaluate", table.url.path], home: pack.url)
    #expect(run.lines.count == 4)
    #expect(
      run.text.contains(
        "| toxic | 3 | 66.67 % | 33.33 % | 0.00 % | оскорбления 33.33 %, мат 33.33 %"
      )
    )
    #expect(run.text.contains("| норма | 2 |"))
    let english = try sito(["evaluate", "--lang", "en", table.url.path], home: pack.url)
    #expect(english.text.contains("| normal | 2 |") && english.text.contains("| insult 33.33 %"))
  }

  @Test func `wrong rows are kept`() throws {
    let errors = try Scratch()
    let run = try sito(
      ["evaluate", "--errors", errors.url.path, table.url.path],
      home: pack.url
    )
    #expect(run.status == 0)
    #expect(
      try String(contentsOf: errors.url, encoding: .utf8)
        == "toxic\tallow\t\tдобрый день\nnormal\treview\tu[убью]\tубью\n"
    )
  }

  @Test func `what each row hit is kept without its text`() throws {
    let hits = try Scratch()
    let run = try sito(["evaluate", "--hits", hits.url.path, table.url.path], home: pack.url)
    #expect(run.status == 0)
    let lines = try String(contentsOf: hits.url, encoding: .utf8).split(separator: "\n")
    let file = table.url.lastPathComponent
    #expect(
      lines == [
        "\(file)\t1\ttoxic\treview\ti\ti:1", "\(file)\t2\ttoxic\tremove\tp\tp:2 p:3",
        "\(file)\t3\ttoxic\tallow\t\t", "\(file)\t5\tnormal\tallow\t\t",
        "\(file)\t6\tnormal\treview\tu\tu:1",
      ]
    )
  }

  @Test(arguments: [
    "", "\n\n", (1...200).map { "31000\($0)\tтайна\n" }.joined(),
  ])
  func `what is not labelled is a mistake, told without a word of it`(_ text: String) throws {
    let table = try Scratch(Data(text.utf8))
    let run = try sito(["evaluate", table.url.path], home: pack.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("\(table.url.path): это не размеченные тексты"))
    #expect(!run.errors.contains("тайна") && !run.errors.contains("31000"))
  }

  @Test func `a row without a tab is a mistake, told without its text`() throws {
    let table = try Scratch(Data("toxic\tа\nтайна\n".utf8))
    let run = try sito(["evaluate", table.url.path], home: pack.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("\(table.url.path):2") && !run.errors.contains("тайна"))
  }
}
