import Folding
import Matching

/// The lattices of a text's suspects, each with whether its letters are set apart.
func lattices(of text: String) throws -> [(lattice: Lattice, needsGaps: Bool)] {
  var text = text
  text.makeContiguousUTF8()
  let bytes = text.utf8.span
  var folded = FoldedText()
  try Folder().fold(bytes, into: &folded)
  var builder = try LatticeBuilder()
  var lattices: [(Lattice, Bool)] = []
  for suspect in folded.suspects {
    for way in LatticeBuilder.ways(of: suspect, in: folded) {
      var tokens = suspect.tokens
      while !tokens.isEmpty {
        tokens = builder.build(bytes, folded, tokens: tokens, way: way)..<tokens.upperBound
        lattices.append((builder.lattice, suspect.isSpaced))
      }
    }
  }
  return lattices
}

/// What a walk finds among the lattices of a text, in the order it finds it.
func hits(
  in text: String,
  _ automaton: Automaton,
  by walk: inout LatticeWalk
) throws -> [(hit: Hit, reading: String)] {
  var hits: [Hit] = []
  walk.removeAll()
  for (lattice, needsGaps) in try lattices(of: text) {
    walk.walk(lattice, automaton, needsGaps: needsGaps, into: &hits)
  }
  let readings = walk.readings
  return hits.map { hit in
    (hit, readings[hit.reading].map(\.description).joined())
  }
}

/// One path through a lattice, for the walk that anyone would write.
struct NaivePath {
  var node: Int
  var symbols: [Symbol] = []
  var disguise: Disguise = []
  var endsWithLetter = false
}

/// The numbers of the patterns on any path through a lattice that takes a disguise.
///
/// Digits and masks are not weighed here: the lattices must be without.
func naivePatterns(in lattice: Lattice, _ patterns: [Pattern], needsGaps: Bool) -> Set<Int> {
  var found: Set<Int> = []
  let lastEnd = lattice.wordEnds.map(\.node).max() ?? -1
  var paths = lattice.starts.map { NaivePath(node: $0.node) }
  while let path = paths.popLast() {
    let isDisguised = needsGaps ? path.disguise.contains(.gaps) : !path.disguise.isEmpty
    if path.endsWithLetter && isDisguised && path.node <= lastEnd {
      let isEnd = lattice.token(endingAt: path.node) != nil
      for (number, pattern) in patterns.enumerated() where isEnd || pattern.isOpenAtEnd {
        if Pattern(pattern.part).matches(path.symbols) { found.insert(number) }
      }
    }
    var edge = lattice.firstEdge(from: path.node)
    while let index = edge {
      let way = lattice.edges[index]
      var next = path
      next.node = Int(way.target)
      next.disguise.formUnion(way.disguise)
      next.endsWithLetter = path.endsWithLetter && !way.disguise.contains(.gaps)
      if case .letter(let symbol) = way.reading {
        next.symbols.append(symbol)
        next.endsWithLetter = true
      }
      paths.append(next)
      edge = lattice.edge(after: index)
    }
  }
  return found
}
