import Foundation
import Ledger
import Rules
import Testing

/// A network's black list against the ledger.
@Suite struct ReconciliationTests {
  static let day: Milliseconds = 86_400_000
  static let end: Milliseconds = 1_795_849_200_000

  static func record(
    _ author: String,
    number: Int = 1,
    isActive: Bool = true,
    until: Milliseconds? = end,
    reason: BanReason = .profanity
  ) -> RecordedBan {
    RecordedBan(
      author: author,
      restriction: RestrictionID(AuthorIdentity(network: "vk", id: author), number: number),
      isActive: isActive,
      until: until,
      reason: reason
    )
  }

  static func list(_ bans: [NetworkBan], free: Set<String> = [], isWhole: Bool = true) -> BlackList
  {
    var list = BlackList()
    list.bans = bans
    list.free = free
    list.isWhole = isWhole
    return list
  }

  func compare(
    _ records: [RecordedBan],
    _ list: BlackList,
    of network: String = "vk"
  ) throws -> Reconciliation {
    Reconciliation(records, list, of: try NetworkRules.ours[network], at: Self.end - 3 * Self.day)
  }

  @Test(
    "each difference by itself",
    arguments: [
      (nil, NetworkBan(author: "1"), .bannedWithoutRecord),
      (record("1", isActive: false), NetworkBan(author: "1", until: nil), .endedStillBanned),
      (record("1"), NetworkBan(author: "1", until: end + day, reason: 3), .otherTerm),
      (record("1"), NetworkBan(author: "1", until: nil, reason: 3), .otherTerm),
      (record("1", until: nil), NetworkBan(author: "1", until: end, reason: 3), .otherTerm),
      (record("1"), NetworkBan(author: "1", until: end, reason: 1), .otherReason),
      (record("1"), nil, .recordedNotBanned),
      (record("1"), NetworkBan(author: "1", until: end + 59_999, reason: 3), nil),
      (record("1", until: nil), NetworkBan(author: "1", reason: 3), nil),
      (record("1"), NetworkBan(author: "1", until: end), nil),
      (record("1", isActive: false), nil, nil),
    ] as [(RecordedBan?, NetworkBan?, Reconciliation.Kind?)]
  )
  func differs(record: RecordedBan?, ban: NetworkBan?, kind: Reconciliation.Kind?) throws {
    let result = try compare([record].compactMap { $0 }, Self.list([ban].compactMap { $0 }))
    #expect(result.differences.map(\.kind) == [kind].compactMap { $0 })
    #expect(result.unknown == 0)
  }

  @Test func `term and reason can both differ`() throws {
    let ban = NetworkBan(author: "1", until: Self.end + Self.day, reason: 1)
    #expect(
      try compare([Self.record("1")], Self.list([ban])).differences.map(\.kind)
        == [.otherTerm, .otherReason]
    )
  }

  @Test func `a part of a list says nothing of those who are not in it`() throws {
    let records = [Self.record("1"), Self.record("2")]
    let result = try compare(records, Self.list([], free: ["2"], isWhole: false))
    #expect(result.differences.map(\.author) == ["2"])
    #expect(result.unknown == 1)
  }

  @Test func `where a network knows no terms, terms are not compared`() throws {
    let result = try compare([Self.record("1")], Self.list([NetworkBan(author: "1")]), of: "ok")
    #expect(result.differences.isEmpty)
    #expect(result.agreeing == 1)
  }

  @Test func `of several restrictions the one that holds longest counts`() throws {
    let records = [
      Self.record("1", number: 1, isActive: false, until: Self.end - 9 * Self.day),
      Self.record("1", number: 2, until: Self.end - Self.day), Self.record("1", number: 3),
    ]
    let ban = NetworkBan(author: "1", until: Self.end, reason: 3)
    for order in [records, records.reversed()] {
      #expect(try compare(order, Self.list([ban])).differences.isEmpty)
    }
  }

  @Test func `a channel of Telegram is the same with and without -100`() throws {
    let record = Self.record("1800000002")
    let ban = NetworkBan(author: "-1001800000002", until: Self.end)
    #expect(try compare([record], Self.list([ban]), of: "telegram").differences.isEmpty)
  }

  @Test func `a list with a part missing does not agree, and says how much`() throws {
    var list = try BlackListReader.read(
      Data(
        #"{"count":350,"items":[{"profile":{"id":1},"ban_info":{"reason":3,"end_date":1795849200}}]}"#
          .utf8
      ),
      of: "vk"
    )
    let result = try compare([Self.record("1"), Self.record("2")], list)
    #expect(result.differences.isEmpty)
    #expect(result.unknown == 1)
    #expect(!result.agrees)
    let text = result.text(of: try NetworkRules.ours["vk"], in: .russian)
    #expect(text.contains("список неполный: прочитано 1 из 350"))
    #expect(try result.json().contains(#""missing":349"#))
    list = Self.list([NetworkBan(author: "1", until: Self.end, reason: 3)])
    #expect(try compare([Self.record("1")], list).agrees)
  }

  @Test func `people read it in Russian, programs in JSON`() throws {
    let result = try compare(
      [Self.record("310000007"), Self.record("310000009", isActive: false)],
      Self.list([
        NetworkBan(author: "310000007", until: Self.end + Self.day, reason: 3),
        NetworkBan(author: "310000009"),
        NetworkBan(author: "310000010", administrator: "310000099"),
      ])
    )
    #expect(
      result.text(of: try NetworkRules.ours["vk"], in: .russian) == """
        Ограничены в сети, записи нет: 1
          310000010, бессрочно, поставил 310000099
        Ограничение кончилось, в сети осталось: 1
          310000009 (vk-310000009-1), кончилось 28 ноября 2026, 10:00 (UTC+3), в сети бессрочно
        Другой срок: 1
          310000007 (vk-310000007-1): в журнале до 28 ноября 2026, 10:00 (UTC+3), в сети до 29 ноября 2026, 10:00 (UTC+3)
        ВКонтакте: совпало 0, расхождений 3
        """
    )
    let json = try result.json()
    #expect(json.contains(#""kind":"bannedWithoutRecord""#))
    #expect(json.contains(#""recorded_until":"2026-11-28T07:00:00Z""#))
  }
}
