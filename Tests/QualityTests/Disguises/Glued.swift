extension HidingWay {
  /// Words written as one.
  static let glued = [
    HidingWay("glued to the word before") { word, random in
      (before.randomElement(using: &random) ?? "") + String(word)
    },
    HidingWay("glued to the word behind") { word, random in
      String(word) + (behind.randomElement(using: &random) ?? "")
    },
    HidingWay("glued on both sides") { word, random in
      (before.randomElement(using: &random) ?? "") + String(word)
        + (behind.randomElement(using: &random) ?? "")
    },
    HidingWay("a hashtag") { word, random in
      "#" + (before.randomElement(using: &random) ?? "") + String(word)
    },
  ]

  private static let before = ["вот", "иди", "ну", "это", "какой", "просто", "все", "они", "такой"]
  private static let behind = ["какой", "всё", "вам", "опять", "тут", "полный", "вы", "ваш", "нам"]
}
