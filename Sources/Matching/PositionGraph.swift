import Folding

/// The positions of patterns and which may follow which: the automaton before it is made certain.
///
/// Glushkov's construction: each symbol that is written in a pattern is a position of its own, so
/// there are no empty steps to close over.
struct PositionGraph {
  /// The symbol of each position; ``end`` positions have none.
  private(set) var symbols: [UInt8] = []

  /// The pairs of positions of which the second may come right behind the first, by ascending second.
  private var steps: [(from: Int32, to: Int32)] = []

  /// The pattern that is complete at a position, or -1.
  private(set) var pattern: [Int32] = []

  /// Where a word may begin.
  private(set) var first: [Int32] = []

  /// Where any later symbol of a word may begin, too.
  private(set) var openFirst: [Int32] = []

  /// The symbol of positions that only say a pattern is complete.
  static let end: UInt8 = 0xFF

  /// Stands for the beginning of a pattern among the positions that the next symbol may follow.
  private static let beginning: Int32 = -1

  /// What the next symbol of the pattern at hand may follow.
  private var before: [Int32] = []

  /// The brackets that are open in it.
  private var brackets: [Bracket] = []

  /// Alternatives of which some have been read.
  private struct Bracket {
    /// What they may follow.
    let before: [Int32]
    /// The first position within.
    let start: Int32
    /// The last positions of the alternatives read so far.
    var last: [Int32] = []
    /// Whether one of these may be empty.
    var canBeEmpty = false
  }

  /// Adds a pattern, given its number.
  mutating func add(_ pattern: Pattern, number: Int, isAnchored: Bool) {
    let firstCount = first.count
    before.removeAll(keepingCapacity: true)
    before.append(Self.beginning)
    for byte in pattern.part.code { add(byte) }
    if !pattern.isOpenAtEnd { addPosition(Symbol.boundary.rawValue) }
    if pattern.isOpenAtStart && !isAnchored { openFirst += first[firstCount...] }
    addPosition(Self.end, pattern: Int32(number))
  }

  private mutating func add(_ byte: UInt8) {
    switch byte {
    case Pattern.Part.opening:
      brackets.append(Bracket(before: before, start: Int32(symbols.count)))
    case Pattern.Part.bar:
      endAlternative()
      before = brackets[brackets.count - 1].before
    case Pattern.Part.closing:
      endAlternative()
      let bracket = brackets.removeLast()
      before = bracket.canBeEmpty ? bracket.before + bracket.last : bracket.last
    default:
      addPosition(byte)
    }
  }

  /// Adds a position behind all that it may follow.
  private mutating func addPosition(_ symbol: UInt8, pattern number: Int32 = -1) {
    let position = Int32(symbols.count)
    symbols.append(symbol)
    pattern.append(number)
    for earlier in before {
      if earlier != Self.beginning {
        steps.append((earlier, position))
      } else if symbol != Self.end {
        first.append(position)
      }
    }
    before.removeAll(keepingCapacity: true)
    before.append(position)
  }

  private mutating func endAlternative() {
    let bracket = brackets.count - 1
    let start = brackets[bracket].start
    for position in before {
      if position < start {
        brackets[bracket].canBeEmpty = true
      } else {
        brackets[bracket].last.append(position)
      }
    }
  }
}

/// The positions that may come right behind each position, one list behind the other.
struct Followers {
  /// Where each position's list begins in ``positions``, with one entry more.
  private var from: [Int32]

  /// The positions of all lists, each list's in ascending order and without repetition.
  private(set) var positions: [Int32]

  /// Lays out steps that come by ascending target.
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
