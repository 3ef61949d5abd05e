import Foundation
import Testing

/// What is wrong with `sito.yaml` is told with its line, all at once, before anything is done.
@Suite struct WatchConfigTests {
  let desk: WatchDesk

  init() throws { desk = try WatchDesk() }

  private func check(_ text: String) throws -> Run {
    try Data(text.utf8).write(to: URL(filePath: desk.config))
    return try sito(["watch", "--config", desk.config, "--check"], home: desk.pack.url)
  }

  @Test func `what is in order is told, and nothing is made`() throws {
    let run = try sito(["watch", "--config", desk.config, "--check"], home: desk.pack.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("всё в порядке: папки \(desk.inbox.path)"), "\(run.text)")
    #expect(!FileManager.default.fileExists(atPath: desk.ledger))
    #expect(!FileManager.default.fileExists(atPath: desk.inbox.path + "/done"))
  }

  @Test(arguments: [
    ("leger: a\ninboxes:\n  - folder: inbox\n", ":1:1", "поля `leger` нет", "an unknown field"),
    (
      "ledger: a\ninboxes:\n  - folder: inbox\n    netwrok: vk\n", ":4:5",
      "`netwrok`", "in an inbox"
    ),
    ("ledger: a\n", ":1:1", "нет поля `inboxes`", "a field that is missing"),
    ("ledger: a\ninboxes: []\n", ":2:10", "список папок", "nothing to watch"),
    ("ledger: a\ninboxes:\n  - folder: нет\n", ":3:13", "нет папки", "a folder mistyped"),
    ("ledger: нет/a\ninboxes:\n  - folder: inbox\n", ":1:9", "нет папки", "a ledger nowhere"),
    ("ledger: inbox\ninboxes:\n  - folder: inbox\n", ":1:9", "здесь папка", "a folder as ledger"),
    ("ledger: a\npoll: часто\ninboxes:\n  - folder: inbox\n", ":2:7", "число от", "a wrong type"),
    ("ledger: a\nthreads: 1.5\ninboxes:\n  - folder: inbox\n", ":2:10", "целое", "half a thread"),
    ("ledger: [a]\ninboxes:\n  - folder: inbox\n", ":1:9", "должен быть текст", "a list as a path"),
    ("ledger: a\ninboxes:\n  - folder: inbox\n    format: pdf\n", ":4:13", "одно из", "a form"),
    (
      "ledger: a\ninboxes:\n  - folder: inbox\n    only: [delete]\n", ":4:12",
      "`review`", "actions"
    ),
    (
      "ledger: a\ninboxes:\n  - folder: inbox\n    columns: {текст: А}\n", ":4:15",
      "`текст`", "columns"
    ),
    (
      "ledger: a\ninboxes:\n  - folder: inbox\n    format: vk\n    columns: {text: А}\n", ":5:14",
      "только у таблиц", "columns of what is no table"
    ),
    (
      "ledger: a\ninboxes:\n  - folder: inbox\n  - folder: ./inbox\n", ":4:5",
      "уже следят", "twice"
    ),
    (
      "ledger: a\ninboxes:\n  - folder: inbox\n    done: inbox\n", ":3:5", "что-то пишут",
      "a folder that would be fed with its own files"
    ),
    ("ledger: a\nhome: inbox\ninboxes:\n  - folder: inbox\n", ":2:7", "inbox/rules", "no rules"),
    ("ledger: a\n  inboxes:\n - x", ":2:10", "не читается как YAML", "no YAML"),
    ("просто текст", ":1:1", "должны быть поля", "no mapping"),
  ])
  func tells(_ text: String, _ place: String, _ message: String, _ why: String) throws {
    let run = try check(text)
    #expect(run.status == 2, "\(why)")
    #expect(run.errors.contains("sito.yaml" + place), "\(why): \(run.errors)")
    #expect(run.errors.contains(message), "\(why): \(run.errors)")
  }

  @Test func `all mistakes are told at once`() throws {
    let run = try check("leger: a\npoll: -1\ninboxes:\n  - folder: нет\n    format: pdf\n")
    #expect(run.errors.components(separatedBy: "ошибка: ").count - 1 == 5, "\(run.errors)")
  }

  @Test func `a file that is not there is told`() throws {
    let run = try sito(["watch", "--config", "/нет/sito.yaml"], home: desk.pack.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("/нет/sito.yaml: нет такого файла"), "\(run.errors)")
    #expect(try sito(["watch"], home: desk.pack.url).status == 64)
  }

  @Test func `what is no ledger is told and left alone`() throws {
    try Data("заметки\n".utf8).write(to: URL(filePath: desk.ledger))
    let run = try desk.once()
    #expect(run.status == 2)
    #expect(run.errors.contains("не журнал Sito"), "\(run.errors)")
    #expect(try String(contentsOfFile: desk.ledger, encoding: .utf8) == "заметки\n")
  }

  @Test func `rules that are not in order are told`() throws {
    try Data("лалала\n".utf8).write(to: desk.pack.url.appending(path: "wordlists/p.txt"))
    let run = try desk.once()
    #expect(run.status == 2)
    #expect(run.errors.contains("rules/all.yaml"), "\(run.errors)")
  }

  @Test func `the sample is in order`() throws {
    let text = try String(
      contentsOf: project.appending(path: "samples/sito.yaml"),
      encoding: .utf8
    )
    for folder in ["vk", "tables"] {
      try FileManager.default.createDirectory(
        at: desk.inbox.deletingLastPathComponent().appending(path: "inbox/\(folder)"),
        withIntermediateDirectories: true
      )
    }
    let run = try check(text)
    #expect(run.status == 0, "\(run.errors)")
  }
}
