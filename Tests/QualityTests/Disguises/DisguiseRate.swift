import Rules
import TestSupport

/// How often words hidden in one way are seen.
struct DisguiseRate: Sendable {
  /// The way in which words were hidden.
  var way: String

  /// The first word that was hidden, as it came out.
  var example = ""

  /// How many words were hidden, and how many of them were seen.
  var hidden = 0
  var seen = 0

  /// The texts that went the other way than most.
  var rest: [String] = []

  /// Hides words in one way and counts those for which `isSeen` holds.
  ///
  /// Every word is hidden once. What chance decides depends on nothing but the way and the word, so
  /// each run hides alike. Every second word stands alone, the others in a sentence: what stands
  /// beside a word must not hide it.
  init(
    of way: HidingWay,
    on words: [String],
    keeps isWanted: Bool,
    _ isSeen: (String) throws -> Bool
  ) rethrows {
    self.way = way.name
    for (index, word) in words.enumerated() {
      var random = Seeded(DisguiseRate.seed(way.name, word))
      guard let hidden = way.hide(Letters(word), &random) else { continue }
      let cased = Case.allCases.randomElement(using: &random)?.apply(to: hidden) ?? hidden
      if example.isEmpty && self.hidden > 2 { example = cased }
      let text = index.isMultiple(of: 2) ? cased : "Опять \(cased) у нас во дворе"
      self.hidden += 1
      let seen = try isSeen(text)
      self.seen += seen ? 1 : 0
      if seen == isWanted { rest.append(text) }
    }
  }

  /// FNV-1a over both names; Swift's own hashes change from run to run.
  private static func seed(_ way: String, _ word: String) -> UInt64 {
    (way + "/" + word).utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// How a word's Russian letters are written.
///
/// Others keep their case: `b` looks like «ь», `B` like «в».
private enum Case: CaseIterable {
  case small, alsoSmall, firstLarge, large, dancing

  func apply(to text: String) -> String {
    let isRussian = { (letter: Character) in ("а"..."я").contains(letter) || letter == "ё" }
    var letters = Letters(text)
    for index in letters.indices where isRussian(letters[index]) {
      let isLarge =
        switch self {
        case .small, .alsoSmall: false
        case .firstLarge: index == 0
        case .large: true
        case .dancing: index.isMultiple(of: 2)
        }
      if isLarge { letters[index] = Character(letters[index].uppercased()) }
    }
    return String(letters)
  }
}
