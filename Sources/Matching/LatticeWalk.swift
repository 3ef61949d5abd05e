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

  /// For each letter of the path, whether it was guessed under a mask.
  private var hidden: [Bool] = []

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
    /// Masks that letters were guessed under.
    var masks: Int16
    /// The length of the path up to here.
    var depth: Int16
    /// The symbol that the path has last, or the boundary when there is none.
    var last: Symbol
    /// Whether the step to here was a letter, or one that belongs to the letter before.
    var isLetter: Bool
    /// Whether the step to here was a guess.
    var isGuess: Bool
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
    for start in lattice.starts {
      startGeneration()
      stack.removeAll(keepingCapacity: true)
      path.removeAll(keepingCapacity: true)
      hidden.removeAll(keepingCapacity: true)
      stack.append(
        Frame(
          node: Int32(start.node),
          state: automaton.start,
          disguise: [],
          written: 0,
          digits: 0,
          guessed: 0,
          masks: 0,
          depth: 0,
          last: .boundary,
          isLetter: false,
          isGuess: false
        )
      )
      let search = Search(start: start, needsGaps: needsGaps, firstHit: hits.count)
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
    var start: Lattice.Start
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
    let kept = min(path.count, max(0, Int(frame.depth) - 1))
    path.removeSubrange(kept...)
    hidden.removeSubrange(kept...)
    if frame.depth > 0 {
      path.append(frame.last)
      hidden.append(frame.isGuess)
    }
    if frame.isLetter && !frame.isGuess {
      report(frame, frame.state, atEnd: false, lattice, automaton, search, &hits)
    }
    if frame.depth > 0, frame.isLetter, lattice.token(endingAt: Int(frame.node)) != nil {
      let state = automaton.next(frame.state, .boundary)
      report(frame, state, atEnd: true, lattice, automaton, search, &hits)
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
        // A repeated letter and a mark over one are a part of it; a gap is not.
        next.isLetter = frame.isLetter && !way.disguise.contains(.gaps)
        push(next)
      case .letter(let symbol):
        next.state = automaton.next(frame.state, symbol)
        next.written += 1
        next.digits += way.disguise.contains(.digit) ? 1 : 0
        next.depth += 1
        next.last = symbol
        next.isLetter = true
        next.isGuess = false
        if next.state != 0 { push(next) }
      case .any:
        next.guessed += 1
        next.masks += frame.isGuess ? 0 : 1
        next.depth += 1
        next.isLetter = true
        next.isGuess = true
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
    // What was guessed on the way decides what is believed later, so it makes another visit.
    let guess: UInt64 =
      frame.disguise.contains(.looseMask) ? 3 : frame.disguise.contains(.mask) ? 1 : 0
    let key = generation << 48 | UInt64(frame.node) << 34 | guess << 32 | UInt64(frame.state)
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
    guard isCredible(frame, atEnd: atEnd, lattice, search.start) else { return }
    let end = atEnd ? Int(frame.node) : wordEnd(from: Int(frame.node), lattice)
    guard let last = lattice.token(endingAt: end) else { return }
    if search.needsGaps {
      // Short words side by side join to all kinds of beginnings, «ел да» to a whole word: unless every
      // letter stands alone, a row has three pieces and makes one word from end to end.
      let pieces = last + 1 - search.start.token
      guard pieces > 2, atEnd || pieces >= Int(frame.depth) else { return }
    }
    var reading: Range<Int>?
    automaton.forEachPattern(completeIn: state) { pattern in
      let isKnown = hits[search.firstHit...].contains { $0.pattern == pattern }
      guard !isKnown else { return }
      let place = reading ?? keepReading(from: Int(frame.node), to: end, lattice)
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

  /// Whether enough of the word was written for the rest to be read into it.
  private func isCredible(
    _ frame: Frame,
    atEnd: Bool,
    _ lattice: Lattice,
    _ start: Lattice.Start
  ) -> Bool {
    // No word begins with a sign or «ы»; an entry that may stand within a word might.
    guard !frame.disguise.isEmpty, let first = path.first, !(27...29).contains(first.rawValue)
    else {
      return false
    }
    // Abbreviations such as «пзц» are no words that letters were hidden from.
    if !frame.disguise.isDisjoint(with: [.mask, .gaps]) && !path.contains(where: \.isVowel) {
      return false
    }
    if frame.digits > 0 {
      let rest = atEnd ? 0 : lettersAhead(of: Int(frame.node), lattice)
      guard isCredibleNumber(frame, rest) else { return false }
    }
    return frame.guessed == 0 || isCredibleMask(frame, atEnd: atEnd, lattice, start)
  }

  /// Whether the digits of a word may be letters: most characters of the word have to be.
  private func isCredibleNumber(_ frame: Frame, _ rest: Int) -> Bool {
    let letters = Int(frame.written - frame.digits) + rest
    return letters >= 2 && letters > Int(frame.digits)
      || letters > 2 && letters == Int(frame.digits)
  }

  /// Whether a word is known under its masks.
  private func isCredibleMask(
    _ frame: Frame,
    atEnd: Bool,
    _ lattice: Lattice,
    _ start: Lattice.Start
  ) -> Bool {
    guard !start.isBehindMask, frame.digits <= 1, !frame.disguise.contains(.gaps),
      !(atEnd && lattice.hasMask(at: Int(frame.node)))
    else { return false }
    let evidence = MaskEvidence(
      written: Int(frame.written),
      guessed: Int(frame.guessed),
      masks: Int(frame.masks),
      isLoose: frame.disguise.contains(.looseMask),
      isWhole: atEnd,
      isWeak: frame.disguise.contains(.weakMask)
    )
    guard frame.disguise.contains(.weakMask) else { return evidence.suffices(for: path, hidden) }
    // A hyphen or a dot between two pieces is mostly just that, and people do not mix it with more.
    return atEnd && frame.masks == 1
      && frame.disguise.isSubset(of: [.mask, .weakMask, .looseMask, .stretched])
      && evidence.suffices(for: path, hidden)
  }

  /// How many letters the author wrote from a node on, to the end of the word or the next mask.
  private func lettersAhead(of node: Int, _ lattice: Lattice) -> Int {
    var node = node
    var count = 0
    while let edge = lattice.firstEdge(from: node), count < 8 {
      guard case .letter = lattice.edges[edge].reading,
        !lattice.edges[edge].disguise.contains(.digit)
      else { break }
      count += 1
      node = Int(lattice.edges[edge].target)
    }
    return count
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
