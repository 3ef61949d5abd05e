/// A hash that is the same in every run and on every machine, which Swift's own is not.
///
/// FNV-1a with 64 bits, mixed in the end so that every bit depends on every byte. It is no defence
/// against somebody who looks for collisions.
public struct StableHash: Sendable {
  @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of nothing.
  @inlinable
  public init() {}

  /// Takes a byte in.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes bytes in, and where they end.
  @inlinable
  public mutating func add(_ bytes: Span<UInt8>, in range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      add(bytes[index])
      index &+= 1
    }
    add(0 as UInt8)
  }

  /// Takes a number in, its lowest byte first.
  @inlinable @inline(__always)
  public mutating func add(number: UInt64) {
    add(low: UInt32(truncatingIfNeeded: number))
    add(low: UInt32(truncatingIfNeeded: number >> 32))
  }

  /// Takes a number in that needs no more than its lower half: the four bytes above are zeros, and
  /// all that a zero does is one multiplication.
  @inlinable @inline(__always)
  public mutating func add(number: UInt32) {
    add(low: number)
    state = state &* Self.primeToTheFourth
  }

  @inlinable @inline(__always)
  mutating func add(low number: UInt32) {
    add(UInt8(truncatingIfNeeded: number))
    add(UInt8(truncatingIfNeeded: number >> 8))
    add(UInt8(truncatingIfNeeded: number >> 16))
    add(UInt8(truncatingIfNeeded: number >> 24))
  }

  @inlinable static var primeToTheFourth: UInt64 {
    let square: UInt64 = 0x100_0000_01B3 &* 0x100_0000_01B3
    return square &* square
  }

  /// The hash of what was taken in.
  @inlinable
  public var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
