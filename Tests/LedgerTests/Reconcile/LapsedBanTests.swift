import Ledger
import Rules
import Testing

/// Bans whose own term is over, though the network's list still has them.
@Suite struct LapsedBanTests {
  static let now = ReconciliationTests.end
  static let day = ReconciliationTests.day

  func compare(_ record: RecordedBan?, until: Milliseconds?) throws -> Reconciliation {
    Reconciliation(
      [record].compactMap { $0 },
      ReconciliationTests.list([NetworkBan(author: "1", until: until)]),
      of: try NetworkRules.ours["vk"],
      at: Self.now
    )
  }

  static func over(_ until: Milliseconds) -> RecordedBan {
    ReconciliationTests.record("1", isActive: false, until: until)
  }

  @Test func `a ban that is over by itself is not left over`() throws {
    let result = try compare(Self.over(Self.now - Self.day), until: Self.now - Self.day)
    #expect(result.differences.isEmpty)
    #expect(result.lapsed == 1)
    #expect(result.agrees)
    let text = result.text(of: try NetworkRules.ours["vk"], in: .russian)
    #expect(text.contains("сроки вышли и в журнале, и в сети, делать ничего не надо: 1"))
    #expect(try result.json().contains(#""lapsed":1"#))
  }

  @Test func `a restriction lifted early whose ban ran out is over, too`() throws {
    let result = try compare(Self.over(Self.now - 9 * Self.day), until: Self.now)
    #expect(result.differences.isEmpty)
    #expect(result.lapsed == 1)
  }

  @Test func `a ban ends a moment behind its restriction`() throws {
    #expect(try compare(Self.over(Self.now - 1), until: Self.now + 59_000).lapsed == 1)
  }

  @Test(arguments: [nil, now + day] as [Milliseconds?])
  func `a ban that holds still is left over`(until: Milliseconds?) throws {
    let result = try compare(Self.over(Self.now - Self.day), until: until)
    #expect(result.differences.map(\.kind) == [.endedStillBanned])
    #expect(result.lapsed == 0)
  }

  @Test func `who was banned without a record and may write again is told apart`() throws {
    let result = try compare(nil, until: Self.now - Self.day)
    #expect(result.differences.map(\.kind) == [.lapsedWithoutRecord])
    #expect(!result.agrees)
    let text = result.text(of: try NetworkRules.ours["vk"], in: .russian)
    #expect(text.contains("Были ограничены без записи, срок уже вышел: 1"))
    #expect(text.contains("до 27 ноября 2026, 10:00 (UTC+3) (уже прошло)"))
  }
}
