/// Which rules are worth asking about a text, by what was found in it.
///
/// A rule's condition mostly needs several things at once: an entry of this list and one of that, or
/// a link. Each thing is a sign with a number of its own, and what a rule needs are clauses: sets of
/// signs of which the text has to have one each. A text without them need not ask the rule at all,
/// and hardly any text asks more than two or three of a hundred.
struct Triggers: Sendable {
  /// How many machine words hold a bit for each rule.
  let width: Int

  /// How many machine words hold a bit for each sign: the lists, and the features behind them.
  let signWidth: Int

  /// The rules that may hold without any sign.
  let always: [UInt64]

  /// The rules whose first clause has each sign, ``width`` words for each.
  let bySign: [UInt64]

  /// The clauses of all rules, ``signWidth`` words each.
  let clauses: [UInt64]

  /// Where each rule's clauses begin in ``clauses``, with one entry more.
  let clausesFrom: [Int]

  /// The number of the first feature's sign.
  let firstFeature: Int

  /// How many machine words hold a bit for each list.
  let listWidth: Int

  /// The lists that each rule reads, ``listWidth`` words each.
  let lists: [UInt64]

  /// How many places of certain lists each rule needs, if it needs several.
  let leastPlaces: [LeastPlaces?]

  /// So many places of lists, given by their bits.
  struct LeastPlaces {
    var least: Int
    var lists: [UInt64]
  }

  init(_ conditions: [CompiledCondition], labels: [Label?], lists count: Int) {
    var needs = Needs(firstFeature: count, labels: labels)
    listWidth = (count + 63) / 64
    var lists = [UInt64](repeating: 0, count: conditions.count * listWidth)
    for (rule, condition) in conditions.enumerated() {
      for list in condition.lists { lists[rule * listWidth + list / 64] |= 1 << UInt64(list % 64) }
    }
    self.lists = lists
    let listWidth = listWidth
    leastPlaces = conditions.map { condition in
      condition.leastPlaces.map { own in
        var bits = [UInt64](repeating: 0, count: listWidth)
        for list in own.lists { bits[list / 64] |= 1 << UInt64(list % 64) }
        return LeastPlaces(least: own.least, lists: bits)
      }
    }
    for condition in conditions { needs.add(condition) }
    firstFeature = count
    width = (conditions.count + 63) / 64
    signWidth = (count + TextFeature.allCases.count + 63) / 64
    var always = [UInt64](repeating: 0, count: width)
    var bySign = [UInt64](repeating: 0, count: signWidth * 64 * width)
    var clauses: [UInt64] = []
    var clausesFrom = [0]
    for (rule, own) in needs.clauses.enumerated() {
      let bit: UInt64 = 1 << UInt64(rule % 64)
      if let first = own.first {
        for sign in first { bySign[sign * width + rule / 64] |= bit }
      } else {
        always[rule / 64] |= bit
      }
      for clause in own {
        var bits = [UInt64](repeating: 0, count: signWidth)
        for sign in clause { bits[sign / 64] |= 1 << UInt64(sign % 64) }
        clauses += bits
      }
      clausesFrom.append(clauses.count)
    }
    self.always = always
    self.bySign = bySign
    self.clauses = clauses
    self.clausesFrom = clausesFrom
  }

  /// Notes that a text has a sign, and the rules that ask for it.
  @inline(__always)
  func note(
    _ sign: Int,
    _ signs: inout MutableSpan<UInt64>,
    _ asked: inout MutableSpan<UInt64>
  ) {
    note(sign, &signs)
    var word = 0
    while word < width {
      asked[word] |= bySign[sign &* width &+ word]
      word &+= 1
    }
  }

  /// Notes that a text has a sign.
  @inline(__always)
  func note(_ sign: Int, _ signs: inout MutableSpan<UInt64>) {
    signs[sign >> 6] |= 1 << UInt64(sign & 63)
  }

  /// Notes the features that a text has, and the rules that ask for them.
  @inline(__always)
  func note(
    features: UInt64,
    _ signs: inout MutableSpan<UInt64>,
    _ asked: inout MutableSpan<UInt64>
  ) {
    var features = features
    while features != 0 {
      note(firstFeature + features.trailingZeroBitCount, &signs, &asked)
      features &= features &- 1
    }
  }

