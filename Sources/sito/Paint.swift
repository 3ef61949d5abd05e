/// Colours for a terminal; without them, marks that a pipe can carry.
struct Paint {
  /// Whether colours are shown.
  let isOn: Bool

  func mark(_ text: String) -> String { isOn ? "\u{1B}[1;41;97m\(text)\u{1B}[0m" : "[\(text)]" }
  func strong(_ text: String) -> String { style(text, "1") }
  func faint(_ text: String) -> String { style(text, "2") }
  func good(_ text: String) -> String { style(text, "1;32") }
  func warning(_ text: String) -> String { style(text, "1;33") }
  func bad(_ text: String) -> String { style(text, "1;31") }

  private func style(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// The text without characters that could take over the terminal that shows it: control
  /// characters, and those that turn the direction of writing (UAX #9, section 2).
  var withoutControls: String {
    var result = String.UnicodeScalarView()
    result.append(
      contentsOf: unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F...0x9F: false
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
      }
    )
    return String(result)
  }

  /// The same in one line: nobody's name or reason may look like lines of the program's own.
  var inOneLine: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withoutControls }
      .joined(separator: "[U+000A]")
  }
}
