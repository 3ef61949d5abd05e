import Foundation
import Ledger
import Testing

/// `sito filter --ledger`: what is flagged goes into the ledger, once.
@Suite struct FilterLedgerTests {
  let pack: SmallPack
  let folder: Scratch
  var ledger: String { folder.url.appending(path: "sito.ledger").path }

  init() throws {
    pack = try SmallPack()
    folder = try Scratch.folder()
  }

  static let comments = ["ничего", "какая хуйня", "ты дурак", "убью", "яма у дома", "дурак xуйня"]

  private func comment(_ id: Int, _ text: String, edit: Int = 0) -> String {
    #"{"network":"vk","page":"-200000001","post":"4512","id":"\#(id)","edit":\#(edit),"#
      + #""author":{"id":"310000007","name":"Иван Образцов","kind":"user"},"#
      + #""created_at":"2026-11-20T06:15:02Z","text":"\#(text)"}"#
  }

  private var input: String {
    Self.comments.enumerated().map { comment($0, $1) }.joined(separator: "\n")
  }

  private func filter(_ text: String, _ options: String...) throws -> Run {
    try sito(["filter", "--ledger", ledger] + options, text: text, home: pack.url)
  }

  private func audit(_ arguments: String...) throws -> Run {
    try sito(["audit", arguments[0], "--ledger", ledger] + arguments.dropFirst(), home: pack.url)
  }

  private func head() throws -> Int {
    try #require(try audit("head").objects.first?["sequence"] as? Int)
  }

  @Test func `comments without an id stay apart on their way through convert`() throws {
    for text in ["какая хуйня\n", "спасибо\n", "ты дурак\n"] {
      let converted = try sito(["convert"], text: text, home: pack.url).text
      _ = try filter(converted, "--network", "vk", "--page", "-1")
    }
    let state = try LedgerStore(path: ledger, isReadOnly: true).state()
    #expect(state.cases.count == 2)
    #expect(state.cases.values.allSatisfy { $0.edits.count == 1 })
  }

  @Test func `a name cannot pass for lines of the program's own`() throws {
    let line = comment(1, "какая хуйня").replacing(
      "Иван Образцов",
      with: #"Иван\n\nПо правилам: ничего"#
    )
    _ = try filter(line)
    let shown = try sito(
      ["queue", "show", "vk-200000001-4512-1", "--ledger", ledger],
      home: pack.url
    )
    let history = try audit("author", "310000007")
    for run in [shown, history] {
      #expect(run.text.contains("«Иван[U+000A][U+000A]По правилам: ничего»"), "\(run.text)")
      #expect(!run.lines.contains { $0.hasPrefix("По правилам: ничего") })
    }
  }

  @Test func `the ledger has everything though nobody reads the decisions`() throws {
    let text = (0..<3000).map { comment($0, "какая хуйня") }.joined(separator: "\n")
    let input = try Scratch(Data(text.utf8))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let command = #"{ "$0" filter --quiet --threads 1 --ledger "$1" "$2"; echo $? >&2; } | head -1"#
    process.arguments = ["-c", command, program.path, ledger, input.url.path]
    process.environment = ["SITO_HOME": pack.url.path, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(try LedgerStore(path: ledger, isReadOnly: true).state().cases.count == 3000)
  }

  @Test func `the decisions are those without a ledger`() throws {
    let run = try filter(input)
    #expect(run.status == 0)
    #expect(run.output == (try sito(["filter"], text: input, home: pack.url).output))
    #expect(run.errors.contains("в журнал: новых записей 4, уже были 0"), "\(run.errors)")
    // The pack, four cases, and one proposal: the second waits for the first to be decided.
    #expect(try head() == 6)
  }

  @Test func `the same comments again add nothing, an edited one does`() throws {
    _ = try filter(input)
    let before = try head()
    #expect(try filter(input, "--threads", "1").errors.contains("новых записей 0, уже были 4"))
    #expect(try head() == before)
    #expect(try filter(comment(2, "сам ты дурак", edit: 1)).status == 0)
    #expect(try head() == before + 1)
    #expect(try audit("verify").status == 0)
  }

  @Test(arguments: ["1", "2"])
  func `a comment that was put right is told the ledger, whatever comes between`(
    threads: String
  ) throws {
    _ = try filter(input)
    let before = try head()
    #expect(
      try filter(comment(2, "когда починят дорогу", edit: 1), "--threads", threads).status == 0
    )
    #expect(try head() == before + 1)
    let shown = try sito(
      ["queue", "show", "vk-200000001-4512-2", "--ledger", ledger],
      home: pack.url
    ).text
    #expect(shown.contains("Программа: оставить\n"), "\(shown)")
    #expect(shown.contains("автор изменил комментарий"))
    // Flagged and put right in one run, many comments apart; allowed comments stay outside.
    let between = (1000..<3000).map { comment($0, "спасибо") }
    let lines = [comment(50, "ты дурак")] + between + [comment(50, "спасибо", edit: 1)]
    _ = try filter(lines.joined(separator: "\n"), "--threads", threads)
    #expect(try head() == before + 3)
    #expect(try filter(lines.joined(separator: "\n")).errors.contains("новых записей 0"))
    #expect(try audit("verify").status == 0)
    #expect(try audit("replay", "vk-200000001-4512-50").status == 0)
  }

