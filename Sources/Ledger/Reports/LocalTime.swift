/// How far the clocks of a place are ahead of UTC, in whole minutes.
///
/// Russia's zones have no summer time, so a difference is all there is to one.
public struct UTCOffset: Hashable, Sendable {
  /// The difference, -720…840.
  public let minutes: Int

  /// Moscow's: three hours.
  public static let moscow = UTCOffset(checked: 180)

  private init(checked minutes: Int) { self.minutes = minutes }

  /// Reads `+03:00`, `3` or `-5:30`.
  public init?(_ text: String) {
    let isBehind = text.hasPrefix("-")
    let digits = isBehind || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.isOfDigits }),
      let hours = Int(parts[0]), let rest = parts.count == 2 ? Int(parts[1]) : 0,
      (0..<60).contains(rest)
    else { return nil }
    let minutes = (hours * 60 + rest) * (isBehind ? -1 : 1)
    guard (-720...840).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// How people write it, such as `UTC+3`.
  public var description: String {
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    return "UTC" + (minutes < 0 ? "−" : "+") + "\(hours)" + (rest == 0 ? "" : ":\(rest.twoDigits)")
  }
}

/// A time as a calendar and a clock on the wall show it.
public struct LocalTime: Hashable, Sendable {
  /// The year of our era.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day, 1…31.
  public let day: Int
  /// The second of the day, 0..<86400.
  public let second: Int

  /// The time that a place's clocks show.
  public init(_ time: Milliseconds, _ offset: UTCOffset = .moscow) {
    let seconds = Int((Double(time) / 1000).rounded(.down)) + offset.minutes * 60
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    second = seconds - days * 86_400
    // Howard Hinnant's way: the year begins in March, so that the leap day is its last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day, as `20 ноября 2026`.
  public var date: String { "\(day) \(Self.months[month - 1]) \(year)" }

  /// The hour and the minute, as `09:15`.
  public var clock: String { "\((second / 3600).twoDigits):\((second / 60 % 60).twoDigits)" }

  /// Day and clock, as `20 ноября 2026, 09:15`.
  public var words: String { "\(date), \(clock)" }

  /// The time as ISO 8601 without a zone, as `2026-11-20T09:15:02`.
  public var iso: String {
    "\(year)-\(month.twoDigits)-\(day.twoDigits)T\(clock):\((second % 60).twoDigits)"
  }

  /// The month as rule files and commands write it, as `2026-11`.
  public var yearMonth: String { "\(year)-\(month.twoDigits)" }

  static let months = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
  ]
}

extension Substring {
  /// Whether there is nothing in it but digits; `Int` takes a sign, too.
  var isOfDigits: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

extension Int {
  /// The number with a zero in front if it has one digit.
  var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}

extension Milliseconds {
  /// The time as ISO 8601 in UTC, as `2026-11-20T06:15:02Z`.
  public var utc: String {
    LocalTime(self, UTCOffset("0") ?? .moscow).iso + "Z"
  }
}
