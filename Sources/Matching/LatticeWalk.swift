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
  public internal(set) var readings: [Symbol] = []

  /// The steps taken so far, over all lattices.
  ///
  /// Tests tell by it that no text makes the work grow faster than its length.
  public private(set) var stepCount = 0

  /// Frames to be visited, as far as a walk's height; behind that anything.
  private var stack = [Frame](repeating: Frame(node: 0, state: 0), count: 2 * mostPushes)

  /// The letters of the path, and whether each was guessed under a mask; a frame tells by its depth
  /// how many of them are its own.
  private(set) var path: [PathLetter] = []

  private var visited = VisitedStates()

  /// A letter of a path.
  struct PathLetter: BitwiseCopyable {
    var symbol: Symbol
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

  /// Keeps a reading that is remembered as a name, and returns its place.
  public mutating func keep(_ reading: WordName, count: Int) -> Range<Int> {
    let start = readings.count
    for place in 0..<count { readings.append(reading.symbol(place)) }
    return start..<readings.count
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
  struct Search {
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
    let depth = frame.depth
    if depth > 0 {
      let letter = PathLetter(symbol: frame.last, isGuess: frame.isGuess)
      if depth > path.count { path.append(letter) } else { path[depth &- 1] = letter }
    }
    guard frame.isLetter else { return }
    if !frame.isGuess && frame.state >= automaton.firstAccepting {
      report(frame, frame.state, atEnd: false, lattice, automaton, search, &hits)
    }
    if depth > 0, lattice.nodes[frame.node].endingToken >= 0 {
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
    var edge = lattice.nodes[frame.node].firstEdge
    while edge >= 0 {
      let way = lattice.edges[Int(edge)]
      edge = way.next
      switch way.reading {
      case .nothing:
        push(frame.skipping(way), &stack, &height, &visited, generation)
      case .letter(let symbol):
        let state = automaton.next(frame.state, symbol)
        guard state != 0 else { continue }
        push(frame.reading(symbol, way, state), &stack, &height, &visited, generation)
      case .any:
        for letter in UInt8(1)...32 {
          let symbol = Symbol(rawValue: letter)
          let state = automaton.next(frame.state, symbol)
          guard state != 0, goesOn(from: way.target, state, lattice, automaton) else { continue }
          push(frame.guessing(symbol, way, state), &stack, &height, &visited, generation)
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

  /// Whether a guess leads anywhere: most of the letters that a mask may hide do not fit the letter
  /// behind it, and to see that at once spares them two visits each.
  ///
  /// Where the word may end behind the mask, or more may be guessed, the answer is yes.
  private static func goesOn(
    from node: Int32,
    _ state: UInt32,
    _ lattice: borrowing Lattice,
    _ automaton: Automaton
  ) -> Bool {
    var edge = lattice.nodes[Int(node)].firstEdge
    while edge >= 0 {
      let way = lattice.edges[Int(edge)]
      edge = way.next
      guard way.reading == .nothing else { return true }
      let behind = lattice.nodes[Int(way.target)]
      if behind.endingToken >= 0 { return true }
      var next = behind.firstEdge
      while next >= 0 {
        let step = lattice.edges[Int(next)]
        next = step.next
        guard case .letter(let symbol) = step.reading else { return true }
        if automaton.next(state, symbol) != 0 { return true }
      }
    }
    return false
  }

  @inline(__always)
  private static func push(
    _ frame: Frame,
    _ stack: inout MutableSpan<Frame>,
    _ height: inout Int,
    _ visited: inout MutableSpan<UInt64>,
    _ generation: UInt64
  ) {
    guard VisitedStates.insert(frame.key, generation, into: &visited) else { return }
    stack[height] = frame
    height &+= 1
  }
}
