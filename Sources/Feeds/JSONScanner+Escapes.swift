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

  /// Decodes the escapes here as far as each is a letter of two bytes, such as a Russian one.
  private mutating func letterEscapes(_ bytes: Span<UInt8>) {
    var place = position
    decoded.append(addingCapacity: 64) { free in
      while free.freeCapacity > 1, let letter = bytes.escapedLetter(at: place) {
        free.append(0xC0 | UInt8(truncatingIfNeeded: letter >> 6))
        free.append(0x80 | UInt8(truncatingIfNeeded: letter) & 0x3F)
        place &+= 6
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

extension Span<UInt8> {
  /// Returns the scalar of an escape `\u0XXX`, if one from U+0080 to U+07FF stands at a place.
  @inline(always)
  fileprivate func escapedLetter(at place: Int) -> UInt64? {
    let eight = EightBytes(self, at: place).number
    guard eight & 0xFF_FFFF == EightBytes.number(of: #"\u0"#) else { return nil }
    guard let high = Self.hexDigit(eight >> 24), high < 8, let middle = Self.hexDigit(eight >> 32),
      let low = Self.hexDigit(eight >> 40)
    else { return nil }
    let scalar = high << 8 | middle << 4 | low
    return scalar >= 0x80 ? scalar : nil
  }

  /// The value of the hexadecimal digit in the lowest byte of a number.
  @inline(always)
  private static func hexDigit(_ number: UInt64) -> UInt64? {
    let byte = number & 0xFF
    let digit = byte &- 0x30
    if digit < 10 { return digit }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
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
