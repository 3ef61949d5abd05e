/// All the ways to read a stretch of text, as a graph whose paths are readings.
///
/// Nodes are places between characters; an edge reads what stands between two places as one letter,
/// as nothing (a separator, a repeated letter) or as any letter (a mask), and names the disguise that
/// this takes. An automaton walks the edges and follows only those that lead to a listed word, so a
/// word with thousands of readings costs no more than the few steps its beginning survives.
///
///     «xу-уй»: x –х→ у –у→ - –·→ у –·→ й –й→
///
/// A lattice is a buffer, filled again for each stretch.
public struct Lattice: Sendable {
  /// One way on from a node.
  public struct Edge: Equatable, Sendable {
    /// The node it leads to.
    public var target: Int32

    /// What it reads.
    public var reading: Reading

    /// The disguise it sees through.
    public var disguise: Disguise

    /// The next edge from the same node, or -1.
    var next: Int32
  }

  /// What an edge reads.
  public enum Reading: Equatable, Sendable {
    /// A letter.
    case letter(Symbol)
    /// Any one letter, left out under a mark.
    case any
    /// Nothing.
    case nothing
  }

  /// The edges of all nodes; each node's are linked.
  public private(set) var edges: [Edge] = []

  /// Each node's first and last edge, or -1.
  private var ends: [(first: Int32, last: Int32)] = []

  /// The offset in the text that each node stands at.
  public private(set) var offsets: [Int] = []

  /// A node where a word begins.
  public struct Start: Equatable, Sendable {
    /// The node.
    public var node: Int

    /// The position of its token.
    public var token: Int

    /// Whether letters may be left out right before it, so that the word begins further ahead.
    public var isBehindMask = false
  }

  /// The nodes where a word begins.
  public internal(set) var starts: [Start] = []

  /// The nodes where a word may end, with the position of the token that ends there.
  public internal(set) var wordEnds: [(node: Int, token: Int)] = []

  /// Creates an empty lattice.
  public init() {}

  /// Returns the first edge from a node.
  public func firstEdge(from node: Int) -> Int? {
    let first = ends[node].first
    return first < 0 ? nil : Int(first)
  }

  /// Returns the edge behind another one from the same node.
  public func edge(after edge: Int) -> Int? {
    let next = edges[edge].next
    return next < 0 ? nil : Int(next)
  }

  /// Returns the token that ends at a node, if a word may end there.
  public func token(endingAt node: Int) -> Int? {
    wordEnds.first { $0.node == node }?.token
  }

  /// Whether letters may be left out under a mark at a node.
  public func hasMask(at node: Int) -> Bool {
    var edge = firstEdge(from: node)
    while let index = edge {
      if edges[index].reading == .any { return true }
      edge = self.edge(after: index)
    }
    return false
  }

  mutating func removeAll() {
    edges.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    wordEnds.removeAll(keepingCapacity: true)
  }

  /// Adds a node that stands at an offset, and returns its number.
  mutating func addNode(at offset: Int) -> Int {
    ends.append((-1, -1))
    offsets.append(offset)
    return offsets.count - 1
  }

  mutating func addEdge(
    from node: Int,
    to target: Int,
    _ reading: Reading,
    _ disguise: Disguise = []
  ) {
    let edge = Int32(edges.count)
    edges.append(Edge(target: Int32(target), reading: reading, disguise: disguise, next: -1))
    if ends[node].last >= 0 {
      edges[Int(ends[node].last)].next = edge
    } else {
      ends[node].first = edge
    }
    ends[node].last = edge
  }

  /// Adds a path that reads several letters.
  mutating func addPath(
    from node: Int,
    to target: Int,
    _ letters: [Symbol],
    _ disguise: Disguise
  ) {
    var from = node
    for (index, letter) in letters.enumerated() {
      let to = index + 1 == letters.count ? target : addNode(at: offsets[target])
      addEdge(from: from, to: to, .letter(letter), disguise)
      from = to
    }
  }
}
