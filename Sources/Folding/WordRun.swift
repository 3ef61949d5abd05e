/// The Russian and Latin letters from an offset on, as bytes in a few machine words.
///
/// They are found eight bytes at a time. Whether all of them are letters is not known: a run ends
/// before any other byte than those that such letters are written with, and broken sequences and the
/// odd sign of the Cyrillic blocks are in it, too.
struct WordRun {
  /// The bytes, eight in each number, zeros behind the last.
  private(set) var bytes = WordBytes()

  /// How many bytes there are, at most ``limit``.
  private(set) var count = 0

  /// The most bytes that a run holds: sixteen letters of two bytes.
  static let limit = 32

  /// Reads the run at an offset.
  @inline(__always)
  init(_ source: Span<UInt8>, at offset: Int) {
    let first = Self.eight(source, at: offset)
    count = first.count
    bytes.first = first.bytes
    guard first.count == 8 else { return }
    let second = Self.eight(source, at: offset &+ 8)
    count &+= second.count
    bytes.second = second.bytes
    guard second.count == 8 else { return }
    let third = Self.eight(source, at: offset &+ 16)
    count &+= third.count
    bytes.third = third.bytes
    guard third.count == 8 else { return }
    let fourth = Self.eight(source, at: offset &+ 24)
    count &+= fourth.count
    bytes.fourth = fourth.bytes
  }

  /// How many of eight bytes belong to the run, and these bytes.
  @inline(__always)
  private static func eight(_ source: Span<UInt8>, at offset: Int) -> (count: Int, bytes: UInt64) {
    var eight: UInt64 = 0
    if offset >= 0, offset &+ 8 <= source.count {
      // Any eight bytes are a number, and these lie within the span.
      let raw = unsafe source.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset,
        as: UInt64.self
      )
      eight = UInt64(littleEndian: raw)
    } else {
      eight = last(source, from: offset)
    }
    let others = ~letters(eight) & 0x8080_8080_8080_8080
    guard others != 0 else { return (8, eight) }
    let bits = UInt64(truncatingIfNeeded: others.trailingZeroBitCount & 0x38)
    return (Int(truncatingIfNeeded: bits >> 3), eight & (1 << bits &- 1))
  }

  /// The last bytes of a text, fewer than eight, with zeros behind.
  @inline(never)
  private static func last(_ source: Span<UInt8>, from offset: Int) -> UInt64 {
    var eight: UInt64 = 0
    var index = source.count
    while index > offset {
      index &-= 1
      eight = eight << 8 | UInt64(source[index])
    }
    return eight
  }

  /// The highest bit of each byte that Russian and Latin letters are written with: 0xD0, 0xD1, those
  /// that go on with a sequence, `a` to `z` and `A` to `Z`.
  @inline(__always)
  private static func letters(_ bytes: UInt64) -> UInt64 {
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let small = low | 0x2020_2020_2020_2020
    // No sum of two bytes below 0x80 reaches the next byte.
    let latin =
      (small &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(small &+ 0x0505_0505_0505_0505) & ~bytes
    let going = bytes & ~(bytes << 1)
    // Zero where a byte is 0x50 or 0x51 without its highest bit.
    let lead = (low & 0x7E7E_7E7E_7E7E_7E7E) ^ 0x5050_5050_5050_5050
    return latin | going | bytes & ~(lead &+ 0x7F7F_7F7F_7F7F_7F7F)
  }
}

/// Up to 32 bytes of a word as it is written, zeros behind them.
struct WordBytes: Equatable, Sendable, BitwiseCopyable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var third: UInt64 = 0
  var fourth: UInt64 = 0

  @inline(__always)
  static func == (a: WordBytes, b: WordBytes) -> Bool {
    (a.first ^ b.first) | (a.second ^ b.second) | (a.third ^ b.third) | (a.fourth ^ b.fourth) == 0
  }

  /// A hash of the bytes, the best bits highest.
  @inline(__always)
  var hash: UInt64 {
    let half = (first ^ (second << 29 | second >> 35)) &* 0x9E37_79B9_7F4A_7C15
    let rest = (third ^ (fourth << 31 | fourth >> 33)) &* 0xC2B2_AE3D_27D4_EB4F
    let mixed = half ^ half >> 32 ^ rest ^ rest >> 29
    return mixed &* 0xD6E8_FEB8_6659_FD93
  }
}
