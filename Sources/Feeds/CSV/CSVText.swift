/// Writing a table, cell by cell, so that Excel opens it as it is.
///
/// A Russian Excel parts cells by semicolons and believes in UTF-8 only behind a byte order mark.
public enum CSVText {
  /// The byte order mark, which stands before the first record.
  static let mark: StaticString = "\u{FEFF}"

  /// How many digits Excel keeps of a number.
  private static let digitLimit = 15

  /// Appends a cell.
  ///
  /// What Excel would take for a formula gets an apostrophe in front, and so does what it would take
  /// for a number or a date and show as another: a comment must not calculate, and an id must keep
  /// its digits, `007` its zeros and `1-2` its form. A cell
  /// that holds a delimiter, a quote or a line feed is put between quotes, and broken UTF-8 becomes
  /// U+FFFD.
  public static func append(
    cell bytes: Span<UInt8>,
    in range: Range<Int>,
    to output: inout [UInt8]
  ) {
    let isGuarded = isFormula(bytes, range) || isReshaped(bytes, range)
    var isQuoted = false
    for index in range where needsQuotes(bytes[index]) { isQuoted = true }
    if isQuoted { output.append(.quote) }
    if isGuarded { output.append(UInt8(ascii: "'")) }
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes.unit(at: index, before: range.upperBound) {
      case .plain(let length):
        output.append(bytes, in: index..<(index + length))
        index += length
      case .escaped:
        // NUL would end the cell for some programs.
        if bytes[index] == .quote { output.append(.quote) }
        output.append(bytes[index] == 0 ? .space : bytes[index])
        index += 1
      case .broken(let length):
        output.append(scalar: 0xFFFD)
        index += length
      }
    }
    if isQuoted { output.append(.quote) }
  }

  /// Appends a cell given as a string.
  public static func append(cell: String, to output: inout [UInt8]) {
    var cell = cell
    cell.makeContiguousUTF8()
    let bytes = cell.utf8.span
    append(cell: bytes, in: bytes.indices, to: &output)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == .semicolon || byte == .quote || byte == .lineFeed || byte == .carriageReturn
      || byte == .tab
  }

  private static func isFormula(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    switch bytes[first] {
    case .minus: return range.count == 1 || !isDigits(bytes, range.dropFirst())
    case UInt8(ascii: "="), .plus, UInt8(ascii: "@"), .tab, .carriageReturn, .lineFeed: return true
    default: return false
    }
  }

  /// Whether it is made of digits and of what stands within numbers, times and dates, but is no whole
  /// number that every program shows as it is.
  private static func isReshaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var hasDigit = false
    for index in range {
      switch bytes[index] {
      case .zero ... .nine: hasDigit = true
      case .space, .point, .comma, .colon, .minus, .plus, UInt8(ascii: "/"), UInt8(ascii: "%"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        break
      default: return false
      }
    }
    guard hasDigit else { return false }
    let digits = bytes[range.lowerBound] == .minus ? range.dropFirst() : range
    return !isDigits(bytes, digits) || digits.count > digitLimit
      || digits.count > 1 && bytes[digits.lowerBound] == .zero
  }

  private static func isDigits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where !((.zero ... .nine) ~= bytes[index]) { return false }
    return true
  }
}
