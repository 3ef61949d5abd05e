/// Up to four letters of two bytes each, read in one step.
///
/// Nine letters of ten in a comment stand in the block of 128 that begins with U+0400, which UTF-8
/// writes with a first byte of 0xD0 or 0xD1. Eight bytes are compared with that at once, and how many
/// of them agree tells how many letters there are.
struct FourLetters {
  /// How many letters there are, 0 to 4.
  let count: Int

  /// The bytes, of which the lowest two are the first letter.
  private let bytes: UInt64

  /// Reads the letters from an offset on; none when fewer than eight bytes are left.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    guard offset >= 0, offset &+ 8 <= bytes.count else {
      count = 0
      self.bytes = 0
      return
    }
    // Any eight bytes are a number, and these lie within the span.
    let raw = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset,
      as: UInt64.self
    )
    self.bytes = UInt64(littleEndian: raw)
    let difference = self.bytes & 0xC0FE_C0FE_C0FE_C0FE ^ 0x80D0_80D0_80D0_80D0
    count = difference.trailingZeroBitCount >> 4
  }

  /// The scalar of a letter, given its number.
  @inline(__always)
  func scalar(_ number: Int) -> Int {
    let pair = bytes >> UInt64(truncatingIfNeeded: 16 &* number)
    return Int(truncatingIfNeeded: 0x400 | (pair & 1) << 6 | pair >> 8 & 0x3F)
  }
}
