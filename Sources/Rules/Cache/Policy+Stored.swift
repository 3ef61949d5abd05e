import Matching

extension Policy {
  /// Writes the policy down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(Self.row(thresholds))
    bytes.write(Category.allCases.map { reasons[$0] ?? "" })
    bytes.write([
      Self.bits(Category.allCases, urgentCategories), Self.bits(Label.allCases, urgentLabels),
      Self.bits(Label.allCases, guardLabels), Self.bits(Category.allCases, guardedCategories),
      Self.bits(Category.allCases, Set(reasons.keys)),
    ])
    let keys = pages.keys.sorted()
    bytes.write([guardNote] + keys)
    bytes.write(keys.flatMap { Self.row(pages[$0] ?? [:]) })
  }

  /// Reads a policy that was written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold one.
  init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let row = try bytes.read(Double.self)
    let reasons = try bytes.readStrings()
    let sets = try bytes.read(UInt64.self)
    let texts = try bytes.readStrings()
    let rows = try bytes.read(Double.self)
    let width = 2 * Category.allCases.count
    guard row.count == width, reasons.count == Category.allCases.count, sets.count == 5,
      let note = texts.first, rows.count == width * (texts.count - 1)
    else { throw StoredBytes.CutShort() }
    thresholds = Self.thresholds(row[...])
    urgentCategories = Self.members(Category.allCases, sets[0])
    urgentLabels = Self.members(Label.allCases, sets[1])
    guardLabels = Self.members(Label.allCases, sets[2])
    guardedCategories = Self.members(Category.allCases, sets[3])
    for category in Self.members(Category.allCases, sets[4]) {
      self.reasons[category] = reasons[category.index]
    }
    guardNote = note
    for (index, key) in texts.dropFirst().enumerated() {
      pages[key] = Self.thresholds(rows[(width * index)..<(width * (index + 1))])
    }
  }

  /// Two numbers for each category: -1 for never, -2 for a category that is not named.
  private static func row(_ thresholds: [Category: Thresholds]) -> [Double] {
    Category.allCases.flatMap { category in
      thresholds[category].map { [$0.review ?? -1, $0.remove ?? -1] } ?? [-2, -2]
    }
  }

  private static func thresholds(_ row: ArraySlice<Double>) -> [Category: Thresholds] {
    var thresholds: [Category: Thresholds] = [:]
    for category in Category.allCases {
      let (review, remove) = (
        row[row.startIndex + 2 * category.index], row[row.startIndex + 2 * category.index + 1]
      )
      guard review > -2 else { continue }
      thresholds[category] = Thresholds(
        review: review < 0 ? nil : review,
        remove: remove < 0 ? nil : remove
      )
    }
    return thresholds
  }

  /// A bit for each value that a set has.
  private static func bits<Value: Hashable>(_ all: [Value], _ set: Set<Value>) -> UInt64 {
    all.enumerated().reduce(0) { set.contains($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
  }

  private static func members<Value: Hashable>(_ all: [Value], _ bits: UInt64) -> Set<Value> {
    Set(all.enumerated().filter { bits >> UInt64($0.offset) & 1 == 1 }.map(\.element))
  }
}
