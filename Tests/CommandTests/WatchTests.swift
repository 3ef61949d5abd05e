import Foundation
import Ledger
import Rules
import Testing

/// `sito watch --once`: files become decisions and cases.
@Suite struct WatchTests {
  let desk: WatchDesk

  init() throws { desk = try WatchDesk() }

  private var comments: String {
    FilterLedgerTests.comments.enumerated().map { desk.comment($0, $1) }.joined()
  }

  @Test func `a file is decided, opens cases and is moved`() throws {
    try desk.drop("a.ndjson", comments)
    let run = try desk.once()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("новых записей 4, уже были 0"), "\(run.errors)")
    let filtered = try sito(["filter"], text: comments, home: desk.pack.url)
    #expect(try desk.read("decisions/a.ndjson.ndjson") == filtered.text)
    #expect(try desk.read("done/a.ndjson") == comments)
    #expect(try desk.names() == [] && desk.names("failed") == [])
    let state = try desk.state
    #expect(state.cases.count == 4)
    #expect(state.restrictions.count == 1)
    #expect(state.restrictions.values.allSatisfy { $0.status == .proposed })
  }

  @Test func `the ledger is that of a filter`() throws {
    try desk.drop("a.ndjson", comments)
    _ = try desk.once()
    let other = try WatchDesk()
    _ = try sito(["filter", "--ledger", other.ledger], text: comments, home: other.pack.url)
    #expect(try desk.kinds == other.kinds)
  }

  @Test func `the same file again adds nothing, in whatever export`() throws {
    try desk.drop("a.ndjson", comments)
    _ = try desk.once()
    let before = try desk.kinds
    try desk.drop("a.ndjson", comments)
    try desk.drop("b.ndjson", comments)
    let run = try desk.once()
    #expect(run.status == 0, "\(run.errors)")
    #expect(try desk.kinds == before)
    // The same bytes under the same name are the same file.
    #expect(try desk.names("done") == ["a.ndjson", "b.ndjson"])
    #expect(try desk.names("decisions") == ["a.ndjson.ndjson", "b.ndjson.ndjson"])
  }

  @Test func `another file of the same name takes nothing away`() throws {
    for text in ["какая хуйня", "ничего", "убью"] {
      try desk.drop("a.ndjson", desk.comment(1, text))
      #expect(try desk.once().status == 0)
    }
    #expect(try desk.names("done") == ["a-2.ndjson", "a-3.ndjson", "a.ndjson"])
    #expect(
      try desk.names("decisions") == ["a-2.ndjson.ndjson", "a-3.ndjson.ndjson", "a.ndjson.ndjson"]
    )
    #expect(try desk.read("decisions/a-2.ndjson.ndjson").contains(#""action":"allow""#))
  }

  @Test func `a file and its decisions go by one name`() throws {
    for text in ["привет", "пока", "хуй", "какая хуйня"] {
      try desk.drop("a.txt", text + "\n")
      #expect(try desk.once().status == 0)
    }
    for name in ["a", "a-2", "a-3", "a-4"] {
      let isRude = try desk.read("done/\(name).txt").contains("ху")
      let decision = try desk.read("decisions/\(name).txt.ndjson")
      #expect(decision.contains(#""action":"allow""#) != isRude, "\(name)")
    }
  }

  @Test func `a name of any length gets its decisions`() throws {
    let name = String(repeating: "я", count: 120) + ".ndjson"
    try desk.drop(name, desk.comment(1, "какая хуйня"))
    #expect(try desk.once().status == 0)
    #expect(try desk.names() == [] && desk.names("done") == [name])
    #expect(try desk.names("decisions").count == 1)
  }

  @Test(arguments: ["inbox/sito.ledger", "inbox/../inbox/x"])
  func `a ledger among the files to take is refused`(ledger: String) throws {
    try desk.configure(ledger: ledger)
    let run = try desk.once()
    #expect(run.status == 2 && run.errors.contains("держите его в другой"), "\(run.errors)")
  }

  @Test func `an edited comment is a new edit of its case`() throws {
    try desk.drop("a.ndjson", desk.comment(1, "ты дурак"))
    _ = try desk.once()
    try desk.drop("b.ndjson", desk.comment(1, "сам ты дурак", edit: 1))
    _ = try desk.once()
    let state = try desk.state
    #expect(state.cases.count == 1)
    #expect(state.cases.values.first?.edits.count == 2)
  }

  @Test func `what cannot be read is put aside with a message, and the rest goes on`() throws {
    try desk.drop("1.ndjson", desk.comment(1, "какая хуйня"))
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0]).write(
      to: desk.inbox.appending(path: "2.png")
    )
    try desk.drop("3.ndjson", desk.comment(3, "ты дурак"))
    let run = try desk.once()
    #expect(run.status == 1, "\(run.errors)")
    #expect(try desk.names() == [])
    #expect(try desk.names("done") == ["1.ndjson", "3.ndjson"])
    #expect(try desk.names("failed") == ["2.png", "2.png.error.txt"])
    #expect(try desk.read("failed/2.png.error.txt").contains("картинка"))
    #expect(try desk.names("decisions") == ["1.ndjson.ndjson", "3.ndjson.ndjson"])
    #expect(try desk.state.cases.count == 2)
  }

  @Test func `a file with broken lines is decided and put aside`() throws {
    try desk.drop(
      "a.ndjson",
      desk.comment(1, "какая хуйня") + "{\"text\":\"сломано\n" + desk.comment(2, "убью")
    )
    let run = try desk.once()
    #expect(run.status == 1)
    #expect(try desk.names("failed") == ["a.ndjson", "a.ndjson.error.txt"])
    let message = try desk.read("failed/a.ndjson.error.txt")
    #expect(message.contains("a.ndjson:2: строка не прочитана"), "\(message)")
    #expect(message.contains("decisions/a.ndjson.ndjson"), "\(message)")
    #expect(!(message + run.errors).contains(/сломано|хуйн|310000007|Образцов/))
    #expect(try desk.read("decisions/a.ndjson.ndjson").split(separator: "\n").count == 3)
    #expect(try desk.state.cases.count == 2)
  }

  @Test(arguments: [".a", "a.part", "a.tmp", "a~", "~$a.csv", "a.filepart", "A.PART"])
  func `files that are being written are left alone`(_ name: String) throws {
    try Data(comments.utf8).write(to: desk.inbox.appending(path: name))
    #expect(try desk.once().status == 0)
    #expect(try desk.names() == [name])
    #expect(try desk.names("done") == [])
  }

  @Test func `a link and a pipe are told and left`() throws {
    let target = desk.inbox.deletingLastPathComponent().appending(path: "aside.ndjson")
    try Data(comments.utf8).write(to: target)
    try FileManager.default.createSymbolicLink(
      at: desk.inbox.appending(path: "link.ndjson"),
      withDestinationURL: target
    )
    let pipe = desk.inbox.appending(path: "pipe").path
    // The path lives as long as the call.
    let isMade = unsafe mkfifo(pipe, 0o600) == 0
    #expect(isMade)
    try desk.drop("a.ndjson", comments)
    let run = try desk.once()
    #expect(run.status == 0, "\(run.errors)")
    #expect(try desk.names() == ["link.ndjson", "pipe"])
    #expect(run.errors.components(separatedBy: "не обычный файл").count == 3, "\(run.errors)")
  }

  @Test func `a name that is not UTF-8 is told`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf x > \"$0/$(printf 'a\\357.txt')\"", desk.inbox.path]
    try process.run()
    process.waitUntilExit()
    let run = try desk.once()
    #expect(run.errors.contains("имя файла не в UTF-8"), "\(run.errors)")
  }

  @Test func `a network and a page are given to comments without`() throws {
    let desk = try WatchDesk("    network: ok\n    page: \"-7\"\n    format: csv\n")
    try desk.drop("a.csv", "id;текст\n1;ты дурак\n")
    #expect(try desk.once().status == 0)
    #expect(try desk.read("decisions/a.csv.ndjson").contains(#""network":"ok","page":"-7""#))
    let comment = try #require(try desk.state.cases.values.first?.comment)
    #expect([comment.network, comment.page, comment.id] == ["ok", "-7", "1"])
  }

  @Test func `decisions are written as the configuration says`() throws {
    let desk = try WatchDesk(
      "    only: [remove]\n    with-text: true\n    output-format: csv\n    decisions: out\n"
    )
    try desk.drop("a.ndjson", comments)
    #expect(try desk.once("--quiet").errors.isEmpty)
    let table = try String(
      contentsOf: desk.inbox.deletingLastPathComponent().appending(path: "out/a.ndjson.csv"),
      encoding: .utf8
    )
    #expect(table.contains("какая хуйня") && !table.contains("убью"), "\(table)")
  }

  @Test func `terms that are over are recorded`() throws {
    try desk.drop("a.ndjson", comments)
    _ = try desk.once()
    let store = try LedgerStore(path: desk.ledger)
    let id = try #require(try store.state().restrictions.keys.first)
    try store.append(
      [
        .restrictionConfirmed(
          RestrictionConfirmation(
            restriction: id,
            measure: .days(1),
            confirmations: 1,
            reason: "мат"
          )
        )
      ],
      at: Timestamp.read("2026-01-01T00:00:00Z") ?? 0,
      actor: "moderator:12"
    )
    let run = try desk.once()
    #expect(run.errors.contains("истекло сроков: 1"), "\(run.errors)")
    #expect(try store.state().restrictions[id]?.status == .expired)
    let before = try desk.kinds.count
    #expect(try desk.once().status == 0)
    #expect(try desk.kinds.count == before)
  }
}
