import Foundation
import Ledger
import Testing

/// `sito watch` as it goes on: signals, locks, and what gets in its way.
@Suite(.timeLimit(.minutes(3))) struct DaemonTests {
  let desk: WatchDesk

  init() throws { desk = try WatchDesk() }

  @Test(arguments: [SIGTERM, SIGINT])
  func `it takes in what comes, and ends well when it is asked to`(_ signal: Int32) throws {
    let daemon = try desk.start()
    try desk.drop("a.ndjson", desk.comment(1, "какая хуйня"))
    #expect(try daemon.waits { try desk.names("done") == ["a.ndjson"] }, "\(daemon.errors)")
    try desk.drop("b.ndjson", desk.comment(2, "убью"))
    #expect(try daemon.waits { try desk.names("done").count == 2 }, "\(daemon.errors)")
    #expect(daemon.end(signal) == 0, "\(daemon.errors)")
    #expect(try desk.state.cases.count == 2)
    #expect(try sito(["audit", "verify", "--ledger", desk.ledger]).status == 0)
  }

  @Test func `a file that grows is left until it stands still`() throws {
    let daemon = try desk.start()
    let file = desk.inbox.appending(path: "a.ndjson")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    // Each part comes within the time between two looks.
    for id in 0..<100 {
      try handle.write(contentsOf: Data(desk.comment(id, "ты дурак").utf8))
      Thread.sleep(forTimeInterval: 0.01)
    }
    try handle.close()
    #expect(try daemon.waits { try desk.names("done") == ["a.ndjson"] }, "\(daemon.errors)")
    #expect(daemon.end() == 0)
    #expect(try desk.names("decisions") == ["a.ndjson.ndjson"])
    #expect(try desk.state.cases.count == 100)
  }

  @Test func `a file that is added to after it was done is decided on as a whole`() throws {
    let daemon = try desk.start()
    try desk.drop("a.ndjson", desk.comment(1, "ничего"))
    let file = desk.inbox.appending(path: "a.ndjson")
    let writer = try FileHandle(forWritingTo: file)
    #expect(try daemon.waits { try desk.names("done") == ["a.ndjson"] }, "\(daemon.errors)")
    try writer.seekToEnd()
    try writer.write(contentsOf: Data(desk.comment(2, "какая хуйня").utf8))
    try writer.close()
    #expect(try daemon.waits { try desk.names("done") == ["a-2.ndjson"] }, "\(daemon.errors)")
    #expect(daemon.end() == 0)
    #expect(daemon.errors.contains("дописан после разбора"))
    #expect(try desk.state.cases.count == 1)
    #expect(try desk.read("decisions/a-2.ndjson.ndjson").split(separator: "\n").count == 2)
  }

  @Test func `it ends in the midst of a file, which stays`() throws {
    let text = (0..<60_000).map { desk.comment($0, "ты дурак \($0)", author: $0) }.joined()
    try desk.drop("a.ndjson", text)
    let daemon = try desk.start()
    #expect(
      daemon.waits { ((try? desk.kinds.count) ?? 0) > 100 },
      "\(daemon.errors)"
    )
    #expect(daemon.end() == 0)
    #expect(try desk.names() == ["a.ndjson"])
    #expect(try desk.names("decisions") == [])
    #expect(try sito(["audit", "verify", "--ledger", desk.ledger]).status == 0)
  }

  @Test func `a second one is told who is there`() throws {
    let daemon = try desk.start()
    #expect(daemon.waits { daemon.errors.contains("слежу") })
    let second = try desk.once()
    #expect(second.status == 2)
    #expect(second.errors.contains("(процесс \(daemon.process.processIdentifier))"))
    // Another inbox, the same ledger.
    let other = try WatchDesk()
    try other.configure(ledger: desk.ledger)
    #expect(try other.once().errors.contains("уже работает другой sito watch"))
    #expect(daemon.end() == 0)
    #expect(try desk.once().status == 0)
  }

  @Test func `rules are read again, unless they are broken`() throws {
    let daemon = try desk.start()
    #expect(daemon.waits { daemon.errors.contains("слежу") })
    let list = desk.pack.url.appending(path: "wordlists/i.txt")
    try Data("дурак*\nолух*\n".utf8).write(to: list)
    daemon.send(SIGHUP)
    #expect(daemon.waits { daemon.errors.contains("перечитано") }, "\(daemon.errors)")
    try desk.drop("a.ndjson", desk.comment(1, "ты олух"))
    #expect(try daemon.waits { try desk.names("done") == ["a.ndjson"] }, "\(daemon.errors)")
    try Data("лалала\n".utf8).write(to: list)
    daemon.send(SIGHUP)
    #expect(daemon.waits { daemon.errors.contains("работаю с прежними") }, "\(daemon.errors)")
    try desk.drop("b.ndjson", desk.comment(2, "олух ты"))
    #expect(try daemon.waits { try desk.names("done").count == 2 }, "\(daemon.errors)")
    #expect(daemon.end() == 0)
    #expect(try desk.state.cases.count == 2)
  }

  @Test func `a broken configuration is not taken, a whole one is`() throws {
    let daemon = try desk.start()
    #expect(daemon.waits { daemon.errors.contains("слежу") })
    try desk.configure("    format: pdf\n")
    daemon.send(SIGHUP)
    #expect(daemon.waits { daemon.errors.contains("sito.yaml:5:13") }, "\(daemon.errors)")
    try desk.configure("    with-text: true\n")
    daemon.send(SIGHUP)
    #expect(daemon.waits { daemon.errors.contains("перечитано") }, "\(daemon.errors)")
    try desk.drop("a.ndjson", desk.comment(1, "ты дурак"))
    #expect(try daemon.waits { try desk.names("done") == ["a.ndjson"] }, "\(daemon.errors)")
    #expect(daemon.end() == 0)
    #expect(try desk.read("decisions/a.ndjson.ndjson").contains(#""text":"ты дурак""#))
  }

  @Test func `a locked ledger is told once and tried again`() throws {
    try desk.drop("0.ndjson", desk.comment(0, "убью"))
    _ = try desk.once()
    let holder = try LedgerStore(path: desk.ledger)
    let daemon = try desk.start()
    try holder.write(at: Timestamp.read("2026-11-25T00:00:00Z") ?? 0, actor: "operator") { _ in
      try desk.drop("a.ndjson", desk.comment(1, "ты дурак"))
      #expect(daemon.waits { daemon.errors.contains("занят") }, "\(daemon.errors)")
      #expect(try desk.names() == ["a.ndjson"])
    }
    #expect(try daemon.waits { try desk.names("done").count == 2 }, "\(daemon.errors)")
    #expect(daemon.end() == 0)
    #expect(daemon.errors.components(separatedBy: "занят").count == 2, "\(daemon.errors)")
    #expect(try desk.state.cases.count == 2)
  }

  @Test func `a ledger that goes away is not made anew`() throws {
    try desk.drop("0.ndjson", desk.comment(0, "убью"))
    _ = try desk.once()
    let daemon = try desk.start()
    #expect(daemon.waits { daemon.errors.contains("слежу") })
    let aside = desk.ledger + "-aside"
    try FileManager.default.moveItem(atPath: desk.ledger, toPath: aside)
    try desk.drop("a.ndjson", desk.comment(1, "ты дурак"))
    #expect(daemon.waits { daemon.errors.contains("пропал") }, "\(daemon.errors)")
    #expect(!FileManager.default.fileExists(atPath: desk.ledger))
    try FileManager.default.moveItem(atPath: aside, toPath: desk.ledger)
    #expect(try daemon.waits { try desk.names("done").count == 2 }, "\(daemon.errors)")
    #expect(daemon.end() == 0)
  }

  /// The limit is on the size of files, which writing meets as it meets a full disk.
  @Test func `what does not fit is told, stays, and goes on when there is room`() throws {
    let text = (0..<600).map { desk.comment($0, "какая хуйня \($0)", author: $0 % 9) }.joined()
    try desk.drop("a.ndjson", text)
    let process = Process()
    let messages = try Scratch(Data())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 150; exec '\(program.path)' watch --once --config '\(desk.config)'",
    ]
    process.environment = ["SITO_HOME": desk.pack.url.path, "LANG": "ru_RU.UTF-8"]
    process.standardError = try FileHandle(forWritingTo: messages.url)
    try process.run()
    process.waitUntilExit()
    let told = try String(contentsOf: messages.url, encoding: .utf8)
    #expect(process.terminationStatus == 2, "\(told)")
    #expect(told.contains("попробую ещё раз"), "\(told)")
    #expect(try desk.names() == ["a.ndjson"] && desk.names("decisions") == [])
    #expect(try desk.once().status == 0)
    #expect(try desk.names("done") == ["a.ndjson"])
    #expect(try desk.state.cases.count == 600)
  }
}
