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
  /// The text without control characters, which could take over the terminal that shows it.
  var withoutControls: String {
    var result = String.UnicodeScalarView()
    result.append(
      contentsOf: unicodeScalars.filter { scalar in
        scalar == "\n" || scalar == "\t"
          || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      }
    )
    return String(result)
  }
}
