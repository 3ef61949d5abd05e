public import Folding

extension Pattern {
  /// A piece of a pattern: symbols one behind the other, and alternatives in brackets.
  ///
  /// It is kept as it would be written, `дур(ак|ень)`, in one row of bytes: lists have a hundred
  /// thousand symbols, and to read them takes most of a program's first start.
  public struct Part: Sendable {
    /// Symbols by their numbers, ``opening``, ``bar`` and ``closing``; the brackets are balanced.
    @usableFromInline private(set) var code: [UInt8]

    /// Begins alternatives.
    @usableFromInline static var opening: UInt8 { 0x80 }
    /// Stands between two alternatives.
    @usableFromInline static var bar: UInt8 { 0x81 }
    /// Ends alternatives.
    @usableFromInline static var closing: UInt8 { 0x82 }

    /// Creates an empty part.
    public init() { code = [] }

    /// One symbol.
    public static func symbol(_ symbol: Symbol) -> Part {
      var part = Part()
      part.append(symbol)
      return part
    }

    /// Parts one behind the other.
    public static func sequence(_ parts: [Part]) -> Part {
      var all = Part()
      for part in parts { all.append(part) }
      return all
    }

    /// Any one of several parts.
    public static func choice(_ parts: [Part]) -> Part {
      var all = Part()
      all.code.append(opening)
      for (index, part) in parts.enumerated() {
        if index > 0 { all.code.append(bar) }
        all.code += part.code
      }
      all.code.append(closing)
      return all
    }

    /// The symbols of a word.
    public static func word(_ word: String) -> Part {
      sequence(Symbol.symbols(of: word).map(Part.symbol))
    }
  }
}

extension Pattern.Part {
  /// A place in what is written down, to take from there on.
  public struct Mark: Sendable { fileprivate let offset: Int }

  /// The place behind what is written so far.
  public var mark: Mark { Mark(offset: code.count) }

  /// Adds a symbol at the end.
  public mutating func append(_ symbol: Symbol) { code.append(symbol.rawValue) }

  /// Adds a part at the end.
  public mutating func append(_ part: Pattern.Part) { code += part.code }

  /// Lets what was added since a mark be missing.
  public mutating func makeOptional(from mark: Mark) {
    code.insert(Self.opening, at: mark.offset)
    code.append(Self.bar)
    code.append(Self.closing)
  }

  /// Reckons something up from the symbols.
  ///
  /// - Parameters:
  ///   - empty: What it is for nothing at all.
  ///   - symbol: What it is for a symbol.
  ///   - then: What it is for two parts one behind the other.
  ///   - or: What it is for one of two parts.
  /// - Returns: What it is for the part.
  @inlinable
  public func reduce<Value>(
    empty: Value,
    symbol: (Symbol) -> Value,
    then: (Value, Value) -> Value,
    or: (Value, Value) -> Value
  ) -> Value {
    var outer: [(before: Value, others: Value?)] = []
    var others: Value?
    var value = empty
    for byte in code {
      switch byte {
      case Self.opening:
        outer.append((value, others))
        (value, others) = (empty, nil)
      case Self.bar:
        others = others.map { or($0, value) } ?? value
        value = empty
      case Self.closing:
        let all = others.map { or($0, value) } ?? value
        let (before, earlier) = outer.removeLast()
        (value, others) = (then(before, all), earlier)
      default:
        value = then(value, symbol(Symbol(rawValue: byte)))
      }
    }
    return value
  }

  /// Whether a Russian and a Latin letter stand side by side, without a bracket between them.
  public var mixesAlphabets: Bool {
    zip(code, code.dropFirst()).contains { byte, next in
      let (one, other) = (Symbol(rawValue: byte), Symbol(rawValue: next))
      return one.isRussian && other.isLatin || one.isLatin && other.isRussian
    }
  }

  /// The fewest symbols that the part may be.
  public var shortest: Int { reduce(empty: 0, symbol: { _ in 1 }, then: +, or: min) }
}

extension Pattern.Part: Hashable {
  /// Takes the part in as one number: a hasher takes each byte ten times as long.
  public func hash(into hasher: inout Hasher) {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in code { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hasher.combine(digest)
  }
}
