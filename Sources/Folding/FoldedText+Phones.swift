/// Telephone numbers, which people write in pieces: `+7 (912) 345-67-89`.
extension FoldedText {
  /// Joins the numbers that make up a telephone number into one token.
  mutating func joinPhones(_ bytes: Span<UInt8>) {
    var index = 0
    while index < tokens.count {
      if tokens[index].kind == .number, let end = phoneEnd(from: index, bytes) {
        tokens[index].kind = .phone
        tokens[index].bytes = tokens[index].bytes.lowerBound..<tokens[end - 1].bytes.upperBound
        tokens[index].symbols = tokens[index].symbols.lowerBound..<tokens[index].symbols.lowerBound
        let removed = index + 1..<end
        tokens.removeSubrange(removed)
        shiftSuspects(after: index, by: removed.count)
      }
      index += 1
    }
  }

  /// Returns the token behind a telephone number that begins with the given one.
  private func phoneEnd(from first: Int, _ bytes: Span<UInt8>) -> Int? {
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

  private func isPhoneGap(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    !gap.isEmpty && gap.count <= 6 && gap.allSatisfy { " -().\u{A0}–".utf8.contains(bytes[$0]) }
  }

  /// Moves suspects after tokens were joined behind the given one.
  private mutating func shiftSuspects(after index: Int, by count: Int) {
    func moved(_ token: Int) -> Int { token > index ? max(index + 1, token - count) : token }
    for suspect in suspects.indices {
      let tokens = suspects[suspect].tokens
      suspects[suspect].tokens = moved(tokens.lowerBound)..<moved(tokens.upperBound)
    }
    suspects.removeAll(where: \.tokens.isEmpty)
  }
}
