import Folding

/// The positions of patterns and which may follow which: the automaton before it is made certain.
///
/// Glushkov's construction: each symbol that is written in a pattern is a position of its own, so
/// there are no empty steps to close over.
struct PositionGraph {
  /// The symbol of each position; ``end`` positions have none.
  private(set) var symbols: [UInt8] = []

  /// The pairs of positions of which the second may come right behind the first, in any order.
  private var steps: [(from: Int32, to: Int32)] = []

  /// The pattern that is complete at a position, or -1.
  private(set) var pattern: [Int32] = []

  /// Where a word may begin.
  private(set) var first: [Int32] = []

  /// Where any later symbol of a word may begin, too.
  private(set) var openFirst: [Int32] = []

  /// The symbol of positions that only say a pattern is complete.
  static let end: UInt8 = 0xFF

  private struct Fragment {
    var first: [Int32]
    var last: [Int32]
    var canBeEmpty: Bool
  }

  /// Adds a pattern, given its number.
  mutating func add(_ pattern: Pattern, number: Int, isAnchored: Bool) {
    var parts = [pattern.part]
    if !pattern.isOpenAtEnd { parts.append(.symbol(.boundary)) }
    let body = fragment(of: .sequence(parts))
    let end = addPosition(Self.end, pattern: Int32(number))
    for position in body.last { steps.append((position, end)) }
    first += body.first
    if pattern.isOpenAtStart && !isAnchored { openFirst += body.first }
  }

  private mutating func addPosition(_ symbol: UInt8, pattern number: Int32 = -1) -> Int32 {
    symbols.append(symbol)
    pattern.append(number)
    return Int32(symbols.count - 1)
  }

  private mutating func fragment(of part: Pattern.Part) -> Fragment {
    switch part {
    case .symbol(let symbol):
      let position = addPosition(symbol.rawValue)
      return Fragment(first: [position], last: [position], canBeEmpty: false)
    case .choice(let parts):
      var all = Fragment(first: [], last: [], canBeEmpty: false)
      for part in parts {
        let one = fragment(of: part)
        all.first += one.first
        all.last += one.last
        all.canBeEmpty = all.canBeEmpty || one.canBeEmpty
      }
      return all
    case .sequence(let parts):
      var all = Fragment(first: [], last: [], canBeEmpty: true)
      for part in parts {
        if case .symbol(let symbol) = part {
          add(symbol, to: &all)
          continue
        }
        let one = fragment(of: part)
        for position in all.last {
          for next in one.first { steps.append((position, next)) }
        }
        if all.canBeEmpty { all.first += one.first }
        all.last = one.canBeEmpty ? all.last + one.last : one.last
        all.canBeEmpty = all.canBeEmpty && one.canBeEmpty
      }
      return all
    }
  }
}

extension PositionGraph {
  /// Adds a symbol behind a sequence: most patterns are nothing but that.
  private mutating func add(_ symbol: Symbol, to sequence: inout Fragment) {
    let position = addPosition(symbol.rawValue)
    for last in sequence.last { steps.append((last, position)) }
    if sequence.canBeEmpty { sequence.first.append(position) }
    sequence.last.removeAll(keepingCapacity: true)
    sequence.last.append(position)
    sequence.canBeEmpty = false
  }
}

/// The positions that may come right behind each position, one list behind the other.
struct Followers {
  /// Where each position's list begins in ``positions``, with one entry more.
  private var from: [Int32]

  /// The positions of all lists.
  private(set) var positions: [Int32]

  /// Lays out the steps of a graph.
  init(_ steps: [(from: Int32, to: Int32)], count: Int) {
    from = [Int32](repeating: 0, count: count + 1)
    for step in steps { from[Int(step.from) + 1] += 1 }
    for index in 0..<count { from[index + 1] += from[index] }
    positions = [Int32](repeating: 0, count: steps.count)
    var next = from
    for step in steps {
      positions[Int(next[Int(step.from)])] = step.to
      next[Int(step.from)] += 1
    }
  }

  /// Where a position's list stands in ``positions``.
  func range(of position: Int) -> Range<Int> { Int(from[position])..<Int(from[position + 1]) }
}

extension PositionGraph {
  /// The positions that may come right behind each position.
  var followers: Followers { Followers(steps, count: symbols.count) }
}
