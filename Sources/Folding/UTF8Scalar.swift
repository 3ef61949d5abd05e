/// A Unicode scalar read from bytes, and how many bytes it took.
struct UTF8Scalar {
  /// The scalar's value; U+FFFD for bytes that are no UTF-8.
  var value: UInt32

  /// The number of bytes, at least 1.
  var length: Int

  /// Reads the scalar that begins at an offset.
  ///
  /// Each maximal part of a broken sequence is one U+FFFD, as the Unicode Standard recommends
  /// (section 3.9, "U+FFFD Substitution of Maximal Subparts") and as Swift's `String` decodes.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int, end: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 {
      self.init(lead, 1)
    } else if lead < 0xE0 {
      guard lead >= 0xC2, offset + 1 < end, bytes[offset + 1] & 0xC0 == 0x80 else {
        self.init(0xFFFD, 1)
        return
      }
      self.init((lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2)
    } else {
      self.init(long: lead, bytes, at: offset, end: end)
    }
  }

  private init(_ value: UInt32, _ length: Int) {
    self.value = value
    self.length = length
  }

  /// Reads a scalar of three or four bytes.
  @inline(never)
  private init(long lead: UInt32, _ bytes: Span<UInt8>, at offset: Int, end: Int) {
    let need = lead < 0xF0 ? 3 : 4
    guard lead <= 0xF4, offset + 1 < end else {
      self.init(0xFFFD, 1)
      return
    }
    // The second byte rules out overlong forms, surrogates and what lies beyond U+10FFFF.
    let second = UInt32(bytes[offset + 1])
    let lowest: UInt32 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt32 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else {
      self.init(0xFFFD, 1)
      return
    }
    var value = (lead & (need == 3 ? 0x0F : 0x07)) << 6 | second & 0x3F
    for index in 2..<need {
      guard offset + index < end, bytes[offset + index] & 0xC0 == 0x80 else {
        self.init(0xFFFD, index)
        return
      }
      value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
    }
    self.init(value, need)
  }
}
