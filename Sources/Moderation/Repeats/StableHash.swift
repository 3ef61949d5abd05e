/// A hash that is the same in every run and on every machine, which Swift's own is not.
///
/// FNV-1a with 64 bits, mixed in the end so that every bit depends on every byte. It is no defence
/// against somebody who looks for collisions.
public struct StableHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of nothing.
  public init() {}

  /// Takes a byte in.
  @inline(__always)
  public mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes bytes in, and where they end.
  public mutating func add(_ bytes: Span<UInt8>, in range: Range<Int>) {
    for index in range { add(bytes[index]) }
    add(0 as UInt8)
  }

  /// Takes a number in.
  mutating func add(number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// The hash of what was taken in.
  public var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
