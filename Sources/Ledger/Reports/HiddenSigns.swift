/// Signs that do not show, or that make others show in another order: everybody is shown them by their
/// numbers.
extension Unicode.Scalar {
  /// The name of the sign, such as `U+202E`.
  var number: String {
    let number = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
  }

  /// Whether the sign hides, in a text where another stands before it.
  func hides(behind last: Unicode.Scalar?) -> Bool {
    switch value {
    case 0x09, 0x0A: false
    // Emoji are put together with these two; between letters they only hide.
    case 0x200D, 0xFE0F:
      !(last.map { $0.value > 0x2000 && $0.properties.isEmoji } ?? false) && last != "\u{FE0F}"
    case 0x2800, 0x2028, 0x2029: true
    default:
      properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
        || properties.generalCategory == .control
    }
  }
}

extension String {
  /// The text with the number of each sign that hides in its place, such as `[U+202E]`, as the case file
  /// for printing has it; a terminal would obey some of them.
  var withHiddenShown: String {
    var shown = ""
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar.hides(behind: last) {
        shown += "[\(scalar.number)]"
      } else {
        shown.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return shown
  }

  /// The same in one line.
  var inOneLine: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withHiddenShown }
      .joined(separator: "[U+000A]")
  }

  /// The text without the full stop at its end, to go on behind it with another.
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
