public import Folding

/// The places of a text at which patterns are complete.
///
/// It is a buffer, filled again for each text.
public struct Completions: Sendable {
  /// The places in the text's symbols at which a pattern is complete, ascending: each in the upper
  /// half, with the automaton's state there in the lower half.
  ///
  /// Only the first ``count`` are of the present text.
  @usableFromInline private(set) var found: [UInt64] = []

  /// How many places there are.
  public private(set) var count = 0

  /// Creates an empty buffer.
  public init() {}

  /// The place at a position.
  @inlinable @inline(__always)
  public func place(_ position: Int) -> Int { Int(found[position] >> 32) }

  /// The automaton's state at a position.
  @inlinable @inline(__always)
  public func state(_ position: Int) -> UInt32 { UInt32(truncatingIfNeeded: found[position]) }
}

extension Completions {
  /// Finds all places of a text at which a pattern is complete.
  ///
  /// All words of the text are read in one go, each from the automaton's start. The loop has no
  /// branch that depends on the text: where a word ends and whether a pattern is complete cannot be
  /// foretold, and to guess it wrong costs the processor as much as a dozen letters. Four parts of
  /// the text are read in lock step, because a step waits for memory most of its time, and four can
  /// wait at once.
  ///
  /// - Parameters:
  ///   - automaton: The automaton.
  ///   - symbols: The text's words, with a boundary behind each.
  /// - Complexity: O(*n*), where *n* is the number of symbols.
  public mutating func find(_ automaton: Automaton, in symbols: Span<Symbol>) {
    if found.count <= symbols.count {
      found = [UInt64](repeating: 0, count: 2 * symbols.count + 64)
    }
    var first = Lane(automaton, 0..<wordStart(near: symbols.count / 4, symbols))
    var second = Lane(automaton, first.end..<wordStart(near: symbols.count / 2, symbols))
    var third = Lane(automaton, second.end..<wordStart(near: symbols.count / 4 * 3, symbols))
    var fourth = Lane(automaton, third.end..<symbols.count)
    var found = found.mutableSpan
    let common = min(min(first.left, second.left), min(third.left, fourth.left))
    for _ in 0..<common {
      first.step(automaton, symbols, &found)
      second.step(automaton, symbols, &found)
      third.step(automaton, symbols, &found)
      fourth.step(automaton, symbols, &found)
    }
    first.finish(automaton, symbols, &found)
    second.finish(automaton, symbols, &found)
    third.finish(automaton, symbols, &found)
    fourth.finish(automaton, symbols, &found)
    // What each found lies at the beginning of its part; it is moved up to that of the one before.
    var count = first.out
    for lane in [second, third, fourth] {
      for position in lane.start..<lane.out {
        found[count] = found[position]
        count += 1
      }
    }
    self.count = count
  }

  /// The place behind the first boundary from a place on.
  private func wordStart(near place: Int, _ symbols: Span<Symbol>) -> Int {
    var index = place
    while index < symbols.count, symbols[index] != .boundary { index += 1 }
    return min(index + 1, symbols.count)
  }
}

/// One of several parts of a text that are read in lock step.
private struct Lane {
  let start: Int
  let end: Int
  var index: Int
  var out: Int
  var state: UInt32

  init(_ automaton: Automaton, _ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
    index = start
    out = start
    state = automaton.start
  }

  var left: Int { end - index }

  @inline(__always)
  mutating func step(
    _ automaton: borrowing Automaton,
    _ symbols: Span<Symbol>,
    _ found: inout MutableSpan<UInt64>
  ) {
    let symbol = Int(symbols[index].rawValue)
    let step = automaton.steps[Int(state) &+ symbol]
    let next = step.target(symbol, else: automaton.fallback[symbol])
    // Every state is noted, and kept if the lane moves on behind it.
    found[out] = UInt64(index) << 32 | UInt64(next)
    out &+= next >= automaton.firstAccepting ? 1 : 0
    index &+= 1
    state = symbol == 0 ? automaton.start : next
  }

  @inline(__always)
  mutating func finish(
    _ automaton: borrowing Automaton,
    _ symbols: Span<Symbol>,
    _ found: inout MutableSpan<UInt64>
  ) {
    while index < end { step(automaton, symbols, &found) }
  }
}
