import Ledger
import Testing

/// Small counts cannot be told from what is published.
@Suite struct PublishedTableTests {
  static func table(_ counts: [Int], isAllOrNothing: Bool = false) -> PublishedTable {
    PublishedTable(
      counts.enumerated().map { PublishedTable.Row(key: "\($0)", title: "", count: $1) },
      isAllOrNothing: isAllOrNothing
    )
  }

  /// All ways to put up to `most` things into `rows` rows.
  static func worlds(rows: Int, most: Int) -> [[Int]] {
    var worlds: [[Int]] = [[]]
    for _ in 0..<rows {
      worlds = worlds.flatMap { world in
        (0...(most - world.reduce(0, +))).map { world + [$0] }
      }
    }
    return worlds
  }

  /// Somebody who knows the program, tries every world and keeps those that look the same.
  @Test(
    "of every hidden count at least two values are possible",
    arguments: [(1, 30), (2, 24), (3, 20), (4, 16), (5, 14), (6, 12)],
    [false, true]
  )
  func ambiguous(size: (rows: Int, most: Int), isAllOrNothing: Bool) {
    var lookAlike: [PublishedTable: [[Int]]] = [:]
    for world in Self.worlds(rows: size.rows, most: size.most) {
      lookAlike[Self.table(world, isAllOrNothing: isAllOrNothing), default: []].append(world)
    }
    for (table, worlds) in lookAlike {
      // A world at the brim may look like one beyond it, which was not tried.
      let isCut = table.total == nil && isAllOrNothing && worlds.contains { $0.reduce(0, +) == size.most }
      guard !isCut else { continue }
      for (index, row) in table.rows.enumerated() where row.count == nil {
        #expect(Set(worlds.map { $0[index] }).count > 1, "\(worlds)")
      }
      if table.total == nil { #expect(Set(worlds.map { $0.reduce(0, +) }).count > 1, "\(worlds)") }
      for (index, row) in table.rows.enumerated() {
        if let count = row.count { #expect(worlds.allSatisfy { $0[index] == count }) }
      }
    }
  }

  /// Two tables about the same things, such as restrictions by measure and by clause.
  @Test func `two tables with one total do not give each other away`() {
    struct Pair: Hashable { var first, second: PublishedTable }
    var lookAlike: [Pair: [([Int], [Int])]] = [:]
    let byTotal = Dictionary(grouping: Self.worlds(rows: 3, most: 13)) { $0.reduce(0, +) }
    for worlds in byTotal.values {
      for first in worlds {
        for second in worlds {
          lookAlike[Pair(first: Self.table(first), second: Self.table(second)), default: []]
            .append((first, second))
        }
      }
    }
    for (pair, worlds) in lookAlike {
      for index in 0..<3 {
        if pair.first.rows[index].count == nil {
          #expect(Set(worlds.map { $0.0[index] }).count > 1)
        }
        if pair.second.rows[index].count == nil {
          #expect(Set(worlds.map { $0.1[index] }).count > 1)
        }
      }
    }
  }

  @Test(
    "what is shown",
    arguments: [
      ([0, 0], [0, 0], 0), ([7, 9, 0], [7, 9, 0], 16), ([1, 2], [nil, nil], nil),
      ([0, 4], [nil, nil], nil), ([30, 2], [nil, nil], 32), ([30, 2, 0], [nil, nil, 0], 32),
      ([30, 4, 3, 0], [30, nil, nil, 0], 37), ([30, 4, 4, 0], [nil, nil, nil, 0], 38),
      ([30, 1, 1, 9], [30, nil, nil, nil], 41), ([23, 12, 31, 2, 0], [23, nil, 31, nil, 0], 68),
      ([4, 4], [nil, nil], 8), ([4, 4, 0], [nil, nil, nil], 8), ([5, 0], [5, 0], 5),
    ] as [([Int], [Int?], Int?)]
  )
  func shown(counts: [Int], published: [Int?], total: Int?) {
    let table = Self.table(counts)
    #expect(table.rows.map(\.count) == published)
    #expect(table.total == total)
  }

  @Test func `all or nothing`() {
    #expect(Self.table([30, 2], isAllOrNothing: true).total == nil)
    #expect(Self.table([30, 0], isAllOrNothing: true).rows.map(\.count) == [30, 0])
  }
}
