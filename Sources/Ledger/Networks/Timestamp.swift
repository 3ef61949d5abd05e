/// Times as comments and the networks' answers carry them.
public enum Timestamp {
  /// Reads ISO 8601 with a zone: `2026-11-20T06:15:02Z`, `2026-11-20T09:15:02.5+03:00`.
  ///
  /// A time without a zone is nobody's: which hour was meant cannot be told, so it is nil.
  public static func read(_ text: String) -> Milliseconds? {
    guard text.utf8.count < 64 else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2),
      let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2),
      let second = number(bytes, 17, 2),
      year >= 1970, (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
      (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    var index = 19
    var fraction = 0
    if bytes[index] == 0x2E {
      index += 1
      var scale = 100
      while index < bytes.count, let digit = number(bytes, index, 1) {
        fraction += digit * scale
        scale /= 10
        index += 1
      }
    }
    guard index < bytes.count,
      let offset = zone(String(decoding: bytes[index...], as: UTF8.self))
    else { return nil }
    let days = dayNumber(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
    return Milliseconds(seconds) * 1000 + Milliseconds(fraction)
  }

  private static func zone(_ text: String) -> Int? {
    if text == "Z" { return 0 }
    guard text.hasPrefix("+") || text.hasPrefix("-"), text.utf8.count == 6 else { return nil }
    return UTCOffset(text)?.minutes
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<(start + count)] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The days from 1 January 1970 to a Gregorian date.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (marchYear / 400, marchYear % 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
