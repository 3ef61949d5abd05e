extension HidingWay {
  /// Typed with the keyboard set to the other language.
  static let keyboards = [
    HidingWay("the Latin keyboard") { word, _ in String(word.map { keys[$0] ?? $0 }) },
    HidingWay("translit on the Russian keyboard") { word, random in
      // The key of «р» types `h`, so `huy` comes out as «рги».
      plainTranslit.hide(word, &random).map { String($0.map { letters[$0] ?? $0 }) }
    },
  ]

  private static let russian = "йцукенгшщзхъфывапролджэячсмитьбюё"
  private static let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
  private static let keys = Dictionary(uniqueKeysWithValues: zip(russian, latin))
  private static let letters = Dictionary(uniqueKeysWithValues: zip(latin, russian))
}
