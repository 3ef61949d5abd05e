/// What a word is compared by when two texts are: a hash of its letters.
///
/// Letters repeated and Latin ones that look like Russian ones make no difference.
public enum WordSound {
  /// Returns the hash of a word.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the word.
  public static func hash(_ symbols: Span<Symbol>, _ word: Range<Int>) -> UInt64 {
    let shapes = Self.shapes
    var hash = StableHash()
    var last = Symbol.boundary
    var index = word.lowerBound
    while index < word.upperBound {
      let symbol = symbols[index]
      if symbol != last { hash.add(shapes[Int(symbol.rawValue)]) }
      last = symbol
      index &+= 1
    }
    return hash.value
  }

  /// For each symbol the Russian letter that it looks like, or itself.
  private static let shapes: [UInt8] = {
    var shapes = (0..<UInt8(Symbol.count)).map { $0 }
    for (latin, russian) in zip("abcehkmoptxynur", "авсенкмортхупиг") {
      let (from, to) = (Symbol.symbols(of: "\(latin)")[0], Symbol.symbols(of: "\(russian)")[0])
      shapes[Int(from.rawValue)] = to.rawValue
    }
    return shapes
  }()
}
