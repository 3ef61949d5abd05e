import Foundation
import Ledger
import TestSupport
import Testing

/// A file whose bits have flipped, or whose end is gone.
@Suite struct DamageTests {
  /// The bytes of a ledger that nobody has open, and what it holds.
  private struct Whole {
    let bytes: Data
    let events: [Event]
    let head: ChainHead
  }

  private func whole() throws -> Whole {
    let scratch: Scratch
    let events: [Event]
    let head: ChainHead
    do {
      let ledger = try TestLedger.full()
      for id in 10..<60 { try ledger.take(id, "ты дурак \(id)", strike: Sample.strike) }
      (scratch, events, head) = (ledger.scratch, try ledger.store.events(), try ledger.store.head)
    }
    let bytes = try Data(contentsOf: URL(filePath: scratch.ledger))
    return Whole(bytes: bytes, events: events, head: head)
  }

  /// Returns whether damage is noticed: by a flaw, by an error, or by a kept head.
  private func isNoticed(_ bytes: Data, _ whole: Whole) throws -> Bool {
    let scratch = try Scratch()
    try bytes.write(to: URL(filePath: scratch.ledger))
    do {
      let store = try LedgerStore(path: scratch.ledger, isReadOnly: true)
      let result = try store.verify(against: whole.head)
      if !result.flaws.isEmpty { return true }
      // What is not noticed has done no harm.
      #expect(try store.events() == whole.events)
      #expect(result.head == whole.head)
      return false
    } catch is LedgerError {
      return true
    }
  }

  @Test func `a flipped bit is noticed, or has done no harm`() throws {
    let whole = try whole()
    var random = Seeded(7)
    var noticed = 0
    for _ in 0..<150 {
      var bytes = whole.bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      if try isNoticed(bytes, whole) { noticed += 1 }
    }
    #expect(noticed > 75, "most of the file matters")
  }

  @Test func `a file that was cut short is noticed`() throws {
    let whole = try whole()
    var random = Seeded(8)
    for _ in 0..<40 {
      let count = Int.random(in: 1..<whole.bytes.count, using: &random)
      #expect(try isNoticed(whole.bytes.prefix(count), whole), "\(count)")
      // With less than the first page, nothing tells that it was a ledger.
      guard count >= 4096 else { continue }
      let scratch = try Scratch()
      try whole.bytes.prefix(count).write(to: URL(filePath: scratch.ledger))
      let store = try LedgerStore(path: scratch.ledger, isReadOnly: true, readsDamaged: true)
      #expect(try !store.verify().flaws.isEmpty, "\(count)")
    }
  }

  @Test func `writing to a damaged ledger fails or leaves a whole one`() throws {
    let whole = try whole()
    var random = Seeded(9)
    for _ in 0..<60 {
      let scratch = try Scratch()
      var bytes = whole.bytes
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      try bytes.write(to: URL(filePath: scratch.ledger))
      do {
        let store = try LedgerStore(path: scratch.ledger)
        try store.append(
          [.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))],
          at: Sample.now,
          actor: "moderator:1"
        )
        // Whatever was written continues the chain; what was damaged before stays noticed.
        let result = try store.verify(against: whole.head)
        if result.flaws.isEmpty { #expect(result.events == whole.head.sequence + 1) }
      } catch is LedgerError {
      } catch is LedgerConflict {
      }
    }
  }
}
