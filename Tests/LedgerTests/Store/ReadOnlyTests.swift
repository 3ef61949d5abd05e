import Foundation
import GRDB
import Testing

@testable import Ledger

/// A ledger where nothing may be written: an auditor's.
@Suite struct ReadOnlyTests {
  @Test func `a ledger at rest is read without a file beside it, whatever its name`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "журнал 100%?#1.ledger").path
    _ = try LedgerStore(path: file)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: LedgerStore.frozen(file), configuration: configuration)
    let id = try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") }
    #expect(id == LedgerSchema.applicationID)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  @Test func `a ledger that must exist is written to, whatever its name, and never made`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "журнал 100%?#1.ledger").path
    let error = try #require(throws: LedgerError.self) {
      try LedgerStore(path: file, mustExist: true)
    }
    #expect(error.reason == .unreachable)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    _ = try LedgerStore(path: file)
    let store = try LedgerStore(path: file, mustExist: true)
    _ = try store.write(at: Sample.now, actor: "engine") {
      try $0.append(
        .caseOpened(try Sample.evidence(1, text: "ты дурак")),
        snapshot: Sample.snapshot("ты дурак")
      )
    }
    #expect(try LedgerStore(path: file, isReadOnly: true).head.sequence == 1)
  }

  @Test func `a log that is left is not passed over`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "sito.ledger").path
    try Data().write(to: URL(filePath: file + "-wal"))
    #expect(!LedgerStore.isAtRest(file))
    // A folder that nobody can write to, as it is not there, stands for one without rights.
    #expect(LedgerStore.isAtRest(folder.path + "/none/sito.ledger"))
  }
}
