import TestSupport

extension HidingWay {
  /// Letters left out under marks.
  static let masks = [
    mask("one star", 1, ["*"]), mask("two stars", 2, ["*"]), mask("three stars", 3, ["*"]),
    mask("one sign", 1, ["#", "@", "%", "&", "$", "?", "!", "+", "^", "~", "¤"]),
    mask("two signs", 2, ["#", "@", "%", "&", "$"]),
    mask("one dot, hyphen or dash", 1, [".", "-", "_", "…", "–"]),
    mask("two dots or strokes", 2, [".", "_"]),
    mask("a pictograph or a black square", 1, ["🤬", "💩", "█", "■", "●", "✱", "×", "💥"]),
    HidingWay("different signs") { word, random in
      hidden(word, 2, &random) { _, random in
        "@#$%&*!".randomElement(using: &random).map(String.init)
      }
    },
    HidingWay("stars in two places") { word, random in
      let places = Set(word.inner.shuffled(using: &random).prefix(2))
      return word.count < 6 || places.count < 2
        ? nil : word.indices.map { places.contains($0) ? "*" : String(word[$0]) }.joined()
    },
    HidingWay("stars at the end") { word, random in
      let count = Int.random(in: 1...2, using: &random)
      return word.count < 2 + count
        ? nil : String(word.dropLast(count)) + String(repeating: "*", count: count)
    },
  ]

  private static func mask(_ name: String, _ count: Int, _ marks: [String]) -> HidingWay {
    HidingWay("\(name) for letters") { word, random in
      let mark = marks.randomElement(using: &random)
      return hidden(word, count, &random) { _, _ in mark }
    }
  }

  /// Hides so many letters in a row, leaving the first and the last of a word.
  private static func hidden(
    _ word: Letters,
    _ count: Int,
    _ random: inout Seeded,
    by mark: (Int, inout Seeded) -> String?
  ) -> String? {
    // Of a short word something must be left to know it by.
    guard word.count >= [3, 7, 8][count - 1] else { return nil }
    let start = Int.random(in: 1...(word.count - 1 - count), using: &random)
    let marks = (0..<count).map { mark($0, &random) ?? "*" }.joined()
    return String(word[..<start]) + marks + String(word[(start + count)...])
  }
}
