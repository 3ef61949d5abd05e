import Foundation
import Ledger
import Testing

/// A ledger that is damaged, and what is told of it.
@Suite struct LedgerCutTests {
  let pack: SmallPack
  let folder: Scratch
  var ledger: String { folder.url.appending(path: "sito.ledger").path }

  init() throws {
    pack = try SmallPack()
    folder = try Scratch.folder()
  }

  private func lines(_ ids: Range<Int>) -> String {
    ids.map {
      #"{"network":"vk","page":"-1","post":"1","id":"\#($0)","author":{"id":"\#($0)"},"#
        + #""text":"какая хуйня \#($0)"}"#
    }.joined(separator: "\n")
  }

  private func filter(_ text: String, _ options: String...) throws -> Run {
    try sito(["filter", "--ledger", ledger] + options, text: text, home: pack.url)
  }

  @Test(arguments: [1, 900, 4096, 20_000])
  func `a file cut by some bytes is told, and the decisions come all the same`(cut: Int) throws {
    _ = try filter(lines(0..<300))
    do { _ = try LedgerStore(path: ledger).head }
    let bytes = try Data(contentsOf: URL(filePath: ledger)).dropLast(cut)
    try bytes.write(to: URL(filePath: ledger))
    let run = try filter(lines(200..<400))
    #expect(run.status == 2)
    #expect(run.errors.contains("журнал `\(ledger)` обрезан"), "\(run.errors)")
    #expect(run.errors.contains("не хватает байтов: \(cut);"))
    #expect(run.errors.contains("sito audit verify"))
    #expect(run.errors.contains("отмеченное попало в журнал не всё"))
    let plain = try sito(["filter"], text: lines(200..<400), home: pack.url)
    #expect(run.output == plain.output)
    #expect(try Data(contentsOf: URL(filePath: ledger)) == bytes)
    let queue = try sito(["queue", "list", "--ledger", ledger], home: pack.url)
    #expect(queue.status == 2)
    #expect(queue.errors.contains("обрезан"))
  }

  @Test func `damage that shows while it is written to loses no decision either`() throws {
    _ = try filter(lines(0..<300))
    do { _ = try LedgerStore(path: ledger).head }
    // The row of an author who will come in the middle.
    try sql("UPDATE projection SET body = '{' WHERE kind = 'author' AND id = 'vk-150'")
    let again = lines(0..<300).replacing("хуйня", with: "хуйня вся")
    let run = try filter(again, "--threads", "1")
    #expect(run.status == 2)
    #expect(run.errors.contains("повреждён"), "\(run.errors)")
    #expect(run.output == (try sito(["filter"], text: again, home: pack.url).output))
    // What is broken is only the projection.
    let verify = try sito(["audit", "verify", "--ledger", ledger], home: pack.url)
    #expect(verify.status == 1)
    #expect(verify.text.contains("sito audit rebuild"), "\(verify.text)")
    let rebuild = try sito(["audit", "rebuild", "--ledger", ledger], home: pack.url)
    #expect(rebuild.status == 0, "\(rebuild.errors)")
    #expect(rebuild.text.contains("сводка сделана заново по событиям: "))
    #expect(try sito(["audit", "verify", "--ledger", ledger], home: pack.url).status == 0)
    #expect(try filter(again).status == 0)
    #expect(try sito(["audit", "rebuild", "--ledger", "/no/ledger"], home: pack.url).status == 2)
  }

  @Test func `a reader does not hide that words were erased`() throws {
    _ = try filter(lines(0..<3).replacing("какая хуйня", with: "ты дурак"))
    let past: Milliseconds = 1_780_000_000_000
    try LedgerStore(path: ledger).append(
      [.verdictGiven(.init(caseID: CaseID("vk-1-1-1"), choice: .approve, reason: "шутка"))],
      at: past,
      actor: "moderator:1"
    )
    let erase = ["audit", "erase", "--before", "2026-06-15", "--ledger", ledger]
    try python(
      """
      import sqlite3, subprocess, sys
      reader = sqlite3.connect(sys.argv[1], isolation_level=None)
      reader.execute('BEGIN')
      reader.execute('SELECT count(*) FROM events').fetchall()
      run = subprocess.run(sys.argv[2:], capture_output=True, text=True)
      assert run.returncode == 1, run
      assert 'удалено текстов: 1' in run.stdout, run
      assert 'удаление записано' in run.stderr and '-wal' in run.stderr, run
      assert 'занят' not in run.stderr, run
      """,
      [ledger, program.path] + erase
    )
    let again = try sito(erase, home: pack.url)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.text.contains("удалено текстов: 0"))
  }

  private func sql(_ text: String) throws {
    try python(
      "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])",
      [ledger, text]
    )
  }

  /// Runs a few lines that speak to SQLite past the program.
  private func python(_ text: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", text] + arguments
    process.environment = [
      "SITO_HOME": pack.url.path, "LANG": "ru_RU.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "PYTHONUTF8": "1",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
