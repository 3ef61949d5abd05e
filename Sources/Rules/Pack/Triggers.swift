/// Which rules are worth asking about a text, by the lists that were found in it.
///
/// Most rules ask for a list; a comment without one of its words need not ask the rule at all.
struct Triggers: Sendable {
  /// How many machine words hold a bit for each rule.
  let width: Int

  /// The rules that may hold without any list.
  let always: [UInt64]

  /// The rules that each list may make hold, ``width`` words for each list.
  let byList: [UInt64]

  init(_ conditions: [CompiledCondition], lists count: Int) {
    width = (conditions.count + 63) / 64
    var always = [UInt64](repeating: 0, count: width)
    var byList = [UInt64](repeating: 0, count: count * width)
    for (rule, condition) in conditions.enumerated() {
      let bit: UInt64 = 1 << UInt64(rule % 64)
      if let lists = Self.lists(condition) {
        for list in lists { byList[list * width + rule / 64] |= bit }
      } else {
        always[rule / 64] |= bit
      }
    }
    self.always = always
    self.byList = byList
  }

  /// The lists of which one must have been found for a condition to hold, or `nil` when it may hold
  /// without any.
  private static func lists(_ condition: CompiledCondition) -> [Int]? {
    switch condition {
    case .list(let lists), .addressed(let lists, _), .near(let lists, _, _, _): return lists
    case .places(let lists, let bounds): return bounds.least > 0 ? lists : nil
    case .all(let parts): return parts.compactMap(Self.lists).min { $0.count < $1.count }
    case .any(let parts):
      let needed = parts.map(Self.lists)
      return needed.contains { $0 == nil } ? nil : needed.flatMap { $0 ?? [] }
    case .count, .ratio, .domain, .personal, .reply, .rule, .label, .not: return nil
    }
  }
}
