/// Counts that together make a total, with the small ones hidden for publication.
///
/// A count below ``limit`` could point at a person, so it is not shown, and neither is what it could
/// be reckoned from. Nobody can tell a hidden count, not even somebody who knows the total, every
/// count that is shown and how this works:
///
/// - A total below the limit is hidden with all of its rows.
/// - Small rows are hidden, and the next larger ones with them until two hidden rows differ. Which
///   ones these are follows from what the counts are and not from where they stand: so the hidden
///   counts could as well stand the other way round, and each row could be any of them.
/// - Rows that are all small and nearly equal are all hidden, equal or not: equal ones alone would
///   follow from their sum.
///
/// Zero points at nobody and is shown, unless nothing but zeros can hide equal counts.
public struct PublishedTable: Hashable, Sendable {
  /// The rows, in the order in which they were given.
  public let rows: [Row]

  /// The sum of all rows; nil when it is hidden.
  public let total: Int?

  /// From which count on nobody can be pointed at.
  public static let limit = 5

  /// A row of the table.
  public struct Row: Hashable, Sendable {
    /// What the row is called in programs.
    public var key: String
    /// What it is called in documents.
    public var title: String
    /// How many; nil when that is hidden.
    public var count: Int?

    /// Creates a row.
    public init(key: String, title: String, count: Int?) {
      self.key = key
      self.title = title
      self.count = count
    }
  }

  /// Hides what must not be published.
  ///
  /// - Parameters:
  ///   - rows: The true counts. Which rows there are must not depend on the counts: a row that is
  ///     only there when it is not empty tells something by being there.
  ///   - isAllOrNothing: Whether a single small row hides the whole table, its total included; for a
  ///     table whose rows other tables set bounds to.
  public init(_ rows: [Row], isAllOrNothing: Bool = false) {
    let counts = rows.map { $0.count ?? 0 }
    let total = counts.reduce(0, +)
    let isTotalHidden = Self.isSmall(total) || isAllOrNothing && counts.contains(where: Self.isSmall)
    let hidden = isTotalHidden ? 0...Int.max : Self.hidden(counts)
    self.total = isTotalHidden ? nil : total
    self.rows = zip(rows, counts).map { row, count in
      PublishedTable.Row(
        key: row.key,
        title: row.title,
        count: hidden.map { $0.contains(count) } ?? false ? nil : count
      )
    }
  }

  /// Which counts are hidden though their total is shown; nil when none are.
  private static func hidden(_ counts: [Int]) -> ClosedRange<Int>? {
    guard counts.contains(where: isSmall), let least = counts.min(), let most = counts.max() else {
      return nil
    }
    // Equal rows and rows that one step makes of them must look the same.
    if most <= limit, most - least <= 2 { return 0...most }
    let filled = counts.filter { $0 > 0 }.sorted()
    // The largest small row and the first one that differs from the smallest: both are hidden.
    guard let smallest = filled.first, let other = filled.first(where: { $0 != smallest }) else {
      return 0...most
    }
    return 1...max(other, limit - 1)
  }

  /// Whether a count has to be hidden.
  public static func isSmall(_ count: Int) -> Bool { (1..<limit).contains(count) }

  /// A single count as it may be published: nil when it is small.
  public static func published(_ count: Int) -> Int? { isSmall(count) ? nil : count }
}
