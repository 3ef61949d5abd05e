/// A month of the calendar, as `2026-11`.
public struct YearMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1970…9999.
  public let year: Int

  /// The month, 1…12.
  public let month: Int

  /// Reads `2026-11`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts.allSatisfy(\.isOfDigits),
      let year = Int(parts[0]), let month = Int(parts[1]), year >= 1970, (1...12).contains(month)
    else { return nil }
    self.year = year
    self.month = month
  }

  /// When the month begins and the next one does, by a place's clocks.
  public func range(_ offset: UTCOffset) -> Range<Milliseconds> {
    let next = month == 12 ? (year + 1, 1) : (year, month + 1)
    let start = Timestamp.dayNumber(year: year, month: month, day: 1)
    let end = Timestamp.dayNumber(year: next.0, month: next.1, day: 1)
    let shift = Milliseconds(offset.minutes) * 60_000
    return (Milliseconds(start) * 86_400_000 - shift)..<(Milliseconds(end) * 86_400_000 - shift)
  }

  /// How it is written, as `2026-11`.
  public var description: String { "\(year)-\(month.twoDigits)" }

  /// How people call it, as `ноябрь 2026 года`.
  public var words: String { "\(Self.names[month - 1]) \(year) года" }

  /// Compares by time.
  public static func < (a: Self, b: Self) -> Bool { (a.year, a.month) < (b.year, b.month) }

  private static let names = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
  ]
}
