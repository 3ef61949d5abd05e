public import Folding

/// The places of a text at which patterns are complete.
///
/// It is a buffer, filled again for each text.
public struct Completions: Sendable {
  /// The places in the text's symbols at which a pattern is complete, ascending: each in the upper
  /// half, with the automaton's state there in the lower half.
  ///
  /// Only the first ``count`` are of the present text.
  private var found: [UInt64] = []

  /// How many places there are.
  public private(set) var count = 0

  /// Creates an empty buffer.
  public init() {}

  /// The place at a position.
  @inline(__always)
  public func place(_ position: Int) -> Int { Int(found[position] >> 32) }

  /// The automaton's state at a position.
  @inline(__always)
  public func state(_ position: Int) -> UInt32 { UInt32(truncatingIfNeeded: found[position]) }
}

extension Completions {
  /// Finds all places of a text at which a pattern is complete.
  ///
  /// All words of the text are read in one go, each from the automaton's start. The loop has no
  /// branch that depends on the text: where a word ends and whether a pattern is complete cannot be
  /// foretold, and to guess it wrong costs the processor as much as a dozen letters.
  ///
  /// - Parameters:
  ///   - automaton: The automaton.
  ///   - symbols: The text's words, with a boundary behind each.
  /// - Complexity: O(*n*), where *n* is the number of symbols.
  public mutating func find(_ automaton: Automaton, in symbols: Span<Symbol>) {
    if found.count <= symbols.count {
      found = [UInt64](repeating: 0, count: 2 * symbols.count + 64)
    }
    let steps = automaton.steps.span
    let fallback = automaton.fallback.span
    let firstAccepting = automaton.firstAccepting
    var found = found.mutableSpan
    var count = 0
    var state = automaton.start
    for index in symbols.indices {
      let symbol = Int(symbols[index].rawValue)
      let step = steps[Int(state) &+ symbol]
      let other = fallback[symbol]
      let next = step >> 32 == state ? UInt32(truncatingIfNeeded: step) : other
      // Every state is noted, and kept if the count goes on.
      found[count] = UInt64(index) << 32 | UInt64(next)
      count &+= next >= firstAccepting ? 1 : 0
      state = symbol == 0 ? automaton.start : next
    }
    self.count = count
  }
}
