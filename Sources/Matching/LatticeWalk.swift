public import Folding

/// Finds the patterns among the readings of a disguised word.
///
/// The walk goes through a lattice depth first and leaves each path as soon as no pattern can
/// follow. It visits a node in the same state only once and takes at most ``stepLimit`` steps from
/// each beginning of a word, so no text can make it slow.
public struct LatticeWalk: Sendable {
  /// The steps after which a word that is still undecided is given up.
  public static let stepLimit = 2048

  /// The symbols of all readings found so far.
  public private(set) var readings: [Symbol] = []

  private var stack: [Frame] = []
  private var path: [Symbol] = []

  /// Pairs of node and state visited from the present start, in an open hash table.
  ///
  /// Entries of earlier starts carry another generation, so it need not be emptied.
  private var visited = [UInt64](repeating: 0, count: 4096)
  private var generation: UInt64 = 0

  private struct Frame {
    var node: Int32
    var state: UInt32
    var disguise: Disguise
    /// Letters that were written, digits among them, and letters guessed under a mask.
    var written: Int16
    var digits: Int16
    var guessed: Int16
    /// Letters written since the last guess.
    var sinceGuess: Int16
    /// The length of the path up to here.
    var depth: Int16
    /// The symbol that the path has last, or the boundary when there is none.
    var last: Symbol
    /// Whether the step to here was a letter the author wrote.
    var isWritten: Bool
  }

  /// Creates a walk.
  public init() {}

  /// Forgets the readings of the comment before.
  public mutating func removeAll() { readings.removeAll(keepingCapacity: true) }

  /// Keeps a reading that was found without a lattice, and returns its place.
  public mutating func keep(_ reading: [Symbol]) -> Range<Int> {
    readings += reading
    return (readings.count - reading.count)..<readings.count
  }

  /// Walks a lattice from every beginning of a word and adds what is found to `hits`.
  ///
  /// Readings without a disguise are left out: the word itself is matched elsewhere.
  public mutating func walk(
    _ lattice: Lattice,
    _ automaton: Automaton,
    needsGaps: Bool,
    into hits: inout [Hit]
  ) {
    for (node, token) in lattice.starts {
      startGeneration()
      stack.removeAll(keepingCapacity: true)
      path.removeAll(keepingCapacity: true)
      stack.append(
        Frame(
          node: Int32(node),
          state: automaton.start,
          disguise: [],
          written: 0,
          digits: 0,
          guessed: 0,
          sinceGuess: 0,
          depth: 0,
          last: .boundary,
          isWritten: false
        )
      )
      let search = Search(token: token, needsGaps: needsGaps, firstHit: hits.count)
      var steps = 0
      while let frame = stack.popLast(), steps < Self.stepLimit {
        steps += 1
        visit(frame, lattice, automaton, search, &hits)
      }
    }
  }

  /// Forgets what was visited, in one step for all but one start in 65,535.
  private mutating func startGeneration() {
    generation += 1
    if generation > 0xFFFF {
      for slot in visited.indices { visited[slot] = 0 }
      generation = 1
    }
  }

  /// What stays the same while the walk searches from one start.
  private struct Search {
    var token: Int
    var needsGaps: Bool
    var firstHit: Int
  }

  private mutating func visit(
    _ frame: Frame,
    _ lattice: Lattice,
    _ automaton: Automaton,
    _ search: Search,
    _ hits: inout [Hit]
  ) {
    path.removeSubrange(min(path.count, max(0, Int(frame.depth) - 1))...)
    if frame.depth > 0 { path.append(frame.last) }
    if frame.isWritten {
      report(frame, frame.state, atEnd: false, lattice, automaton, search, &hits)
    }
    if frame.depth > 0, frame.isWritten, lattice.token(endingAt: Int(frame.node)) != nil {
      report(
        frame,
        automaton.next(frame.state, .boundary),
        atEnd: true,
        lattice,
        automaton,
        search,
        &hits
      )
    }
    pushEdges(of: frame, lattice, automaton)
  }

