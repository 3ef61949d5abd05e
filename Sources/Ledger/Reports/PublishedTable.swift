/// Counts that together make a total, with the small ones hidden for publication.
///
/// A count below ``limit`` could point at a person, so it is not shown, and neither is what it could
/// be reckoned from. Nobody can tell a hidden count, not even somebody who knows the total, every
/// count that is shown and how this works:
///
/// - A total below the limit is hidden with all of its rows.
/// - Two or more small rows are hidden alone when what they make together leaves each of them more
///   than one value.
/// - Otherwise all rows are hidden and only the total is shown.
///
/// Zero points at nobody and is shown.
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
    let small = counts.filter(Self.isSmall)
    let isTotalHidden = Self.isSmall(total) || isAllOrNothing && !small.isEmpty
    let sum = small.reduce(0, +)
    // Each small row can then be any of two numbers: some other way to make the sum exists, and it
    // hides the same rows.
    let areSmallOnesSafe =
      sum > Self.limit && sum > small.count && sum < small.count * (Self.limit - 1)
    self.total = isTotalHidden ? nil : total
    self.rows = rows.map { row in
      var row = row
      let isHidden =
        isTotalHidden
        || !small.isEmpty && (!areSmallOnesSafe || Self.isSmall(row.count ?? 0))
      row.count = isHidden ? nil : row.count ?? 0
      return row
    }
  }

  /// Whether a count has to be hidden.
  public static func isSmall(_ count: Int) -> Bool { (1..<limit).contains(count) }

  /// A single count as it may be published: nil when it is small.
  public static func published(_ count: Int) -> Int? { isSmall(count) ? nil : count }
}
