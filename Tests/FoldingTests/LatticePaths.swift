@testable import Folding

/// One way to read a stretch of text.
struct LatticePath: Hashable {
  /// The letters, with `?` for any one letter.
  var letters: String
  var disguise: Disguise
}

/// Every reading of a text's suspects from the first beginning of a word to the end, up to a limit.
func paths(in text: String, limit: Int = 20_000) throws -> Set<LatticePath> {
  let bytes = Array(text.utf8)
  let folded = try fold(bytes)
  var builder = try LatticeBuilder()
  var paths: Set<LatticePath> = []
  for suspect in folded.suspects {
    for way in LatticeBuilder.ways(of: suspect, in: folded) {
      _ = builder.build(bytes.span, folded, tokens: suspect.tokens, way: way)
      for start in builder.lattice.starts.map(\.node) {
        addPaths(
          from: start,
          LatticePath(letters: "", disguise: []),
          builder.lattice,
          limit,
          &paths
        )
      }
    }
  }
  return paths
}

private func addPaths(
  from node: Int,
  _ path: LatticePath,
  _ lattice: Lattice,
  _ limit: Int,
  _ paths: inout Set<LatticePath>
) {
  guard paths.count < limit else { return }
  if lattice.token(endingAt: node) != nil { paths.insert(path) }
  var edge = lattice.firstEdge(from: node)
  while let index = edge {
    let way = lattice.edges[index]
    var next = path
    next.disguise.formUnion(way.disguise)
    switch way.reading {
    case .letter(let symbol): next.letters.unicodeScalars.append(symbol.character)
    case .any: next.letters += "?"
    case .nothing: break
    }
    addPaths(from: Int(way.target), next, lattice, limit, &paths)
    edge = lattice.edge(after: index)
  }
}

/// Checks that everything in a folded text lies where it may.
///
/// Returns what is wrong, or `nil`.
func fault(in folded: FoldedText, byteCount: Int) -> String? {
  var symbol = 0
  var byte = 0
  for (index, token) in folded.tokens.enumerated() {
    if token.bytes.isEmpty { return "token \(index) is empty" }
    if token.bytes.upperBound > byteCount { return "token \(index) ends behind the text" }
    // A sign such as «№1» may be one word and one number at once.
    if token.bytes.lowerBound < byte { return "token \(index) overlaps the one before" }
    if token.symbols.lowerBound < symbol && !token.symbols.isEmpty {
      return "token \(index) shares symbols with the one before"
    }
    if token.symbols.upperBound > folded.symbols.count { return "token \(index) has no symbols" }
    if token.kind == .word || token.kind == .number {
      if token.symbols.isEmpty { return "word \(index) is empty" }
      if folded.symbols[token.symbols].contains(.boundary) { return "word \(index) is cut" }
      if folded.symbols[token.symbols.upperBound] != .boundary { return "word \(index) is open" }
    } else if !token.symbols.isEmpty || !token.flags.isEmpty {
      return "token \(index) is no word"
    }
    byte = token.bytes.upperBound
    symbol = max(symbol, token.symbols.upperBound)
  }
  for suspect in folded.suspects
  where suspect.tokens.isEmpty || suspect.tokens.upperBound > folded.tokens.count {
    return "a suspect \(suspect.tokens) is outside of \(folded.tokens.count) tokens"
  }
  return nil
}