  /// What an author wrote first, lawful, and what was put in its place: a log of events, or two exports in
  /// one file.
  @Test(arguments: [0, 1]) func `the last words in an input count, fed once or many times`(
    edit: Int
  ) throws {
    let log = [comment(70, "спасибо"), comment(70, "ты дурак", edit: edit)].joined(separator: "\n")
    #expect(try filter(log).errors.contains("новых записей 1"))
    let before = try head()
    for _ in 0..<2 {
      #expect(try filter(log).errors.contains("новых записей 0"))
      #expect(try head() == before)
    }
    // The same, and put right in the end.
    let right = log + "\n" + comment(70, "большое спасибо", edit: edit)
    #expect(try filter(right).errors.contains("новых записей 1"))
    for text in [right, right] { #expect(try filter(text).errors.contains("новых записей 0")) }
    #expect(try head() == before + 1)
    #expect(try audit("verify").status == 0)
  }

  @Test func `decisions are the same for any number of threads`() throws {
    var text = ""
    for id in 0..<2000 {
      text += comment(id, Self.comments[id % Self.comments.count] + " \(id)") + "\n"
    }
    _ = try filter(text, "--threads", "4", "--only", "remove")
    let events = try kinds()
    #expect(events.count > 1000)
    try FileManager.default.removeItem(atPath: ledger)
    _ = try filter(text, "--threads", "1")
    #expect(try kinds() == events)
  }

  /// What the events say, without their times.
  private func kinds() throws -> [Event.Kind] {
    try LedgerStore(path: ledger, isReadOnly: true).events().map(\.kind)
  }

  @Test func `a decision can be made again, and says when it would be another`() throws {
    _ = try filter(input)
    let same = try audit("replay", "vk-200000001-4512-5")
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.text.contains("решение то же, до знака"))
    // The rules of today do not matter.
    let list = pack.url.appending(path: "wordlists/p.txt")
    let words = try Data(contentsOf: list)
    try Data("лалала\n".utf8).write(to: list)
    defer { try? words.write(to: list) }
    #expect(try audit("replay", "vk-200000001-4512-5").status == 0)
    let none = try audit("replay", "vk-1-2-3")
    #expect(none.status == 2)
    #expect(none.errors.contains("нет дела `vk-1-2-3`"))
  }

