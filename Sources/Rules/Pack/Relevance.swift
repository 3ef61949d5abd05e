/// Which rules may be left out when only the decision is wanted.
///
/// A rule that only speaks against a category changes nothing when no rule speaks for it, and most
/// texts of the kind that such rules were made for have nothing else. A draft changes nothing at all.
struct Relevance: Sendable {
  /// How many machine words hold a bit for each rule.
  private let width: Int

  /// The rules of each category that do nothing but speak against it, ``width`` words for each.
  private var against: [UInt64]

  /// The rules of each category that may speak for it, ``width`` words for each.
  private var inFavour: [UInt64]

  /// The rules that change no decision, as bits.
  private var idle: [UInt64]

  init(_ rows: [RuleRow], _ conditions: [CompiledCondition], cancels: [[Int]]) {
    width = (rows.count + 63) / 64
    against = [UInt64](repeating: 0, count: Category.allCases.count * width)
    inFavour = against
    idle = [UInt64](repeating: 0, count: width)
    let asked = conditions.reduce(into: Set<Int>()) { $0.formUnion($1.rules) }
    for (number, row) in rows.enumerated() {
      let bit: UInt64 = 1 << UInt64(number % 64)
      let isAlone = !asked.contains(number) && cancels[number].isEmpty
      switch row.stage {
      case .draft where isAlone: idle[number / 64] |= bit
      case .live:
        guard let category = row.category?.index else { break }
        if row.weight > 0 {
          inFavour[category * width + number / 64] |= bit
        } else if isAlone {
          against[category * width + number / 64] |= bit
        }
      case .draft, .shadow: break
      }
    }
  }

  /// Takes the rules that change nothing out of those that may hold.
  @inline(__always)
  func reduce(_ rules: inout MutableSpan<UInt64>) {
    for word in rules.indices { rules[word] &= ~idle[word] }
    var first = 0
    while first < against.count {
      var opposes: UInt64 = 0
      var speaks: UInt64 = 0
      for word in rules.indices {
        opposes |= rules[word] & against[first &+ word]
        speaks |= rules[word] & inFavour[first &+ word]
      }
      if opposes != 0, speaks == 0 {
        for word in rules.indices { rules[word] &= ~against[first &+ word] }
      }
      first &+= width
    }
  }
}
