import Foundation
import Testing

/// What is written to never destroys what is read, nor a ledger.
@Suite struct OutputFileTests {
  let pack: SmallPack
  let comments: Scratch
  let line = Data(#"{"text":"дурак"}"#.utf8)

  init() throws {
    pack = try SmallPack()
    comments = try Scratch(line)
  }

  @Test(arguments: [
    ["filter", "--output"], ["filter", "--rejects"], ["convert", "--output"],
    ["convert", "--rejects"],
  ])
  func `the input is not written over, by whatever name it goes`(_ words: [String]) throws {
    let link = try Scratch()
    try? FileManager.default.removeItem(at: link.url)
    try FileManager.default.createSymbolicLink(at: link.url, withDestinationURL: comments.url)
    let run = try sito(
      [words[0], comments.url.path, words[1], link.url.path],
      home: pack.url
    )
    #expect(run.status == 2)
    #expect(run.errors.contains("это тот же файл"))
    #expect(try Data(contentsOf: comments.url) == line)
  }

  @Test func `decisions and rejects are two files`() throws {
    let file = try Scratch().url.path
    let run = try sito(
      ["filter", comments.url.path, "--output", file, "--rejects", file],
      home: pack.url
    )
    #expect(run.status == 2)
  }

  @Test func `an earlier output is emptied, and a device is no file`() throws {
    let file = try Scratch(Data(repeating: 0x41, count: 10_000))
    let run = try sito(["filter", comments.url.path, "--output", file.url.path], home: pack.url)
    #expect(run.status == 0)
    let written = try Data(contentsOf: file.url)
    #expect(written.first == UInt8(ascii: "{") && written.last == 0x0A)
    let devices = ["--output", "/dev/null", "--rejects", "/dev/null"]
    #expect(try sito(["filter", comments.url.path] + devices, home: pack.url).status == 0)
  }

  @Test(arguments: [
    ["audit", "export"], ["audit", "report", "--month", "2026-11"], ["plan"],
    ["rules", "compile"],
  ])
  func `a ledger is not written over`(_ words: [String]) throws {
    let ledger = try LedgerFile()
    let run = try sito(
      words + ["--output", ledger.path],
      environment: ["SITO_LEDGER": ledger.path]
    )
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("поверх неё не пишем"), "\(run.errors)")
    let history = try sito(["audit", "author", "310000007", "--ledger", ledger.path])
    #expect(history.status == 0, "\(history.errors)")
    #expect(String(decoding: history.output, as: UTF8.self).contains("Иван Образцов"))
  }

  @Test func `a link is written through, and not replaced`() throws {
    let ledger = try LedgerFile()
    let target = try Scratch(Data())
    let link = try Scratch()
    try? FileManager.default.removeItem(at: link.url)
    try FileManager.default.createSymbolicLink(at: link.url, withDestinationURL: target.url)
    let run = try sito(
      ["audit", "report", "--month", "2026-11", "--ledger", ledger.path, "--output", link.url.path]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(try !Data(contentsOf: target.url).isEmpty)
  }

  @Test func `a new ledger and the decisions are two files`() throws {
    let file = try Scratch()
    try? FileManager.default.removeItem(at: file.url)
    let path = file.url.path
    let run = try sito(
      ["filter", comments.url.path, "--ledger", path, "--output", path],
      home: pack.url
    )
    #expect(run.status == 2)
  }

  @Test func `a page's number may begin with a minus`() throws {
    let ledger = try LedgerFile()
    let run = try sito(
      ["queue", "list", "--page", "-200000001", "--ledger", ledger.path],
      home: pack.url
    )
    #expect(run.status == 0, "\(run.errors)")
  }
}
