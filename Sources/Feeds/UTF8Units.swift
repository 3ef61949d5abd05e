/// What stands at a place of a text, for someone who writes it into JSON.
enum UTF8Unit: Equatable {
  /// A scalar that can be written as it is, with the number of its bytes.
  case plain(Int)

  /// A byte that JSON wants escaped.
  case escaped

  /// Bytes that begin no scalar, as many as Unicode replaces by one U+FFFD.
  case broken(Int)
}

extension Span<UInt8> {
  /// Returns what stands at a place.
  ///
  /// The ranges are those of table 3-7 of the Unicode standard: they leave out long forms,
  /// surrogates and everything above U+10FFFF.
  func unit(at index: Int, before end: Int) -> UTF8Unit {
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch self[index] {
    case 0..<0x20, .quote, .backslash: return .escaped
    case ..<0x80: return .plain(1)
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return .broken(1)
    }
    guard index + 1 < end, second.contains(self[index + 1]) else { return .broken(1) }
    var next = index + 2
    while next < index + length {
      guard next < end, self[next] & 0xC0 == 0x80 else { return .broken(next - index) }
      next += 1
    }
    return .plain(length)
  }

  /// Counts the Unicode scalars in a range, each maximal part of broken UTF-8 as one.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the range.
  func scalarCount(in range: Range<Int>) -> Int {
    var found = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if index &+ 8 <= range.upperBound {
        let eight = EightBytes(self, at: index)
        if eight.areASCII || eight.areFourLetters {
          found &+= eight.areASCII ? 8 : 4
          index &+= 8
          continue
        }
      }
      switch unit(at: index, before: range.upperBound) {
      case .plain(let length), .broken(let length): index += length
      case .escaped: index += 1
      }
      found += 1
    }
    return found
  }
}
