import TestSupport

extension HidingWay {
  /// Letters or pieces set apart.
  static let gaps =
    [
      ("spaces between letters", [" "]), ("wide spaces between letters", ["  ", "   "]),
      ("no-break and thin spaces", ["\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}"]),
      ("tabs between letters", ["\t"]), ("line breaks between letters", ["\n"]),
      ("dots between letters", ["."]), ("commas between letters", [","]),
      ("hyphens between letters", ["-"]), ("dashes between letters", ["–", "—", " - "]),
      ("underscores between letters", ["_"]), ("slashes between letters", ["/", "\\", "|"]),
      ("stars between letters", ["*"]), ("dots and spaces between letters", [". ", " . "]),
      ("pictographs between letters", ["🙂", "🔥", "❤️", "😂"]),
      (
        "other marks between letters",
        ["~", "+", "=", "^", "•", "·", "'", ":", ";", "…", "\"", "#"]
      ),
      ("a mix of marks between letters", ["-", ".", "_", "*", " ", "/", ","]),
    ].map { name, marks in
      HidingWay(name) { word, random in
        let mark = marks.randomElement(using: &random) ?? " "
        let isMix = name.hasPrefix("a mix")
        return word.count < 3
          ? nil : word.spread { isMix ? marks.randomElement(using: &random) ?? " " : mark }
      }
    } + [
      HidingWay("a mark in one place") { word, random in
        cut(word, 1, by: [".", "-", "_", "*", "/", ",", "🙂", "~", "'"], &random)
      },
      HidingWay("marks in two places") { word, random in
        cut(word, 2, by: [".", "-", "_", "*", "/", ","], &random)
      },
      HidingWay("a space in one place") { word, random in cut(word, 1, by: [" "], &random) },
      HidingWay("spaces between syllables") { word, _ in
        let syllables = syllables(of: word)
        return syllables.count < 2 ? nil : syllables.joined(separator: " ")
      },
      HidingWay("letters in brackets") { word, random in
        guard let place = word.inner.randomElement(using: &random) else { return nil }
        let (open, close) =
          [("(", ")"), ("[", "]"), ("{", "}")].randomElement(using: &random)
          ?? ("(", ")")
        return String(word[..<place]) + open + String(word[place]) + close
          + String(word[(place + 1)...])
      },
    ]

  /// The syllables of a word, each of a vowel with the consonants before it; «й», «ь» and what is left
  /// at the end join the last one.
  private static func syllables(of word: Letters) -> [String] {
    var syllables: [String] = []
    var consonants = ""
    for letter in word {
      if "аеёиоуыэюя".contains(letter) {
        syllables.append(consonants + String(letter))
        consonants = ""
      } else if consonants.count == 1, "йзс".contains(consonants), !syllables.isEmpty {
        syllables[syllables.count - 1] += consonants
        consonants = String(letter)
      } else {
        consonants.append(letter)
      }
    }
    if syllables.isEmpty { return [consonants] }
    syllables[syllables.count - 1] += consonants
    return syllables
  }

  /// Cuts a word in some places, each time by the same mark.
  static func cut(
    _ word: Letters,
    _ count: Int,
    by marks: [String],
    _ random: inout Seeded
  ) -> String? {
    guard word.count > count + 1, let mark = marks.randomElement(using: &random) else { return nil }
    let places = Set((1..<word.count).shuffled(using: &random).prefix(count))
    return word.indices.map { (places.contains($0) ? mark : "") + String(word[$0]) }.joined()
  }
}
