public import Folding

/// Reading one word.
extension Automaton {
  /// Calls a closure with each set of patterns that a word completes on its way; a pattern may be in
  /// several of them.
  ///
  /// - Parameters:
  ///   - symbols: Symbols that the word is part of.
  ///   - range: The word's place among them, without a boundary.
  ///   - body: What to do with the number of a set.
  /// - Complexity: O(*n*), where *n* is the length of the word.
  @inlinable @inline(__always)
  public func forEachCompletion(
    in symbols: Span<Symbol>,
    _ range: Range<Int>,
    _ body: (Int) -> Void
  ) {
    var state = start
    for index in range.lowerBound...range.upperBound {
      state = next(state, index < range.upperBound ? symbols[index] : .boundary)
      if state >= firstAccepting {
        body(completion(in: state))
      } else if state == 0 && canGiveUp {
        return
      }
    }
  }

  /// Calls a closure with each pattern that a word matches; a pattern may be told more than once.
  ///
  /// It takes what ``forEachCompletion(in:_:_:)`` takes.
  @inlinable @inline(__always)
  public func forEachPattern(
    in symbols: Span<Symbol>,
    _ range: Range<Int>,
    _ body: (Int) -> Void
  ) {
    forEachCompletion(in: symbols, range) { forEachPattern(ofCompletion: $0, body) }
  }

  /// Returns the patterns that a word matches, in ascending order.
  public func patterns(in word: [Symbol]) -> [Int] {
    var found: Set<Int> = []
    forEachPattern(in: word.span, word.indices) { found.insert($0) }
    return found.sorted()
  }
}
