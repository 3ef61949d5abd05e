/// A word of up to sixteen symbols in two numbers: the word itself, not a hash of it.
///
/// No symbol of a word is 0, so words of different length are never equal.
public struct WordName: Equatable, Sendable, BitwiseCopyable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64

  /// The most symbols that a name holds.
  @inlinable
  public static var limit: Int { 16 }

  /// Creates the name of no word.
  @inlinable
  public init() { self.init(low: 0, high: 0) }

  @inlinable
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Creates the name of a word of at most ``limit`` symbols, given its place.
  @inlinable @inline(__always)
  public init(_ symbols: Span<Symbol>, _ word: Range<Int>) {
    let start = word.lowerBound
    let count = word.upperBound &- start
    guard start >= 0, count >= 0, count <= Self.limit, start &+ Self.limit <= symbols.count else {
      self.init(bySingleSymbols: symbols, word)
      return
    }
    // Symbols are single bytes, and the sixteen from here on lie within the span.
    let bytes = unsafe symbols.bytes
    let first = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
    let second = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start &+ 8,
      as: UInt64.self
    )
    self.init(
      low: UInt64(littleEndian: first) & Self.mask(count),
      high: UInt64(littleEndian: second) & Self.mask(count &- 8)
    )
  }

  /// Creates the name symbol by symbol: near a text's end, and for comparison.
  @usableFromInline
  init(bySingleSymbols symbols: Span<Symbol>, _ word: Range<Int>) {
    precondition(word.count <= Self.limit, "a name holds sixteen symbols")
    var (low, high): (UInt64, UInt64) = (0, 0)
    for index in word.reversed() {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(symbols[index].rawValue)
    }
    self.init(low: low, high: high)
  }

  /// Creates the name of a word of one symbol.
  @inlinable @inline(__always)
  public init(_ symbol: Symbol) { self.init(low: UInt64(symbol.rawValue), high: 0) }

  /// The symbol at a place below ``limit``.
  public func symbol(_ place: Int) -> Symbol {
    let bits = place < 8 ? low >> UInt64(8 * place) : high >> UInt64(8 * (place - 8))
    return Symbol(rawValue: UInt8(truncatingIfNeeded: bits))
  }

  /// The name of a word of so many symbols with another one behind it; both have at most ``limit``.
  @inlinable @inline(__always)
  public func followed(after count: Int, by other: WordName) -> WordName {
    guard count > 0 else { return other }
    let shift = UInt64(truncatingIfNeeded: 8 &* count)
    // Shifting by the width of a number or more gives zero, as it should.
    return count < 8
      ? WordName(
        low: low | other.low << shift,
        high: high | other.high << shift | other.low >> (64 &- shift)
      )
      : WordName(low: low, high: high | other.low << (shift &- 64))
  }

  /// The lowest bytes of a number, up to eight.
  @inlinable @inline(__always)
  static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? .max : count <= 0 ? 0 : 1 << UInt64(truncatingIfNeeded: 8 &* count) &- 1
  }

  /// A hash of the name, the best bits highest.
  @inlinable @inline(__always)
  public var hash: UInt64 {
    let mixed = (low ^ (high << 23 | high >> 41)) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
  }
}