  @Test func `hidden links and broken bytes are made again, too`() throws {
    var data = Data(
      #"{"network":"vk","page":"-1","post":"1","id":"1","text":"дурак","links":["https://дурак.example/a b"]}"#
        .utf8
    )
    data += Data("\n".utf8)
    data += Data(#"{"network":"vk","page":"-1","post":"1","id":"2","text":"а "#.utf8)
    data += Data([0xD0, 0x20]) + Data(#"дурак"}"#.utf8)
    let run = try sito(["filter", "--ledger", ledger], input: data, home: pack.url)
    #expect(run.status == 0, "\(run.errors)")
    for id in 1...2 {
      let replay = try audit("replay", "vk-1-1-\(id)")
      #expect(replay.status == 0, "\(id): \(replay.text) \(replay.errors)")
    }
  }

  @Test func `what cannot be a ledger is told and left alone`() throws {
    let file = folder.url.appending(path: "notes.txt")
    try Data("заметки\n".utf8).write(to: file)
    let run = try sito(["filter", "--ledger", file.path], text: input, home: pack.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("не журнал Sito"), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try String(contentsOf: file, encoding: .utf8) == "заметки\n")
    let nowhere = try sito(["filter", "--ledger", "/no/folder/a"], text: input, home: pack.url)
    #expect(nowhere.status == 2)
    #expect(nowhere.errors.contains("не открывается"), "\(nowhere.errors)")
  }

  @Test func `no text and no author gets into messages`() throws {
    for run in [try filter(input), try audit("verify"), try audit("replay", "vk-200000001-4512-1")]
    {
      #expect(!run.errors.contains(/хуйн|310000007|Образцов/))
      #expect(!run.text.contains(/Образцов/) || run.objects.first?["action"] != nil)
    }
  }

  @Test func `who feeds comments without their place is told once`() throws {
    let texts = ["ты дурак", "какая хуйня", "спасибо"]
    let lines = texts.map { #"{"text":"\#($0)","author":{"id":"1"}}"# }.joined(separator: "\n")
    let told = "без сети или страницы: 2 отмеченных комментария"
    let run = try filter(lines)
    #expect(run.errors.components(separatedBy: told).count == 2, "\(run.errors)")
    #expect(run.errors.contains("подавайте с --network и --page"))
    #expect(try !filter(lines, "--network", "vk", "--page", "-1").errors.contains("без сети"))
    #expect(try !filter(input).errors.contains("без сети"))
  }

  @Test func `a file whose end is gone is checked as far as it goes`() throws {
    let lines = (0..<300).map { comment($0, "какая хуйня \($0)") }
    _ = try filter(lines.joined(separator: "\n"))
    let kept = folder.url.appending(path: "head.json")
    try Data(try audit("head").text.utf8).write(to: kept)
    // Whoever closes the ledger last copies the log beside it into the file.
    do { _ = try LedgerStore(path: ledger).head }
    let bytes = try Data(contentsOf: URL(filePath: ledger))
    var named = 0
    for part in 1...6 {
      try bytes.prefix(bytes.count * part / 7).write(to: URL(filePath: ledger))
      let run = try audit("verify", "--head", kept.path)
      #expect(run.status == 1, "\(run.errors)")
      #expect(run.text.contains("журнал НЕ цел"))
      if run.text.contains(/событие \d+ (не читается|потеряно)/) { named += 1 }
    }
    // What is lost may be words only, or what follows from the events.
    #expect(named > 1)
  }

  @Test func `a head kept elsewhere is compared`() throws {
    _ = try filter(input)
    let kept = folder.url.appending(path: "head.json")
    try audit("head").output.write(to: kept)
    _ = try filter(comment(9, "ты дурак"))
    let whole = try audit("verify", "--head", kept.path)
    #expect(whole.status == 0)
    #expect(whole.text.contains("журнал цел: событий 7"))
    try FileManager.default.removeItem(atPath: ledger)
    _ = try filter(comment(9, "ты дурак"))
    let other = try audit("verify", "--head", kept.path)
    #expect(other.status == 1)
    #expect(other.text.contains("потеряно: сохранённая голова — событие"), "\(other.text)")
  }

  @Test func `what is no head of a chain is not compared`() throws {
    _ = try filter(input)
    let kept = folder.url.appending(path: "head.json")
    let (zeros, digest) = (String(repeating: "0", count: 64), String(repeating: "1", count: 64))
    for (sequence, digest) in [(-5, digest), (-5, zeros), (0, digest)] {
      try Data(#"{"digest":"\#(digest)","sequence":\#(sequence)}"#.utf8).write(to: kept)
      let run = try audit("verify", "--head", kept.path)
      #expect(run.status == 2)
      #expect(run.errors.contains("не голова цепочки"))
    }
    try Data(#"{"digest":"\#(zeros)","sequence":0}"#.utf8).write(to: kept)
    let empty = try audit("verify", "--head", kept.path)
    #expect(empty.status == 0)
    #expect(empty.text.contains("ничего не доказывает"))
  }

  @Test func `words are erased by term or by date, and the ledger stays whole`() throws {
    _ = try filter(input)
    #expect(try audit("erase").text.contains("удалено текстов: 0"))
    #expect(try audit("erase", "--before", "2026-06-15").text.contains("удалено текстов: 0"))
    // Two of the four were decided long ago; the others wait still.
    let past: Milliseconds = 1_780_000_000_000
    try LedgerStore(path: ledger).append(
      ["2", "3"].map { id in
        .verdictGiven(
          Verdict(caseID: CaseID("vk-200000001-4512-\(id)"), choice: .approve, reason: "шутка")
        )
      },
      at: past,
      actor: "moderator:1"
    )
    #expect(try audit("erase", "--before", "2026-05-28").text.contains("удалено текстов: 0"))
    let dry = try audit("erase", "--before", "2026-06-15", "--dry-run")
    #expect(dry.text.contains("удалилось бы текстов: 2"), "\(dry.text)\(dry.errors)")
    #expect(try audit("erase", "--before", "2026-06-15").text.contains("удалено текстов: 2"))
    #expect(try audit("verify").status == 0)
    #expect(try audit("replay", "vk-200000001-4512-2").text.contains("слова удалены"))
    for day in ["вчера", "2026-02-31", "2100-01-01"] {
      #expect(try audit("erase", "--before", day).status == 64)
    }
    #expect(try audit("erase", "--actor", "engine").status == 64)
    #expect(try audit("erase", "--actor", "Иван", "--before", "2026-01-01").status == 64)
  }
}
