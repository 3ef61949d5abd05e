/// Telephone numbers, which people write in pieces: `+7 (912) 345-67-89`.
extension FoldedText {
  /// Joins the numbers that make up a telephone number into one token.
  ///
  /// Tokens behind it move up in one pass over all, however many numbers a text has.
  mutating func joinPhones(_ bytes: Span<UInt8>) {
    guard let first = tokens.indices.first(where: { phoneEnd(from: $0, bytes) != nil }) else {
      return
    }
    // Where each token has gone; those taken into a telephone number count as the one behind it.
    var moved = Array(0...first)
    var kept = first
    var index = first
    while index < tokens.count {
      var token = tokens[index]
      var end = index + 1
      if token.kind == .number, let phoneEnd = phoneEnd(from: index, bytes) {
        end = phoneEnd
        token.kind = .phone
        token.bytes = token.bytes.lowerBound..<tokens[end - 1].bytes.upperBound
        token.symbols = token.symbols.lowerBound..<token.symbols.lowerBound
      }
      tokens[kept] = token
      meanings[kept] = meanings[index]
      kept += 1
      moved += repeatElement(kept, count: end - index)
      index = end
    }
    tokens.removeSubrange(kept...)
    meanings.removeSubrange(kept...)
    for suspect in suspects.indices {
      let own = suspects[suspect].tokens
      suspects[suspect].tokens = moved[own.lowerBound]..<moved[own.upperBound]
    }
    suspects.removeAll(where: \.tokens.isEmpty)
  }

  /// Returns the token behind a telephone number that begins with the given one.
  private func phoneEnd(from first: Int, _ bytes: Span<UInt8>) -> Int? {
    guard tokens[first].kind == .number else { return nil }
    let start = tokens[first].bytes.lowerBound
    let lead = bytes[start]
    let hasPlus = start > 0 && bytes[start - 1] == 0x2B
    var digits = 0
    for index in first..<tokens.count {
      let token = tokens[index]
      guard token.kind == .number else { return nil }
      if index > first
        && !isPhoneGap(tokens[index - 1].bytes.upperBound..<token.bytes.lowerBound, bytes)
      {
        return nil
      }
      digits += token.symbols.count
      let isLast =
        index + 1 == tokens.count || tokens[index + 1].kind != .number
        || !isPhoneGap(token.bytes.upperBound..<tokens[index + 1].bytes.lowerBound, bytes)
      let isWhole =
        digits == 11 && (lead == 0x37 || lead == 0x38) || digits == 10 && lead == 0x39
        || hasPlus && (11...13).contains(digits)
      if isWhole && (isLast || digits >= 11) { return index + 1 }
      if digits > 13 { return nil }
    }
    return nil
  }

  /// Whether there is nothing but blanks, brackets, dots and dashes between two numbers.
  private func isPhoneGap(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard !gap.isEmpty, gap.count <= 6 else { return false }
    var index = gap.lowerBound
    while index < gap.upperBound {
      let scalar = UTF8Scalar(bytes, at: index, end: gap.upperBound)
      switch scalar.value {
      case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0xA0, 0x2013: index += scalar.length
      default: return false
      }
    }
    return true
  }
}
