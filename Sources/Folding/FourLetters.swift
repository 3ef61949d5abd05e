/// Four letters of two bytes each, read in one step.
///
/// Nine letters of ten in a comment stand in the block of 128 that begins with U+0400, which UTF-8
/// writes with a first byte of 0xD0 or 0xD1. Four of them are eight bytes, and one comparison tells
/// whether they are.
struct FourLetters {
  /// The rows of the four, added up: the flags of each, and the bit of a letter if all have it.
  let flags: Token.Flags

  /// The symbols, a byte each, the first lowest.
  let symbols: UInt32

  /// Reads the four letters from an offset on, or nothing when something else stands there.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, at offset: Int, _ letters: Span<FoldTable.Letter>) {
    guard offset >= 0, offset &+ 8 <= bytes.count else { return nil }
    // Any eight bytes are a number, and these lie within the span.
    let raw = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset,
      as: UInt64.self
    )
    let eight = UInt64(littleEndian: raw)
    guard eight & 0xC0FE_C0FE_C0FE_C0FE == 0x80D0_80D0_80D0_80D0 else { return nil }
    let first = letters[Self.scalar(eight)]
    let second = letters[Self.scalar(eight >> 16)]
    let third = letters[Self.scalar(eight >> 32)]
    let fourth = letters[Self.scalar(eight >> 48)]
    guard (first.bits & second.bits & third.bits & fourth.bits) >> 31 == 1 else { return nil }
    let all = first.bits | second.bits | third.bits | fourth.bits
    flags = Token.Flags(rawValue: UInt16(truncatingIfNeeded: all >> 8))
    symbols =
      first.bits & 63 | (second.bits & 63) << 8 | (third.bits & 63) << 16
      | (fourth.bits & 63) << 24
  }

  /// The scalar that the two lowest bytes write.
  @inline(__always)
  private static func scalar(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: 0x400 | (bytes & 1) << 6 | bytes >> 8 & 0x3F)
  }

  /// Whether one of the letters repeats the one before it, given the symbol before the first.
  @inline(__always)
  func repeats(after last: Symbol) -> Bool {
    let difference = symbols ^ (symbols << 8 | UInt32(last.rawValue))
    // A byte is zero where two symbols are the same; only then does the subtraction reach its top bit.
    return (difference &- 0x0101_0101) & ~difference & 0x8080_8080 != 0
  }
}
