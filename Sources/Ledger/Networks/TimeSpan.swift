/// A length of time as people write it in rule files: `48 часов`, `30 секунд`, `366 дней`.
enum TimeSpan {
  /// What units begin with and how many milliseconds they are; the longer beginnings first.
  private static let units: [(beginning: String, length: Milliseconds)] = [
    ("сек", 1000), ("мин", 60_000), ("час", 3_600_000), ("ден", 86_400_000), ("дн", 86_400_000),
    ("нед", 604_800_000), ("sec", 1000), ("min", 60_000), ("hour", 3_600_000),
    ("day", 86_400_000), ("week", 604_800_000),
  ]

  /// Reads a whole number and a unit; nil for anything else, and for more than a hundred years.
  static func read(_ text: String) -> Milliseconds? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let count = Milliseconds(parts[0]), count > 0,
      let unit = units.first(where: { parts[1].hasPrefix($0.beginning) }),
      count <= 36_500 * 86_400_000 / unit.length
    else { return nil }
    return count * unit.length
  }
}

/// Returns a number with the form of a Russian noun that goes with it: `1 день, 3 дня, 5 дней`.
func counted(_ count: Int64, _ one: String, _ few: String, _ many: String) -> String {
  let (tens, ones) = (count / 10 % 10, count % 10)
  let form = tens == 1 || ones == 0 || ones > 4 ? many : ones == 1 ? one : few
  return "\(count) \(form)"
}
