import Ledger
import Testing

@Suite struct LocalTimeTests {
  @Test(
    "times as clocks show them",
    arguments: [
      (0 as Milliseconds, "0", "1970-01-01T00:00:00"),
      (1_795_155_302_000, "0", "2026-11-20T06:15:02"),
      (1_795_155_302_999, "+03:00", "2026-11-20T09:15:02"),
      (1_798_750_799_999, "3", "2026-12-31T23:59:59"),
      (1_798_750_800_000, "3", "2027-01-01T00:00:00"),
      (1_709_164_800_000, "0", "2024-02-29T00:00:00"), (-1, "0", "1969-12-31T23:59:59"),
      (951_782_400_000, "-5:30", "2000-02-28T18:30:00"),
    ]
  )
  func clocks(time: Milliseconds, offset: String, iso: String) throws {
    #expect(LocalTime(time, try #require(UTCOffset(offset))).iso == iso)
  }

  @Test("ISO 8601 there and back, over many days")
  func thereAndBack() {
    for day in stride(from: Milliseconds(0), to: 60_000, by: 13) {
      let time = day * 86_400_000 + day * 777_000 % 86_400_000
      #expect(Timestamp.read(time.utc) == time)
    }
  }

  @Test(
    "times with a zone",
    arguments: [
      ("2026-11-20T06:15:02Z", 1_795_155_302_000), ("2026-11-20T09:15:02+03:00", 1_795_155_302_000),
      ("2026-11-20T09:15:02.5+03:00", 1_795_155_302_500), ("2026-11-20T06:15:02", nil),
      ("2026-11-20", nil), ("вчера", nil), ("2026-13-20T06:15:02Z", nil), ("", nil),
    ] as [(String, Milliseconds?)]
  )
  func timestamps(text: String, time: Milliseconds?) { #expect(Timestamp.read(text) == time) }

  @Test(
    "months",
    arguments: [
      ("2026-11", 1_793_480_400_000, 1_796_072_400_000),
      ("2026-12", 1_796_072_400_000, 1_798_750_800_000),
    ] as [(String, Milliseconds, Milliseconds)]
  )
  func months(text: String, start: Milliseconds, end: Milliseconds) throws {
    let month = try #require(YearMonth(text))
    #expect(month.range(.moscow) == start..<end)
    #expect(month.description == text)
  }

  @Test(arguments: ["2026", "2026-13", "2026-0", "26-11", "2026-11-01", "ноябрь", "1969-12"])
  func `no month`(text: String) { #expect(YearMonth(text) == nil) }

  @Test(arguments: ["", "+", "25", "3:60", "a", "+03:00:00", "-13"])
  func `no difference from UTC`(text: String) { #expect(UTCOffset(text) == nil) }
}
