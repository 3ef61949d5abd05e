/// Reading the little HTML that networks put into comments.
enum HTMLText {
  /// Appends text whose characters may be written as HTML entities.
  ///
  /// Only what networks write is known: the five entities of XML, a no-break space and numbers.
  /// Everything else stays as it is written.
  static func append(entities bytes: Span<UInt8>, in range: Range<Int>, to output: inout [UInt8]) {
    var start = range.lowerBound
    var index = start
    // Looking on behind the range, for each range anew, would take forever.
    let before = bytes.extracting(..<range.upperBound)
    while let sign = before.firstIndex(of: UInt8(ascii: "&"), from: index) {
      index = sign + 1
      guard let (scalar, end) = entity(bytes, at: sign, before: range.upperBound) else { continue }
      output.append(bytes, in: start..<sign)
      output.append(scalar: scalar)
      start = end
      index = end
    }
    output.append(bytes, in: start..<range.upperBound)
  }

  /// Appends the text of a piece of HTML, and gives where its links lead to a function.
  ///
  /// `<br>` and `<p>` become line feeds, other tags nothing.
  static func append(
    html bytes: Span<UInt8>,
    in range: Range<Int>,
    to output: inout [UInt8],
    link: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var tag = start
      while tag < range.upperBound, bytes[tag] != UInt8(ascii: "<") { tag += 1 }
      append(entities: bytes, in: start..<tag, to: &output)
      guard tag < range.upperBound else { return }
      var end = tag
      while end < range.upperBound, bytes[end] != UInt8(ascii: ">") { end += 1 }
      guard end < range.upperBound else {
        // A lone bracket is text.
        append(entities: bytes, in: tag..<range.upperBound, to: &output)
        return
      }
      if bytes.begins("<br", at: tag, before: end) || bytes.begins("<p", at: tag, before: end) {
        output.append(.lineFeed)
      }
      if bytes.begins("<a ", at: tag, before: end),
        let target = attribute("href=\"", bytes, in: tag..<end)
      {
        link(target)
      }
      start = end + 1
    }
  }

  private static func attribute(
    _ name: StaticString,
    _ bytes: Span<UInt8>,
    in tag: Range<Int>
  ) -> Range<Int>? {
    guard let name = tag.first(where: { bytes.begins(name, at: $0, before: tag.upperBound) })
    else { return nil }
    let start = name + 6
    var end = start
    while end < tag.upperBound, bytes[end] != .quote { end += 1 }
    return start..<end
  }

  /// The scalar of the entity at a place and the byte behind it, if there is one.
  private static func entity(
    _ bytes: Span<UInt8>,
    at start: Int,
    before limit: Int
  ) -> (scalar: UInt32, end: Int)? {
    var end = start + 1
    while end < min(limit, start + 10), bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, bytes[end] == UInt8(ascii: ";") else { return nil }
    let name = (start + 1)..<end
    if !name.isEmpty, bytes[name.lowerBound] == UInt8(ascii: "#") {
      return number(bytes, in: name.dropFirst()).map { ($0, end + 1) }
    }
    for (known, scalar) in names where bytes.has(known, in: name) { return (scalar, end + 1) }
    return nil
  }

  private static let names: [(StaticString, UInt32)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0),
  ]

  /// The scalar of a decimal number, or of a hexadecimal one behind `x`.
  private static func number(_ bytes: Span<UInt8>, in range: Range<Int>) -> UInt32? {
    var digits = range
    var radix: UInt32 = 10
    if let first = range.first, bytes[first] | 0x20 == UInt8(ascii: "x") {
      digits.removeFirst()
      radix = 16
    }
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for index in digits {
      let digit: UInt8
      switch bytes[index] {
      case .zero ... .nine: digit = bytes[index] - .zero
      case let byte where radix == 16 && (0x61...0x66) ~= byte | 0x20: digit = (byte | 0x20) - 0x57
      default: return nil
      }
      value = value * radix + UInt32(digit)
    }
    return Unicode.Scalar(value).map(\.value)
  }
}

extension Span<UInt8> {
  /// Returns whether a text stands at a place, whole before a limit.
  fileprivate func begins(_ text: StaticString, at place: Int, before limit: Int) -> Bool {
    let end = place + text.utf8CodeUnitCount
    return end <= limit && has(text, in: place..<end)
  }
}