  /// Puts the ways on from a frame on the stack, the likeliest on top.
  private mutating func pushEdges(of frame: Frame, _ lattice: Lattice, _ automaton: Automaton) {
    let bottom = stack.count
    var edge = lattice.firstEdge(from: Int(frame.node))
    while let index = edge {
      let way = lattice.edges[index]
      var next = frame
      next.node = way.target
      next.disguise.formUnion(way.disguise)
      switch way.reading {
      case .nothing:
        next.isWritten = false
        push(next)
      case .letter(let symbol):
        next.state = automaton.next(frame.state, symbol)
        next.written += 1
        next.digits += way.disguise.contains(.digit) ? 1 : 0
        next.sinceGuess += 1
        next.depth += 1
        next.last = symbol
        next.isWritten = true
        if next.state != 0 { push(next) }
      case .any:
        next.guessed += 1
        next.sinceGuess = 0
        next.depth += 1
        next.isWritten = false
        for letter in UInt8(1)...32 {
          next.last = Symbol(rawValue: letter)
          next.state = automaton.next(frame.state, next.last)
          if next.state != 0 { push(next) }
        }
      }
      edge = lattice.edge(after: index)
    }
    stack[bottom...].reverse()
  }

  private mutating func push(_ frame: Frame) {
    let key = generation << 48 | UInt64(frame.node) << 32 | UInt64(frame.state)
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    for _ in 0..<16 {
      if visited[slot] == key { return }
      if visited[slot] >> 48 != generation { break }
      slot = (slot + 1) & 4095
    }
    visited[slot] = key
    stack.append(frame)
  }

  private mutating func report(
    _ frame: Frame,
    _ state: UInt32,
    atEnd: Bool,
    _ lattice: Lattice,
    _ automaton: Automaton,
    _ search: Search,
    _ hits: inout [Hit]
  ) {
    guard state >= automaton.firstAccepting, !search.needsGaps || frame.disguise.contains(.gaps)
    else { return }
    let isWhole = atEnd || lattice.token(endingAt: Int(frame.node)) != nil
    guard isCredible(frame, atEnd: isWhole) else { return }
    let end = atEnd ? Int(frame.node) : wordEnd(from: Int(frame.node), lattice)
    guard let last = lattice.token(endingAt: end) else { return }
    var reading: Range<Int>?
    automaton.forEachPattern(completeIn: state) { pattern in
      let isKnown = hits[search.firstHit...].contains { $0.pattern == pattern }
      guard !isKnown else { return }
      let place = reading ?? keepReading(from: Int(frame.node), to: end, lattice)
      reading = place
      hits.append(
        Hit(
          pattern: pattern,
          tokens: search.token..<(last + 1),
          source: .lattice,
          disguise: frame.disguise.subtracting(.weakMask),
          reading: place
        )
      )
    }
  }

  /// Whether enough of the word was written for the rest to be guessed.
  private func isCredible(_ frame: Frame, atEnd: Bool) -> Bool {
    guard !frame.disguise.isEmpty, frame.written >= 3 * frame.digits else { return false }
    // Abbreviations such as «пзц» are no words that letters were hidden from.
    if !frame.disguise.isDisjoint(with: [.mask, .gaps]) && !path.contains(where: \.isVowel) {
      return false
    }
    guard frame.guessed > 0 else { return true }
    // A mask within the part that has to be there needs letters on both sides, or the word's end.
    guard frame.written >= 2, frame.guessed <= frame.written + 2, atEnd || frame.sinceGuess >= 2,
      frame.digits == 0
    else { return false }
    guard frame.disguise.contains(.weakMask) else { return true }
    // A hyphen or a dot between two pieces is mostly just that. «х.й» is the one word so short.
    return frame.disguise.isSubset(of: [.mask, .weakMask, .stretched])
      && (frame.depth > 3 || frame.depth == 3 && path.first == Symbol("х"))
  }

  /// Returns the nearest node from the given one on where a word ends.
  private func wordEnd(from node: Int, _ lattice: Lattice) -> Int {
    let offset = lattice.offsets[node]
    return lattice.wordEnds.first { lattice.offsets[$0.node] >= offset }?.node ?? node
  }

  /// Keeps the path and what is left of the word, and returns their place.
  private mutating func keepReading(from node: Int, to end: Int, _ lattice: Lattice) -> Range<Int> {
    let start = readings.count
    readings += path
    var node = node
    while node < end, let edge = lattice.firstEdge(from: node) {
      if case .letter(let symbol) = lattice.edges[edge].reading { readings.append(symbol) }
      node = max(node + 1, min(end, Int(lattice.edges[edge].target)))
    }
    return start..<readings.count
  }
}
