import TestSupport

extension HidingWay {
  /// Several ways at once.
  static let mixes = [
    mix("Latin letters and gaps", twins, chance: 0.5),
    mix("digits and gaps", digits, chance: 0.3),
    HidingWay("translit and gaps") { word, random in
      let mark = [" ", ".", "-", "_", "*"].randomElement(using: &random) ?? " "
      return plainTranslit.hide(word, &random).map { Letters($0).spread { mark } }
    },
    HidingWay("Latin letters and a mask") { word, random in
      guard word.count > 4, let star = word.inner.randomElement(using: &random) else { return nil }
      var rest = word
      rest[star] = "*"
      return rest.replacing(by: { twins[$0] ?? [] }, chance: 0.5, &random)
    },
    HidingWay("translit and a mask") { word, random in
      guard let text = plainTranslit.hide(word, &random), text.count > 4 else { return nil }
      var letters = Letters(text)
      if let star = letters.inner.randomElement(using: &random) { letters[star] = "*" }
      return String(letters)
    },
    HidingWay("digits and stretching") { word, random in
      guard let text = word.replacing(by: { digits[$0] ?? [] }, chance: 0, &random) else {
        return nil
      }
      var letters = Letters(text)
      let place = letters.indices.randomElement(using: &random) ?? 0
      guard letters[place].isLetter else { return nil }
      letters.insert(contentsOf: [letters[place], letters[place]], at: place)
      return String(letters)
    },
    HidingWay("Latin letters and stretching") { word, random in
      guard let place = word.indices.randomElement(using: &random) else { return nil }
      var word = word
      word.insert(contentsOf: [word[place], word[place]], at: place)
      return word.replacing(by: { twins[$0] ?? [] }, chance: 0.4, &random)
    },
    HidingWay("Latin letters and characters that do not show") { word, random in
      word.replacing(by: { twins[$0] ?? [] }, chance: 0.5, &random).map {
        Letters($0).spread { "\u{200B}" }
      }
    },
    HidingWay("stretching and gaps") { word, random in
      word.map { String(repeating: $0, count: Int.random(in: 1...2, using: &random)) }
        .joined(separator: ["-", ".", " ", "_"].randomElement(using: &random) ?? "-")
    },
    HidingWay("digits and a mask") { word, random in
      guard word.count > 4, let star = word.inner.randomElement(using: &random) else { return nil }
      var rest = word
      rest[star] = "*"
      return rest.replacing(by: { digits[$0] ?? [] }, chance: 0, &random)
    },
  ]

  /// Letters changed by a table, then set apart by one mark.
  private static func mix(
    _ name: String,
    _ table: [Character: [String]],
    chance: Double
  ) -> HidingWay {
    HidingWay(name) { word, random in
      guard word.count > 2 else { return nil }
      let mark = [" ", ".", "-", "_", "*", "/"].randomElement(using: &random) ?? " "
      return word.replacing(by: { table[$0] ?? [] }, chance: chance, &random)
        .map { Letters($0).spread { mark } }
    }
  }
}
