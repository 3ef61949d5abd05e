import Ledger
import Testing

/// Two programs that write at once, and clocks that are set back.
@Suite struct ClockTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
    try ledger.take(1, at: Sample.now)
  }

  private var times: [Milliseconds] {
    get throws { try ledger.store.events().map(\.header.at) }
  }

  @Test func `who has waited for another program is no clock set back`() throws {
    try ledger.take(2, at: Sample.now - 5_000)
    #expect(try times == [Sample.now, Sample.now])
    #expect(try ledger.store.verify().notices == [])
  }

  @Test func `a clock that was set back is believed, and told`() throws {
    try ledger.take(2, at: Sample.now - 60_000)
    #expect(try times == [Sample.now, Sample.now - 60_000])
    try ledger.take(3, at: Sample.now - 59_000)
    #expect(try ledger.store.verify().notices == [.clockBack(2)])
  }

  @Test func `a small step in a ledger of an earlier version is not told`() throws {
    _ = try ledger.store.write(at: Sample.now, actor: "moderator:1") { transaction in
      try transaction.append(
        .noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили")),
        at: Sample.now - 3_000
      )
    }
    #expect(try times == [Sample.now, Sample.now - 3_000])
    #expect(try ledger.store.verify().notices == [])
  }

  @Test(arguments: [Milliseconds.min, .max])
  func `no time is too far away to be compared`(_ time: Milliseconds) throws {
    try ledger.take(2, at: time)
    try ledger.take(3, at: Sample.now)
    #expect(try ledger.store.verify().flaws == [])
  }
}
