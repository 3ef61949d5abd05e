extension JSONScanner {
  /// Decodes the rest of a string that has an escape or does not end, from after its quote on.
  ///
  /// Half of a surrogate pair becomes U+FFFD, as in every decoder of Unicode.
  mutating func decodedString(
    _ bytes: Span<UInt8>,
    firstEscape: Int
  ) throws(RowError) -> Range<Int> {
    let start = decoded.count
    var end = firstEscape
    while true {
      decoded.append(bytes, in: position..<end)
      position = end
      guard bytes[position] == .backslash else { break }
      // Some programs escape every letter that is not ASCII, so escapes come in rows.
      while bytes[position] == .backslash {
        letterEscapes(bytes)
        if bytes[position] == .backslash { try escape(bytes) }
      }
      end = bytes.endOfPlainPart(from: position)
    }
    try expect(.quote, bytes)
    return (byteCount + start)..<(byteCount + decoded.count)
  }

  /// Decodes the escapes here as far as each is a Cyrillic letter, and the byte or two between their
  /// words.
  private mutating func letterEscapes(_ bytes: Span<UInt8>) {
    var place = position
    decoded.append(addingCapacity: 256) { free in
      unsafe free.withUnsafeMutableBufferPointer { buffer, count in
        var end = count
        // Both bytes of a letter lie within the buffer.
        while end &+ 1 < buffer.count {
          let eight = EightBytes(bytes, at: place)
          if let letter = eight.escapedLetter {
            unsafe buffer[end] = 0xD0 | letter >> 6
            unsafe buffer[end &+ 1] = 0x80 | letter & 0x3F
            end &+= 2
            place &+= 6
          } else if eight.isPlainBeforeEscape {
            unsafe buffer[end] = UInt8(truncatingIfNeeded: eight.number)
            end &+= 1
            place &+= 1
          } else {
            break
          }
        }
        count = end
      }
    }
    position = place
  }

  /// Decodes the escape here.
  private mutating func escape(_ bytes: Span<UInt8>) throws(RowError) {
    try expect(.backslash, bytes)
    switch bytes[position] {
    case .quote, .backslash, .slash: decoded.append(bytes[position])
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(.lineFeed)
    case UInt8(ascii: "r"): decoded.append(.carriageReturn)
    case UInt8(ascii: "t"): decoded.append(.tab)
    case UInt8(ascii: "u"): return try unicodeEscape(bytes)
    case UInt8(ascii: "x") where allowsHexEscapes:
      return decoded.append(scalar: try codeUnit(bytes, digits: 2))
    default: throw unexpected(bytes)
    }
    position += 1
  }

  /// Decodes `uXXXX`, and a second escape when the two are a pair.
  private mutating func unicodeEscape(_ bytes: Span<UInt8>) throws(RowError) {
    var unit = try codeUnit(bytes)
    while (0xD800...0xDBFF) ~= unit, bytes[position] == .backslash,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 1
      let next = try codeUnit(bytes)
      if (0xDC00...0xDFFF) ~= next {
        decoded.append(scalar: 0x1_0000 + (unit - 0xD800) << 10 + (next - 0xDC00))
        return
      }
      // The first half is alone, but what follows it may be the first half of a pair itself.
      decoded.append(scalar: 0xFFFD)
      unit = next
    }
    decoded.append(scalar: (0xD800...0xDFFF) ~= unit ? 0xFFFD : unit)
  }

  /// Moves over the `u` of an escape and its digits, and returns their value.
  private mutating func codeUnit(
    _ bytes: Span<UInt8>,
    digits: Int = 4
  ) throws(RowError) -> UInt32 {
    position += 1
    var value: UInt32 = 0
    for _ in 0..<digits {
      let byte = bytes[position]
      let digit: UInt8
      switch byte {
      case .zero ... .nine: digit = byte - .zero
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw unexpected(bytes)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

extension EightBytes {
  /// How far the letter is from U+0400, if an escape from `\u0400` to `\u047f` begins with the first
  /// byte.
  ///
  /// These are the Russian letters and most other Cyrillic ones.
  @inline(always)
  fileprivate var escapedLetter: UInt8? {
    // The next to last digit is one from 0 to 7, and so its upper five bits are known.
    guard number & 0xF8_FFFF_FFFF == EightBytes.number(of: #"\u040"#) else { return nil }
    let digit = UInt8(truncatingIfNeeded: number >> 40)
    let isFigure = digit &- .zero < 10
    guard isFigure || (digit | 0x20) &- UInt8(ascii: "a") < 6 else { return nil }
    // The low half of a letter's byte is its place in the alphabet, which is 9 less than its value.
    let last = digit & 0x0F &+ (isFigure ? 0 : 9)
    return UInt8(truncatingIfNeeded: number >> 28) & 0x70 | last
  }

  /// Whether the first byte is a plain one, and a backslash stands next to it or next but one.
  @inline(always)
  fileprivate var isPlainBeforeEscape: Bool {
    let backslashes = marks(of: .backslash)
    return backslashes & 0x80_8000 != 0
      && (backslashes | marks(of: .quote) | marks(of: .lineFeed)) & 0x80 == 0
  }
}

extension [UInt8] {
  /// Appends a Unicode scalar as UTF-8.
  ///
  /// - Parameter scalar: The number of the scalar, which is no surrogate.
  mutating func append(scalar: UInt32) {
    func continuation(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: append(UInt8(scalar))
    case ..<0x800:
      append(0xC0 | UInt8(scalar >> 6))
      append(continuation(0))
    case ..<0x1_0000:
      append(0xE0 | UInt8(scalar >> 12))
      append(continuation(6))
      append(continuation(0))
    default:
      append(0xF0 | UInt8(scalar >> 18))
      append(continuation(12))
      append(continuation(6))
      append(continuation(0))
    }
  }
}
