import Folding

/// What a walk has found.
extension LatticeWalk {
  /// Adds what is complete in an accepting state, unless the reading cannot be believed.
  @inline(never)
  mutating func report(
    _ frame: Frame,
    _ state: UInt32,
    atEnd: Bool,
    _ lattice: borrowing Lattice,
    _ automaton: Automaton,
    _ search: Search,
    _ hits: inout [Hit]
  ) {
    guard !search.needsGaps || frame.disguise.contains(.gaps) else { return }
    let letters = path[..<frame.depth]
    let credibility = ReadingCredibility(frame, letters, atEnd: atEnd, search.start)
    guard credibility.suffices(in: lattice) else { return }
    let end = atEnd ? frame.node : wordEnd(from: frame.node, lattice)
    guard let last = lattice.token(endingAt: end) else { return }
    if search.needsGaps {
      // Short words side by side join to all kinds of beginnings, «ел да» to a whole word: unless every
      // letter stands alone, a row has three pieces and makes one word from end to end.
      let pieces = last + 1 - search.start.token
      guard pieces > 2, atEnd || pieces >= frame.depth else { return }
    }
    var reading: Range<Int>?
    automaton.forEachPattern(completeIn: state) { pattern in
      let isKnown = hits[search.firstHit...].contains { $0.pattern == pattern }
      guard !isKnown else { return }
      let place = reading ?? keepReading(letters, from: frame.node, to: end, lattice)
      reading = place
      hits.append(
        Hit(
          pattern: pattern,
          tokens: search.start.token..<(last + 1),
          source: .lattice,
          disguise: frame.disguise.subtracting([.weakMask, .looseMask]),
          reading: place
        )
      )
    }
  }

  /// Returns the nearest node from the given one on where a word ends.
  private func wordEnd(from node: Int, _ lattice: borrowing Lattice) -> Int {
    let offset = lattice.nodes[node].offset
    for end in lattice.wordEnds where lattice.nodes[end.node].offset >= offset { return end.node }
    return node
  }

  /// Keeps the path and what is left of the word, and returns their place.
  private mutating func keepReading(
    _ letters: ArraySlice<PathLetter>,
    from node: Int,
    to end: Int,
    _ lattice: borrowing Lattice
  ) -> Range<Int> {
    let start = readings.count
    for letter in letters { readings.append(letter.symbol) }
    var node = node
    while node < end, let edge = lattice.firstEdge(from: node) {
      if case .letter(let symbol) = lattice.edges[edge].reading { readings.append(symbol) }
      node = max(node + 1, min(end, Int(lattice.edges[edge].target)))
    }
    return start..<readings.count
  }
}
