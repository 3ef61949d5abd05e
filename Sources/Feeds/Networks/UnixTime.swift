/// Times counted from the beginning of 1970, without leap seconds.
enum UnixTime {
  /// The first second of the year 10000, which has no four digits.
  static let end = 253_402_300_800

  /// Appends a time as ISO 8601 in UTC.
  ///
  /// - Parameters:
  ///   - time: The time, from 0 to before `end`, in units.
  ///   - perSecond: How many units a second has: 1, or 1000 and then up to three decimals are shown.
  ///   - output: The buffer.
  static func append(_ time: Int, perSecond: Int, to output: inout [UInt8]) {
    let (seconds, rest) = time.quotientAndRemainder(dividingBy: perSecond)
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let date = civilDate(ofDay: days)
    append(pair: date.year / 100, to: &output)
    append(pair: date.year % 100, to: &output)
    output.append(.minus)
    append(pair: date.month, to: &output)
    output.append(.minus)
    append(pair: date.day, to: &output)
    output.append(UInt8(ascii: "T"))
    append(pair: second / 3600, to: &output)
    output.append(.colon)
    append(pair: second / 60 % 60, to: &output)
    output.append(.colon)
    append(pair: second % 60, to: &output)
    if rest > 0 {
      output.append(.point)
      output.append(.zero + UInt8(rest / 100))
      append(pair: rest % 100, to: &output)
    }
    output.append(UInt8(ascii: "Z"))
  }

  /// The Gregorian date of a day counted from 1 January 1970.
  ///
  /// The years are counted from March, so that the leap day is the last of its year, in eras of
  /// 400 years, which all have the same number of days.
  private static func civilDate(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let sinceMarch = day + 719_468
    let (era, dayOfEra) = sinceMarch.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// Appends a number below 100 as two digits.
  private static func append(pair number: Int, to output: inout [UInt8]) {
    output.append(.zero + UInt8(number / 10))
    output.append(.zero + UInt8(number % 10))
  }
}

extension UnixTime {
  /// Reads a time such as `2026-11-20T06:15:02Z` or `2026-11-20T06:15:02.737Z`, and leaves decimals out.
  static func seconds(of bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
    func number(_ offset: Int, _ count: Int) -> Int? {
      let start = range.lowerBound + offset
      return Int(decimal: bytes, in: start..<(start + count))
    }
    guard range.count >= 20, bytes[range.upperBound - 1] == UInt8(ascii: "Z"),
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      year >= 1970, (1...12) ~= month, (1...31) ~= day, (0...23) ~= hour, (0...59) ~= minute,
      (0...60) ~= second
    else { return nil }
    return dayNumber(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60
      + second
  }

  /// The days from 1 January 1970 to a Gregorian date.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
