/// A set of numbers that tells quickly of most others that they are not in it.
///
/// Of numbers with the same last eight bits it knows only that one of them was put in.
public struct NumberHints: Sendable, BitwiseCopyable {
  @usableFromInline var bits = [4 of UInt64](repeating: 0)

  /// Creates an empty set.
  @inlinable
  public init() {}

  /// Puts a number in.
  @inlinable
  public mutating func insert(_ number: Int) {
    bits[number >> 6 & 3] |= 1 << UInt64(number & 63)
  }

  /// Puts all numbers of another set in.
  @inlinable @inline(__always)
  public mutating func formUnion(_ other: NumberHints) {
    for index in bits.indices { bits[index] |= other.bits[index] }
  }

  /// Whether a number may have been put in.
  @inlinable @inline(__always)
  public func mayContain(_ number: Int32) -> Bool {
    bits[Int(number &>> 6 & 3)] &>> UInt64(truncatingIfNeeded: number & 63) & 1 == 1
  }
}
