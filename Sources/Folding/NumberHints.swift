/// A set of numbers that tells quickly of most others that they are not in it.
///
/// Of numbers with the same last nine bits it knows only that one of them was put in. The words of a
/// comment complete a few hundred patterns; in a set of 256 most others would be taken for one of them,
/// and a set of 1024 is read more slowly than is gained by what it tells.
public struct NumberHints: Sendable, BitwiseCopyable {
  @usableFromInline var bits = SIMD8<UInt64>(repeating: 0)

  /// Creates an empty set.
  @inlinable
  public init() {}

  /// Puts a number in.
  @inlinable
  public mutating func insert(_ number: Int) {
    bits[number >> 6 & 7] |= 1 << UInt64(number & 63)
  }

  /// Puts all numbers of another set in.
  @inlinable @inline(__always)
  public mutating func formUnion(_ other: NumberHints) {
    bits |= other.bits
  }

  /// Whether a number may have been put in.
  @inlinable @inline(__always)
  public func mayContain(_ number: Int32) -> Bool {
    bits[Int(number &>> 6 & 7)] &>> UInt64(truncatingIfNeeded: number & 63) & 1 == 1
  }
}