  /// Notes the features that a text has.
  @inline(__always)
  func note(features: UInt64, _ signs: inout MutableSpan<UInt64>) {
    var features = features
    while features != 0 {
      note(firstFeature + features.trailingZeroBitCount, &signs)
      features &= features &- 1
    }
  }

  /// Takes out the rules of which a text lacks something, given its signs.
  @inline(__always)
  func drop(_ asked: inout MutableSpan<UInt64>, without signs: borrowing MutableSpan<UInt64>) {
    for word in asked.indices {
      var bits = asked[word]
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits &- 1
        if !holdsClauses(of: word << 6 | bit, in: signs) {
          asked[word] &= ~(1 << UInt64(bit))
        }
      }
    }
  }

  /// Takes out the rules that need more words of some lists than a text can have.
  @inline(__always)
  func drop(
    _ asked: inout MutableSpan<UInt64>,
    withoutPlacesIn candidates: Swift.Span<Searcher.Candidate>
  ) {
    for word in asked.indices {
      var bits = asked[word]
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits &- 1
        guard let places = leastPlaces[word << 6 | bit] else { continue }
        var count = 0
        for index in candidates.indices {
          let list = Int(candidates[index].list)
          count &+= Int(places.lists[list >> 6] >> UInt64(list & 63) & 1)
        }
        if count < places.least { asked[word] &= ~(1 << UInt64(bit)) }
      }
    }
  }

  /// Adds the lists that a rule reads to a set.
  @inline(__always)
  func addLists(of rule: Int, to set: inout MutableSpan<UInt64>) {
    var word = 0
    while word < listWidth {
      set[word] |= lists[rule &* listWidth &+ word]
      word &+= 1
    }
  }

  /// Whether a text has what all clauses of a rule ask for, given its signs.
  @inline(__always)
  func holdsClauses(of rule: Int, in signs: borrowing MutableSpan<UInt64>) -> Bool {
    var clause = clausesFrom[rule]
    let end = clausesFrom[rule + 1]
    while clause < end {
      var common: UInt64 = 0
      var word = 0
      while word < signWidth {
        common |= clauses[clause &+ word] & signs[word]
        word &+= 1
      }
      if common == 0 { return false }
      clause &+= signWidth
    }
    return true
  }
}

/// What the rules of a pack need, each as clauses.
private struct Needs {
  /// Each rule's clauses, the smallest first; none when the rule may hold for any text.
  private(set) var clauses: [[Set<Int>]] = []

  let firstFeature: Int

  /// The label that each rule sets.
  let labels: [Label?]

  init(firstFeature: Int, labels: [Label?]) {
    self.firstFeature = firstFeature
    self.labels = labels
  }

  /// Adds the next rule; those that it asks for have been added.
  mutating func add(_ condition: CompiledCondition) {
    clauses.append(needs(of: condition).sorted { $0.count < $1.count })
  }

  private func needs(of condition: CompiledCondition) -> [Set<Int>] {
    switch condition {
    case .list(let lists), .addressed(let lists, _): return [Set(lists)]
    case .near(let a, let b, _, _): return [Set(a), Set(b)]
    case .places(let lists, let bounds): return bounds.least > 0 ? [Set(lists)] : []
    case .count(let measure, let bounds):
      return feature(measure.feature, if: bounds.least > (measure.startsAtOne ? 1 : 0))
    case .ratio(let measure, let bounds):
      return feature(measure.feature, if: bounds.least > 0 && !measure.startsAtOne)
    case .domain: return feature(.links)
    case .personal(.phone): return feature(.phones)
    case .personal(.email): return feature(.emails)
    case .personal: return feature(.numbers)
    case .reply: return feature(.reply)
    case .rule(let number): return clauses[number]
    case .label(let label):
      return eitherOf(clauses.indices.filter { labels[$0] == label }.map { clauses[$0] })
    case .not: return []
    case .all(let parts): return parts.flatMap(needs)
    case .any(let parts): return eitherOf(parts.map(needs))
    }
  }

  private func feature(_ feature: TextFeature, if isNeeded: Bool = true) -> [Set<Int>] {
    isNeeded ? [[firstFeature + feature.rawValue]] : []
  }

  /// What is needed when one of several needs is to be met: a clause of each, put together.
  private func eitherOf(_ parts: [[Set<Int>]]) -> [Set<Int>] {
    let count = parts.map(\.count).min() ?? 0
    return (0..<count).map { index in parts.reduce([]) { $0.union($1[index]) } }
  }
}
