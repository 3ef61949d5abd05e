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

  /// Whether a run may begin with a byte: the first of a Russian letter's two, or a Latin letter.
  @inline(__always)
  static func mayBegin(_ byte: UInt8) -> Bool {
    byte & 0xFE == 0xD0 || (byte | 0x20) &- 0x61 < 26
  }

  /// Reads the run at an offset.
  @inline(__always)
  static func read(_ source: Span<UInt8>, at offset: Int) -> WordRun {
    guard offset >= 0, offset &+ limit <= source.count else {
      return read(nearEndOf: source, at: offset)
    }
    // What is loaded lies within the span, and any eight bytes are a number.
    let raw = unsafe source.bytes
    var run = WordRun()
    let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    guard take(UInt64(littleEndian: first), &run.bytes.first, &run.count) else { return run }
    let second = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset &+ 8,
      as: UInt64.self
    )
    guard take(UInt64(littleEndian: second), &run.bytes.second, &run.count) else { return run }
    let third = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset &+ 16,
      as: UInt64.self
    )
    guard take(UInt64(littleEndian: third), &run.bytes.third, &run.count) else { return run }
    let fourth = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset &+ 24,
      as: UInt64.self
    )
    _ = take(UInt64(littleEndian: fourth), &run.bytes.fourth, &run.count)
    return run
  }

  /// Reads a run where fewer than ``limit`` bytes are left.
  @inline(never)
  private static func read(nearEndOf source: Span<UInt8>, at offset: Int) -> WordRun {
    var run = WordRun()
    guard take(eight(source, at: offset), &run.bytes.first, &run.count),
      take(eight(source, at: offset &+ 8), &run.bytes.second, &run.count),
      take(eight(source, at: offset &+ 16), &run.bytes.third, &run.count)
    else { return run }
    _ = take(eight(source, at: offset &+ 24), &run.bytes.fourth, &run.count)
    return run
  }

  /// Takes in what of eight bytes belongs to the run, and returns whether all of them do.
  @inline(__always)
  private static func take(_ eight: UInt64, _ part: inout UInt64, _ count: inout Int) -> Bool {
    let others = ~letters(eight) & 0x8080_8080_8080_8080
    guard others != 0 else {
      part = eight
      count &+= 8
      return true
    }
    let bits = UInt64(truncatingIfNeeded: others.trailingZeroBitCount & 0x38)
    part = eight & (1 &<< bits &- 1)
    count &+= Int(truncatingIfNeeded: bits >> 3)
    return false
  }

  /// Eight bytes, with zeros for those behind the end.
  private static func eight(_ source: Span<UInt8>, at offset: Int) -> UInt64 {
    guard offset >= 0, offset &+ 8 <= source.count else { return last(source, from: offset) }
    // Any eight bytes are a number, and these lie within the span.
    let raw = unsafe source.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset,
      as: UInt64.self
    )
    return UInt64(littleEndian: raw)
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
