import Folding

/// Other people's data that have a form or a checksum of their own.
extension Evaluation {
  /// Notes where data of a kind stand.
  mutating func notePersonalData(
    _ kind: Condition.PersonalData,
    _ rule: Int,
    _ text: FoldedText,
    _ bytes: Swift.Span<UInt8>
  ) -> Bool {
    var holds = false
    switch kind {
    case .phone, .email:
      for (index, token) in text.tokens.enumerated()
      where token.kind == (kind == .phone ? .phone : .email) {
        note(index..<(index + 1), rule: rule)
        holds = true
      }
    case .card, .snils, .passport:
      guard text.counts.numbers > 0 else { return false }
      var index = 0
      while index < text.tokens.count {
        guard text.tokens[index].kind == .number, !goesOn(at: index, text) else {
          index &+= 1
          continue
        }
        if let end = dataEnd(kind, from: index, text, bytes) {
          note(index..<end, rule: rule)
          holds = true
          index = end
        } else {
          index += 1
        }
      }
    }
    return holds
  }

  /// Returns the token behind data of a kind that begin at a token.
  private mutating func dataEnd(
    _ kind: Condition.PersonalData,
    from first: Int,
    _ text: FoldedText,
    _ bytes: Swift.Span<UInt8>
  ) -> Int? {
    digits.removeAll(keepingCapacity: true)
    var index = first
    while index < text.tokens.count, text.tokens[index].kind == .number, digits.count <= 19,
      index == first || text.tokens[index].gap <= .space
    {
      for offset in text.tokens[index].bytes where (0x30...0x39).contains(bytes[offset]) {
        digits.append(bytes[offset] - 0x30)
      }
      index += 1
      let isWhole: Bool =
        switch kind {
        // Cards are written whole or in fours: a row of shoe sizes may pass the check as well.
        case .card:
          (16...19).contains(digits.count) && passesLuhn(digits)
            && text.tokens[first..<(index - 1)].allSatisfy { $0.symbols.count >= 4 }
        case .snils: digits.count == 11 && isSNILS(first..<index, text) && passesSNILS(digits)
        default: digits.count == 10 && index > first && isPassport(first..<index, text)
        }
      if isWhole { return index }
    }
    return nil
  }

  /// Whether a number only goes on with what stands right before it, as the year of a date does.
  private func goesOn(at index: Int, _ text: FoldedText) -> Bool {
    index > 0 && text.tokens[index].gap <= .mark && text.tokens[index - 1].kind == .number
  }

  /// An insurance account's number as people write it: whole, in threes, with its check apart.
  ///
  /// A date and an hour may have eleven digits, too, and one in a hundred passes the check.
  private func isSNILS(_ tokens: Range<Int>, _ text: FoldedText) -> Bool {
    let lengths = tokens.map { text.tokens[$0].symbols.count }
    return [[11], [9, 2], [3, 3, 5], [3, 3, 3, 2]].contains(lengths)
  }

  /// A passport's series and number: four digits and six, the four perhaps in pairs.
  private func isPassport(_ tokens: Range<Int>, _ text: FoldedText) -> Bool {
    let lengths = tokens.map { text.tokens[$0].symbols.count }
    return lengths == [4, 6] || lengths == [2, 2, 6]
  }
}

/// Whether digits are the number of a payment card: their Luhn sum (ISO/IEC 7812-1) is right.
func passesLuhn(_ digits: [UInt8]) -> Bool {
  guard let first = digits.first, (2...6).contains(first) else { return false }
  var sum = 0
  for (index, digit) in digits.reversed().enumerated() {
    let doubled = Int(digit) * (index % 2 == 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 == 0
}

/// Whether eleven digits are the number of an insurance account (СНИЛС): the last two check the rest.
///
/// Source: order of the Pension Fund's board, 31.07.2006 № 192п, on the check number.
func passesSNILS(_ digits: [UInt8]) -> Bool {
  guard digits.count == 11, Set(digits).count > 1 else { return false }
  var sum = 0
  for index in 0..<9 { sum += Int(digits[index]) * (9 - index) }
  sum %= 101
  let check = sum == 100 ? 0 : sum
  return check == Int(digits[9]) * 10 + Int(digits[10])
}

/// Returns the place of a link's host: behind `https://` and `www.`, before the first slash.
func hostRange(of link: Range<Int>, _ bytes: Swift.Span<UInt8>) -> Range<Int> {
  var start = link.lowerBound
  var index = start
  while index + 2 < link.upperBound {
    if bytes[index] == 0x3A && bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F {
      start = index + 3
      break
    }
    index += 1
  }
  var end = start
  while end < link.upperBound, !"/?#:".utf8.contains(bytes[end]) { end += 1 }
  return start..<end
}
