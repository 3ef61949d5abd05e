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

    /// The next edge from the same node, or -1.
    public internal(set) var next: Int32

    /// The disguise it sees through.
    public var disguise: Disguise

    /// What it reads: the letter's number, or one of the two numbers below, which no letter has.
    @usableFromInline let code: UInt8

    @usableFromInline static var anyCode: UInt8 { 0xFE }
    @usableFromInline static var nothingCode: UInt8 { 0xFF }

    init(target: Int32, _ reading: Reading, _ disguise: Disguise) {
      self.target = target
      self.disguise = disguise
      next = -1
      code =
        switch reading {
        case .letter(let symbol): symbol.rawValue
        case .any: Self.anyCode
        case .nothing: Self.nothingCode
        }
    }

    /// What it reads.
    @inlinable
    public var reading: Reading {
      switch code {
      case Self.anyCode: .any
      case Self.nothingCode: .nothing
      default: .letter(Symbol(rawValue: code))
      }
    }
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

  /// A place between two characters.
  public struct Node: Equatable, Sendable {
    /// The offset in the text that it stands at.
    public let offset: Int32

    /// The first and the last edge from it, or -1.
    public internal(set) var firstEdge: Int32 = -1
    var lastEdge: Int32 = -1

    /// The position of the token that may end here, or -1 when no word may.
    public internal(set) var endingToken: Int32 = -1
  }

  /// The edges of all nodes; each node's are linked.
  public private(set) var edges: [Edge] = []

  /// The nodes: those between the characters in the text's order, then those within readings.
  public private(set) var nodes: [Node] = []

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
  public private(set) var wordEnds: [(node: Int, token: Int)] = []

  /// Creates an empty lattice.
  public init() {}

  /// Returns the first edge from a node.
  public func firstEdge(from node: Int) -> Int? {
    let first = nodes[node].firstEdge
    return first < 0 ? nil : Int(first)
  }

  /// Returns the edge behind another one from the same node.
  public func edge(after edge: Int) -> Int? {
    let next = edges[edge].next
    return next < 0 ? nil : Int(next)
  }

  /// Returns the token that ends at a node, if a word may end there.
  public func token(endingAt node: Int) -> Int? {
    let token = nodes[node].endingToken
    return token < 0 ? nil : Int(token)
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
    nodes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    wordEnds.removeAll(keepingCapacity: true)
  }

  /// Adds a node that stands at an offset, and returns its number.
  @discardableResult
  mutating func addNode(at offset: Int) -> Int {
    nodes.append(Node(offset: Int32(truncatingIfNeeded: offset)))
    return nodes.count - 1
  }

  /// Notes that a word may end at a node; of several tokens the first counts.
  mutating func addWordEnd(_ node: Int, token: Int) {
    wordEnds.append((node, token))
    if nodes[node].endingToken < 0 { nodes[node].endingToken = Int32(truncatingIfNeeded: token) }
  }

  mutating func addEdge(
    from node: Int,
    to target: Int,
    _ reading: Reading,
    _ disguise: Disguise = []
  ) {
    let edge = Int32(truncatingIfNeeded: edges.count)
    edges.append(Edge(target: Int32(truncatingIfNeeded: target), reading, disguise))
    let last = Int(nodes[node].lastEdge)
    if last >= 0 { edges[last].next = edge } else { nodes[node].firstEdge = edge }
    nodes[node].lastEdge = edge
  }

  /// Adds a path that reads several letters.
  mutating func addPath(
    from node: Int,
    to target: Int,
    _ letters: some Sequence<Symbol>,
    count: Int,
    _ disguise: Disguise
  ) {
    var from = node
    for (index, letter) in letters.enumerated() {
      let to = index + 1 == count ? target : addNode(at: Int(nodes[target].offset))
      addEdge(from: from, to: to, .letter(letter), disguise)
      from = to
    }
  }
}
