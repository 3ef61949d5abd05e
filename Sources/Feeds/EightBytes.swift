/// Eight bytes held in one number, so that one step looks at all of them.
///
/// The first byte is the lowest of the number, whatever the machine's own order is. The vector types
/// of the language would hold more, but their comparisons are taken apart byte by byte.
struct EightBytes {
  /// The bytes as a number.
  let number: UInt64

  /// The eight bytes from a place on, with zeros for those behind the end.
  @inline(always)
  init(_ bytes: Span<UInt8>, at place: Int) {
    if place >= 0, place &+ 8 <= bytes.count {
      // Any eight bytes are a number, and these lie within the span.
      let raw = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place,
        as: UInt64.self
      )
      number = UInt64(littleEndian: raw)
    } else {
      number = Self.last(of: bytes, from: place)
    }
  }

  /// The number of a text of up to eight ASCII letters, with zeros behind them.
  @inline(always)
  static func number(of text: StaticString) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<text.utf8CodeUnitCount {
      // The index is less than the count, and a static string keeps its bytes forever.
      number |= UInt64(unsafe text.utf8Start[index]) << (8 * UInt64(index))
    }
    return number
  }

  /// The number of the first few bytes, with zeros for the others.
  @inline(always)
  func number(of count: Int) -> UInt64 {
    count < 8 ? number & (1 << (8 * UInt64(count)) - 1) : number
  }

  /// Marks where a byte stands: the top bit of each place that holds it is set.
  ///
  /// Adding 0x7F to the low seven bits carries into the top one unless they are all zero, and never
  /// beyond it, so that no place disturbs another.
  @inline(always)
  func marks(of byte: UInt8) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = number ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    return ~((difference & low) &+ low | difference | low)
  }

  /// Marks each place whose byte cannot stand in a JSON string as it is, or is not ASCII.
  ///
  /// A mark behind the first one may be wrong, as a borrow goes on from byte to byte.
  @inline(always)
  var unplainMarks: UInt64 {
    let top: UInt64 = 0x8080_8080_8080_8080
    let controls = (number &- 0x2020_2020_2020_2020) & ~number & top
    return controls | number & top | marks(of: .quote) | marks(of: .backslash)
  }

  /// Whether all are ASCII.
  @inline(always)
  var areASCII: Bool { number & 0x8080_8080_8080_8080 == 0 }

  /// Whether they are four Cyrillic letters of two bytes each.
  @inline(always)
  var areFourLetters: Bool { number & 0xC0FE_C0FE_C0FE_C0FE == 0x80D0_80D0_80D0_80D0 }

  /// The place of the first mark.
  @inline(always)
  static func place(of marks: UInt64) -> Int {
    marks.trailingZeroBitCount / 8
  }

  @inline(never)
  private static func last(of bytes: Span<UInt8>, from place: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in place..<bytes.count {
      number |= UInt64(bytes[index]) << (8 * UInt64(index - place))
    }
    return number
  }
}
