import Folding

/// A stretch of text in which a word may be disguised, with all that its readings depend on: the bytes
/// themselves, not a hash of them.
struct StretchName: Equatable, Sendable, BitwiseCopyable {
  /// The bytes, eight in each number, zeros behind the last.
  private var bytes = [6 of UInt64](repeating: 0)

  /// The length, and how the bytes are cut into tokens; 0 for the name of no stretch.
  private var cut: UInt64 = 0

  /// The most bytes that a name holds.
  static let limit = 48

  /// The most tokens that a name holds.
  private static let tokenLimit = 15

  /// Creates the name of no stretch.
  init() {}

  /// Creates the name of a suspect, or returns nil when its readings may depend on what stands beyond
  /// the white space around it, or when it is long.
  init?(_ suspect: FoldedText.Suspect, _ source: Span<UInt8>, _ text: borrowing FoldedText) {
    let tokens = suspect.tokens
    guard tokens.count <= Self.tokenLimit else { return nil }
    let first = text.tokens[tokens.lowerBound]
    guard first.gap >= .space else { return nil }
    let last = text.tokens[tokens.upperBound &- 1]
    var start = first.bytes.lowerBound
    var end = last.bytes.upperBound
    guard end &- start <= Self.limit else { return nil }
    let begin = start
    while start > 0, source[start &- 1] > 0x20, end &- start <= Self.limit { start &-= 1 }
    while end < source.count, source[end] > 0x20, end &- start <= Self.limit { end &+= 1 }
    guard end &- start <= Self.limit,
      Self.standsAlone(tokens, from: start, to: end, text)
    else { return nil }
    var cut = UInt64(truncatingIfNeeded: end &- start) << 6 | UInt64(begin &- start)
    cut = cut << 1 | (suspect.isSpaced ? 1 : 0)
    cut = cut << 4 | UInt64(truncatingIfNeeded: tokens.count)
    for token in tokens { cut = cut << 3 | UInt64(text.tokens[token].kind.rawValue) }
    self.cut = cut
    copy(source, start, end)
  }

  /// Whether no other token stands within the same stretch, and no single letter beyond it goes on
  /// with a row that begins or ends in it.
  private static func standsAlone(
    _ tokens: Range<Int>,
    from start: Int,
    to end: Int,
    _ text: borrowing FoldedText
  ) -> Bool {
    var index = tokens.lowerBound &- 1
    if index >= 0 {
      guard text.tokens[index].bytes.upperBound <= start else { return false }
      while index >= 0, text.tokens[index].kind == .emoji { index &-= 1 }
      if index >= 0, text.isSingle(index), mayBeRow(tokens.lowerBound, text) { return false }
    }
    index = tokens.upperBound
    if index < text.tokens.count {
      guard text.tokens[index].bytes.lowerBound >= end, text.tokens[index].gap >= .space else {
        return false
      }
      while index < text.tokens.count, text.tokens[index].kind == .emoji { index &+= 1 }
      if index < text.tokens.count, text.isSingle(index), mayBeRow(tokens.upperBound &- 1, text) {
        return false
      }
    }
    return true
  }

  /// Whether a row of single letters may reach beyond a token; one goes on over pictographs.
  private static func mayBeRow(_ token: Int, _ text: borrowing FoldedText) -> Bool {
    text.tokens[token].kind == .emoji || text.isSingle(token)
  }

  private mutating func copy(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    var offset = start
    var number = 0
    while offset < end {
      var eight: UInt64 = 0
      if offset &+ 8 <= source.count {
        // Any eight bytes are a number, and these lie within the span.
        let raw = unsafe source.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset,
          as: UInt64.self
        )
        eight = UInt64(littleEndian: raw)
        let left = end &- offset
        if left < 8 { eight &= 1 << UInt64(truncatingIfNeeded: 8 &* left) &- 1 }
      } else {
        for index in (offset..<end).reversed() { eight = eight << 8 | UInt64(source[index]) }
      }
      bytes[number] = eight
      number &+= 1
      offset &+= 8
    }
  }

  /// A hash of the name, the best bits highest.
  var hash: UInt64 {
    var hash = cut
    for number in bytes.indices {
      hash = (hash ^ bytes[number]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return hash &* 0xD6E8_FEB8_6659_FD93
  }

  static func == (a: StretchName, b: StretchName) -> Bool {
    var difference = a.cut ^ b.cut
    for number in a.bytes.indices { difference |= a.bytes[number] ^ b.bytes[number] }
    return difference == 0
  }
}
