/// Turns text of another encoding into UTF-8, piece by piece.
struct Transcoder: Sendable {
  /// How many bytes of UTF-8 one byte can become at most.
  static let growth = 3

  private let encoding: TextEncoding

  /// The first byte of a UTF-16 unit whose second one has not come yet.
  private var halfUnit: UInt8?

  /// The first half of a surrogate pair whose second one has not come yet.
  private var firstHalf: UInt32?

  /// Whether nothing was decoded yet, so that a byte order mark may come.
  private var isAtStart = true

  /// Creates a transcoder.
  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Appends a piece of text as UTF-8.
  ///
  /// What is no character becomes U+FFFD: an unpaired surrogate, half a unit at the end, the one
  /// free byte of windows-1251.
  mutating func append(_ piece: [UInt8], isLast: Bool, to output: inout [UInt8]) {
    switch encoding {
    case .utf8: output.append(contentsOf: piece)
    case .windows1251:
      for byte in piece { output.append(scalar: Self.scalar(ofWindows1251: byte)) }
    case .utf16LittleEndian, .utf16BigEndian:
      for byte in piece {
        guard let first = halfUnit else {
          halfUnit = byte
          continue
        }
        halfUnit = nil
        let isLittle = encoding == .utf16LittleEndian
        let (high, low) = isLittle ? (byte, first) : (first, byte)
        append(unit: UInt32(high) << 8 | UInt32(low), &output)
      }
      if isLast {
        if firstHalf != nil || halfUnit != nil { output.append(scalar: 0xFFFD) }
        firstHalf = nil
        halfUnit = nil
      }
    }
  }

  private mutating func append(unit: UInt32, _ output: inout [UInt8]) {
    defer { isAtStart = false }
    if let first = firstHalf {
      firstHalf = nil
      if (0xDC00...0xDFFF) ~= unit {
        return output.append(scalar: 0x1_0000 + (first - 0xD800) << 10 + (unit - 0xDC00))
      }
      output.append(scalar: 0xFFFD)
    }
    switch unit {
    case 0xFEFF where isAtStart: break
    case 0xD800...0xDBFF: firstHalf = unit
    case 0xDC00...0xDFFF: output.append(scalar: 0xFFFD)
    default: output.append(scalar: unit)
    }
  }

  private static func scalar(ofWindows1251 byte: UInt8) -> UInt32 {
    switch byte {
    case ..<0x80: UInt32(byte)
    case 0xC0...: 0x0410 + UInt32(byte - 0xC0)
    default: UInt32(windows1251[Int(byte - 0x80)])
    }
  }

  /// The scalars of the bytes 0x80…0xBF; the others follow a rule.
  private static let windows1251: [64 of UInt16] = [
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021,
    0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C, 0x040B, 0x040F,
    0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F,
    0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7,
    0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407,
    0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7,
    0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
  ]
}
