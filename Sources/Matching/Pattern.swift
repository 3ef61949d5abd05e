public import Folding

/// What a word has to look like: a small regular expression over symbols.
///
/// A pattern is compared with one word at a time. Open at an end, it lets anything stand there:
/// `дурак*` is open at its end, `*дурак*` at both.
public struct Pattern: Hashable, Sendable {
  /// A piece of a pattern.
  public enum Part: Hashable, Sendable {
    /// One symbol.
    case symbol(Symbol)
    /// Parts one behind the other; an empty sequence is an empty word.
    case sequence([Part])
    /// Any one of several parts.
    case choice([Part])
  }

  /// What has to be there.
  public var part: Part

  /// Whether anything may stand before it in the word.
  public var isOpenAtStart: Bool

  /// Whether anything may stand behind it in the word.
  public var isOpenAtEnd: Bool

  /// Creates a pattern.
  public init(_ part: Part, isOpenAtStart: Bool = false, isOpenAtEnd: Bool = false) {
    self.part = part
    self.isOpenAtStart = isOpenAtStart
    self.isOpenAtEnd = isOpenAtEnd
  }

  /// Whether the pattern, as far as it has to be there, could be an empty word.
  ///
  /// Such a pattern would match every word when it is open, and none that a text has when it is not.
  public var matchesNothing: Bool { part.canBeEmpty }
}

extension Pattern.Part {
  /// Takes the part in as one number.
  ///
  /// Lists have a hundred thousand symbols, and a hasher takes each of them ten times as long.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// A number that equal parts have in common, and different ones hardly ever.
  private var digest: UInt64 {
    switch self {
    case .symbol(let symbol): UInt64(symbol.rawValue) &+ 1
    case .sequence(let parts): Self.digest(of: parts, 0xCBF2_9CE4_8422_2325)
    case .choice(let parts): Self.digest(of: parts, 0x9E37_79B9_7F4A_7C15)
    }
  }

  private static func digest(of parts: [Pattern.Part], _ seed: UInt64) -> UInt64 {
    var digest = seed
    for part in parts { digest = (digest ^ part.digest) &* 0x100_0000_01B3 ^ digest >> 47 }
    return digest
  }

  /// The fewest symbols that the part may be.
  public var shortest: Int {
    switch self {
    case .symbol: 1
    case .sequence(let parts): parts.reduce(0) { $0 + $1.shortest }
    case .choice(let parts): parts.map(\.shortest).min() ?? 0
    }
  }

  var canBeEmpty: Bool {
    switch self {
    case .symbol: false
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .choice(let parts): parts.contains(where: \.canBeEmpty)
    }
  }

  /// Creates a part that is exactly a word.
  public static func word(_ word: String) -> Pattern.Part {
    .sequence(Symbol.symbols(of: word).map(Pattern.Part.symbol))
  }
}
