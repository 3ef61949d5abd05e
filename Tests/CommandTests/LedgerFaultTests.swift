import Foundation
import Ledger
import Testing

/// What happens around a ledger that is being fed.
@Suite struct LedgerFaultTests {
  let pack: SmallPack
  let folder: Scratch

  init() throws {
    pack = try SmallPack()
    folder = try Scratch.folder()
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private var input: String {
    (0..<600).map {
      #"{"network":"vk","page":"-1","post":"1","id":"\#($0)","author":{"id":"\#($0 % 9)"},"#
        + #""text":"какая хуйня \#($0)"}"#
    }.joined(separator: "\n")
  }

  private func kinds(_ name: String) throws -> [Event.Kind] {
    try LedgerStore(path: path(name), isReadOnly: true).events().map(\.kind)
  }

  @Test func `two programs that feed the same make one ledger of it`() async throws {
    let (input, home, ledger) = (input, pack.url, path("two"))
    let runs = try await withThrowingTaskGroup(of: Run.self) { group in
      for _ in 0..<2 {
        group.addTask { try sito(["filter", "--ledger", ledger], text: input, home: home) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.errors))")
    #expect(runs[0].output == runs[1].output)
    _ = try sito(["filter", "--ledger", path("one")], text: input, home: pack.url)
    #expect(try kinds("two") == kinds("one"))
    #expect(try LedgerStore(path: ledger, isReadOnly: true).verify().flaws == [])
  }

  /// The limit is on the size of files, which writing meets as it meets a full disk.
  @Test func `what does not fit is told, and the same again goes on`() throws {
    let file = try Scratch(Data(input.utf8))
    let command =
      "ulimit -f 300; exec '\(program.path)' filter --ledger '\(path("l"))' '\(file.url.path)'"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.environment = ["SITO_HOME": pack.url.path, "LANG": "ru_RU.UTF-8"]
    let messages = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    let told = try messages.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 2)
    #expect(String(decoding: told, as: UTF8.self).contains("Записанное раньше цело"))
    for name in ["l", "whole"] {
      #expect(
        try sito(["filter", "--ledger", path(name)], text: input, home: pack.url).status == 0
      )
    }
    #expect(try kinds("l") == kinds("whole"))
  }

  @Test func `what a network reports goes into the ledger, once`() throws {
    let event = #"""
      {"type":"user_block","group_id":1,"event_id":"8a07","object":{"admin_id":310000001,\#
      "user_id":310000008,"unblock_date":0,"reason":1,"comment":"реклама"}}
      """#
    for _ in 0..<2 {
      let run = try sito(["filter", "--ledger", path("l")], text: event, home: pack.url)
      #expect(run.status == 0, "\(run.errors)")
    }
    let reports = try kinds("l").dropFirst()
    #expect(reports.count == 1)
    guard case .networkReported(let report) = reports.first else {
      Issue.record("the event is no report")
      return
    }
    #expect(report.what == .userBlocked)
    #expect(report.author == AuthorIdentity(network: "vk", id: "310000008"))
    #expect(report.details == ["moderator": "310000001", "until": "0", "reason": "1"])
  }
}
