import Foundation
import Ledger
import Rules
import Testing

/// A ledger whose file has lost its end.
@Suite struct CutTests {
  private func whole() throws -> (scratch: Scratch, bytes: Data) {
    let scratch: Scratch
    do {
      let ledger = try TestLedger()
      for id in 0..<60 { try ledger.take(id, "ты дурак \(id)", strike: Sample.strike) }
      scratch = ledger.scratch
    }
    return (scratch, try Data(contentsOf: URL(filePath: scratch.ledger)))
  }

  @Test(arguments: [1, 10, 700, 4095, 4096, 5000, 9000], [true, false])
  func `some bytes less are told, and nothing is written`(cut: Int, isReadOnly: Bool) throws {
    let (scratch, bytes) = try whole()
    let rest = bytes.dropLast(cut)
    try rest.write(to: URL(filePath: scratch.ledger))
    #expect(throws: LedgerError(.cutShort(bytes: cut), path: scratch.ledger)) {
      try LedgerStore(path: scratch.ledger, isReadOnly: isReadOnly)
    }
    #expect(try Data(contentsOf: URL(filePath: scratch.ledger)) == rest)
    let told = LedgerError(.cutShort(bytes: cut), path: scratch.ledger).message
    #expect(told.russian.contains("`\(scratch.ledger)` обрезан"))
    #expect(told.russian.contains(": \(cut);"))
    #expect(told.russian.contains("sito audit verify"))
  }

  /// Even where the lost bytes held nothing, the file is not what it was.
  @Test(arguments: [1, 10, 700, 4095, 4096, 5000, 9000])
  func `a check of the ledger says that it was cut`(cut: Int) throws {
    let (scratch, bytes) = try whole()
    try bytes.dropLast(cut).write(to: URL(filePath: scratch.ledger))
    let store = try LedgerStore(path: scratch.ledger, isReadOnly: true, readsDamaged: true)
    let result = try store.verify()
    #expect(result.flaws.first == .cutFile(bytes: cut))
    #expect(!result.hasOtherProjection, "nothing is made anew of a part")
  }

  @Test(arguments: [300, 512, 1024, 4096, 5000])
  func `a check of hardly anything says that it was cut`(rest: Int) throws {
    let (scratch, bytes) = try whole()
    try bytes.prefix(rest).write(to: URL(filePath: scratch.ledger))
    let store = try LedgerStore(path: scratch.ledger, isReadOnly: true, readsDamaged: true)
    let flaws = try store.verify().flaws
    #expect(flaws.contains(.cutFile(bytes: bytes.count - rest)), "\(flaws)")
  }

  @Test(arguments: [1, 5000, 4096, 8192])
  func `bytes behind the end are told, and nothing is missing`(more: Int) throws {
    let (scratch, bytes) = try whole()
    try (bytes + Data(repeating: 1, count: more)).write(to: URL(filePath: scratch.ledger))
    let store = try LedgerStore(path: scratch.ledger, isReadOnly: true, readsDamaged: true)
    #expect(try store.verify().flaws.first == .longFile(bytes: more))
  }

  @Test func `what the log beside the file has is not missing`() throws {
    let ledger = try TestLedger()
    for id in 0..<60 { try ledger.take(id, "ты дурак \(id)") }
    // As after a kill: the file may be short of what the log has.
    let copy = try Scratch()
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: ledger.path + ending, toPath: copy.ledger + ending)
    }
    let head = try ledger.store.head
    #expect(try LedgerStore(path: copy.ledger).head == head)
    #expect(try LedgerStore(path: copy.ledger).verify().flaws == [])
  }

  @Test func `a whole file beside which others write is opened`() throws {
    let ledger = try TestLedger()
    for id in 0..<200 {
      try ledger.take(id, "ты дурак \(id)")
      #expect(try LedgerStore(path: ledger.path, isReadOnly: true).head.sequence == Int64(id + 1))
    }
  }
}
