/// Turns text of another encoding into UTF-8, piece by piece.
struct Transcoder: Sendable {
  /// How many bytes of UTF-8 one byte can become at most.
  static let growth = 3

  private let encoding: TextEncoding

  /// The characters, if each is one byte.
  private let page: CodePage?

  /// The first byte of a UTF-16 unit whose second one has not come yet.
  private var halfUnit: UInt8?

  /// The first half of a surrogate pair whose second one has not come yet.
  private var firstHalf: UInt32?

  /// Whether nothing was decoded yet, so that a byte order mark may come.
  private var isAtStart = true

  /// Creates a transcoder.
  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    page = CodePage(encoding)
  }

  /// Appends a piece of text as UTF-8.
  ///
  /// What is no character becomes U+FFFD: an unpaired surrogate, half a unit at the end, the one
  /// free byte of windows-1251.
  mutating func append(_ piece: [UInt8], isLast: Bool, to output: inout [UInt8]) {
    switch encoding {
    case .utf8: output.append(contentsOf: piece)
    case .windows1251, .koi8r, .ibm866: append(onPage: piece, to: &output)
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

  /// Appends characters of one byte each.
  private func append(onPage piece: [UInt8], to output: inout [UInt8]) {
    guard let upper = page?.upper else { return }
    let bytes = piece.span
    output.append(addingCapacity: bytes.count * Self.growth) { free in
      for index in bytes.indices {
        let byte = bytes[index]
        guard byte >= 0x80 else {
          free.append(byte)
          continue
        }
        let scalar = upper[Int(byte) &- 0x80]
        if scalar < 0x800 {
          free.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
        } else {
          free.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
          free.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6) & 0x3F)
        }
        free.append(0x80 | UInt8(truncatingIfNeeded: scalar) & 0x3F)
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
}
