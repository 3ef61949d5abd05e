import TestSupport

extension HidingWay {
  /// Letters repeated, left out or swapped.
  static let slips = [
    HidingWay("one letter stretched") { word, random in
      let place = word.indices.randomElement(using: &random) ?? 0
      let count = Int.random(in: 3...8, using: &random)
      return String(word[..<place]) + String(repeating: String(word[place]), count: count)
        + String(word[(place + 1)...])
    },
    HidingWay("every letter stretched") { word, random in
      word.map { String(repeating: $0, count: Int.random(in: 1...4, using: &random)) }.joined()
    },
    HidingWay("one letter doubled") { word, random in
      guard let place = word.indices.randomElement(using: &random) else { return nil }
      return String(word[...place]) + String(word[place...])
    },
    HidingWay("an inner vowel dropped") { word, random in
      dropped(word, word.inner.filter { isVowel(word[$0]) }, &random)
    },
    HidingWay("an inner letter dropped") { word, random in dropped(word, Array(word.inner), &random)
    },
    HidingWay("two inner letters swapped") { word, random in
      guard let place = word.inner.dropLast().randomElement(using: &random),
        word[place] != word[place + 1]
      else { return nil }
      var word = word
      word.swapAt(place, place + 1)
      return String(word)
    },
  ]

  private static func isVowel(_ letter: Character) -> Bool { "аеёиоуыэюя".contains(letter) }

  private static func dropped(
    _ word: Letters,
    _ places: [Int],
    _ random: inout Seeded
  ) -> String? {
    guard word.count > 3, let place = places.randomElement(using: &random) else { return nil }
    return String(word[..<place]) + String(word[(place + 1)...])
  }
}
