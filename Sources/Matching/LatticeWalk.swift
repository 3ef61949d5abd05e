public import Folding

/// Finds the patterns among the readings of a disguised word.
///
/// The walk goes through a lattice depth first and leaves each path as soon as no pattern can
/// follow. It visits a node in the same state only once and takes at most ``stepLimit`` steps from
/// each beginning of a word, so no text can make it slow.
public struct LatticeWalk: ~Copyable, Sendable {
  /// The steps after which a word that is still undecided is given up.
  public static let stepLimit = 2048

  /// The symbols of all readings found so far.
  public private(set) var readings: [Symbol] = []

  /// The steps taken so far, over all lattices.
  ///
  /// Tests tell by it that no text makes the work grow faster than its length.
  public private(set) var stepCount = 0

  /// Frames to be visited, as far as a walk's height; behind that anything.
  private var stack = [Frame](repeating: Frame(node: 0, state: 0), count: 2 * mostPushes)

  /// The letters of the path, and whether each was guessed under a mask; a frame tells by its depth
  /// how many of them are its own.
  private var path: [PathLetter] = []

  private var visited = VisitedStates()

  /// A letter of a path.
  struct PathLetter: BitwiseCopyable {
    var symbol: Symbol
    var isGuess: Bool
  }

  /// A node that the walk has come to, and how.
  struct Frame: BitwiseCopyable {
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

    init(node: Int, state: UInt32) {
      self.node = Int32(truncatingIfNeeded: node)
      self.state = state
      disguise = []
      (written, digits, guessed, masks, depth) = (0, 0, 0, 0, 0)
      last = .boundary
      isLetter = false
      isGuess = false
    }
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
    _ lattice: borrowing Lattice,
    _ automaton: Automaton,
    needsGaps: Bool,
    into hits: inout [Hit]
  ) {
    // The buffers are taken out of `self`, so that both can be written to through spans.
    var (stack, visited) = ([Frame](), VisitedStates(keys: []))
    swap(&stack, &self.stack)
    swap(&visited, &self.visited)
    for start in lattice.starts {
      visited.removeAll()
      let search = Search(start: start, needsGaps: needsGaps, firstHit: hits.count)
      stack[0] = Frame(node: start.node, state: automaton.start)
      var height = 1
      var steps = 0
      while steps < Self.stepLimit, height > 0 {
        height &-= 1
        steps &+= 1
        let frame = stack[height]
        report(frame, lattice, automaton, search, &hits)
        if stack.count < height + Self.mostPushes {
          stack += repeatElement(stack[0], count: stack.count + Self.mostPushes)
        }
        let generation = visited.generation
        var free = stack.mutableSpan
        var keys = visited.keys.mutableSpan
        height = Self.push(waysFrom: frame, lattice, automaton, &free, height, &keys, generation)
      }
      stepCount &+= steps
    }
    swap(&stack, &self.stack)
    swap(&visited, &self.visited)
  }

  /// What stays the same while the walk searches from one start.
  private struct Search {
    var start: Lattice.Start
    var needsGaps: Bool
    var firstHit: Int
  }

  /// More ways on than any node has: a mask stands for 32 letters, and beside it a character is read
  /// by its shape, its sound, as a part of a figure and as nothing.
  private static let mostPushes = 512

  /// Takes a frame's letter into the path, and reports what is complete there.
  @inline(__always)
  private mutating func report(
    _ frame: Frame,
    _ lattice: borrowing Lattice,
    _ automaton: Automaton,
    _ search: Search,
    _ hits: inout [Hit]
  ) {
    let depth = Int(frame.depth)
    if depth > 0 {
      let letter = PathLetter(symbol: frame.last, isGuess: frame.isGuess)
      if depth > path.count { path.append(letter) } else { path[depth &- 1] = letter }
    }
    guard frame.isLetter else { return }
    if !frame.isGuess && frame.state >= automaton.firstAccepting {
      report(frame, frame.state, atEnd: false, lattice, automaton, search, &hits)
    }
    if depth > 0, lattice.nodes[Int(frame.node)].endingToken >= 0 {
      let state = automaton.next(frame.state, .boundary)
      if state >= automaton.firstAccepting {
        report(frame, state, atEnd: true, lattice, automaton, search, &hits)
      }
    }
  }

  /// Puts the ways on from a frame on the stack, the likeliest on top, and returns its new height.
  @inline(__always)
  private static func push(
    waysFrom frame: Frame,
    _ lattice: borrowing Lattice,
    _ automaton: Automaton,
    _ stack: inout MutableSpan<Frame>,
    _ bottom: Int,
    _ visited: inout MutableSpan<UInt64>,
    _ generation: UInt64
  ) -> Int {
    var height = bottom
    var edge = lattice.nodes[Int(frame.node)].firstEdge
    while edge >= 0 {
      let way = lattice.edges[Int(edge)]
      edge = way.next
      var next = frame
      next.node = way.target
      next.disguise.formUnion(way.disguise)
      switch way.reading {
      case .nothing:
        // A repeated letter and a mark over one are a part of it; a gap is not.
        next.isLetter = frame.isLetter && !way.disguise.contains(.gaps)
        push(next, &stack, &height, &visited, generation)
      case .letter(let symbol):
        next.state = automaton.next(frame.state, symbol)
        guard next.state != 0 else { continue }
        next.written &+= 1
        next.digits &+= way.disguise.contains(.digit) ? 1 : 0
        next.depth &+= 1
        next.last = symbol
        next.isLetter = true
        next.isGuess = false
        push(next, &stack, &height, &visited, generation)
      case .any:
        next.guessed &+= 1
        next.masks &+= frame.isGuess ? 0 : 1
        next.depth &+= 1
        next.isLetter = true
        next.isGuess = true
        for letter in UInt8(1)...32 {
          next.last = Symbol(rawValue: letter)
          next.state = automaton.next(frame.state, next.last)
          if next.state != 0 { push(next, &stack, &height, &visited, generation) }
        }
      }
    }
    var (low, high) = (bottom, height &- 1)
    while low < high {
      stack.swapAt(low, high)
      low &+= 1
      high &-= 1
    }
    return height
  }

  @inline(__always)
  private static func push(
    _ frame: Frame,
    _ stack: inout MutableSpan<Frame>,
    _ height: inout Int,
    _ visited: inout MutableSpan<UInt64>,
    _ generation: UInt64
  ) {
    // What was guessed on the way decides what is believed later, so it makes another visit.
    let guess: UInt64 =
      frame.disguise.contains(.looseMask) ? 3 : frame.disguise.contains(.mask) ? 1 : 0
    let key = UInt64(frame.node) << 34 | guess << 32 | UInt64(frame.state)
    guard VisitedStates.insert(key, generation, into: &visited) else { return }
    stack[height] = frame
    height &+= 1
  }

  /// Adds what is complete in an accepting state, unless the reading cannot be believed.
  @inline(never)
  private mutating func report(
    _ frame: Frame,
    _ state: UInt32,
    atEnd: Bool,
    _ lattice: borrowing Lattice,
    _ automaton: Automaton,
    _ search: Search,
    _ hits: inout [Hit]
  ) {
    guard !search.needsGaps || frame.disguise.contains(.gaps) else { return }
    let letters = path[..<Int(frame.depth)]
    let credibility = ReadingCredibility(frame, letters, atEnd: atEnd, search.start)
    guard credibility.suffices(in: lattice) else { return }
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
      let place = reading ?? keepReading(letters, from: Int(frame.node), to: end, lattice)
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
