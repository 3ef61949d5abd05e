/// Writing JSON, piece by piece, into a buffer of bytes.
///
///     JSONText.append(#"{"line":"#, to: &output)
///     JSONText.append(17, to: &output)
///     JSONText.append(#","error":"#, to: &output)
///     JSONText.append(string: error.description, to: &output)
///     JSONText.append("}\n", to: &output)
///
/// Whatever goes in, what comes out is UTF-8.
public enum JSONText {
  /// Appends text as it stands, such as a key with its quotes.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  public static func append(_ text: StaticString, to output: inout [UInt8]) {
    // The buffer is used within the call only.
    text.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
  }

  /// Appends a string as it stands, without quotes: one that needs no escapes.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the string.
  public static func append(_ string: String, to output: inout [UInt8]) {
    let bytes = string.utf8.span
    output.append(bytes, in: bytes.indices)
  }

  /// Appends a string between quotes.
  public static func append(string: String, to output: inout [UInt8]) {
    let bytes = string.utf8.span
    append(string: bytes, in: bytes.indices, to: &output)
  }

  /// Appends bytes as a string between quotes.
  ///
  /// Quotes, backslashes and control characters are escaped. Each maximal part of a broken UTF-8
  /// sequence becomes U+FFFD, as `String(decoding:as:)` does it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that hold the string.
  ///   - range: Where it stands in them.
  ///   - output: The buffer.
  /// - Complexity: O(*n*), where *n* is the length of the range.
  public static func append(
    string bytes: Span<UInt8>,
    in range: Range<Int>,
    to output: inout [UInt8]
  ) {
    output.append(.quote)
    var start = range.lowerBound
    var index = bytes.endOfPlainASCII(in: range)
    while index < range.upperBound {
      switch bytes.unit(at: index, before: range.upperBound) {
      case .plain(let length):
        index += length
      case .escaped:
        output.append(bytes, in: start..<index)
        append(escaped: bytes[index], to: &output)
        index += 1
        start = index
      case .broken(let length):
        output.append(bytes, in: start..<index)
        output.append(scalar: 0xFFFD)
        index += length
        start = index
      }
    }
    output.append(bytes, in: start..<range.upperBound)
    output.append(.quote)
  }

  private static func append(escaped byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case .quote: append(#"\""#, to: &output)
    case .backslash: append(#"\\"#, to: &output)
    case .lineFeed: append(#"\n"#, to: &output)
    case .carriageReturn: append(#"\r"#, to: &output)
    case .tab: append(#"\t"#, to: &output)
    default:
      append(byte < 0x10 ? #"\u000"# : #"\u001"#, to: &output)
      let digit = byte & 0x0F
      output.append(digit < 10 ? .zero + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
