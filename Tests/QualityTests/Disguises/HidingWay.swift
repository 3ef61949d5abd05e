import TestSupport

/// One way in which people hide a word from a filter.
struct HidingWay: Sendable {
  /// What people do, in a few words.
  var name: String

  /// Hides a word, or returns `nil` when the word offers nothing to hide in this way.
  var hide: @Sendable (_ word: Letters, _ random: inout Seeded) -> String?

  init(
    _ name: String,
    _ hide: @escaping @Sendable (_ word: Letters, _ random: inout Seeded) -> String?
  ) {
    self.name = name
    self.hide = hide
  }

  /// Every way, family by family.
  static let all =
    lookAlikes + digitsAndSigns + gaps + masks + sounds + keyboards + invisible + dresses + slips
    + glued + mixes
}

/// The letters of a word; «й» and «ё» are one each.
typealias Letters = [Character]

extension Letters {
  /// The positions behind the first letter and before the last.
  var inner: Range<Int> { count > 2 ? 1..<(count - 1) : 0..<0 }

  /// Returns the word with pieces in place of some letters, or `nil` when there are none.
  ///
  /// Each letter that has a piece takes it with the given chance, and one takes it in any case.
  func replacing(
    by pieces: (Character) -> [String],
    chance: Double,
    _ random: inout Seeded
  ) -> String? {
    let open = indices.filter { !pieces(self[$0]).isEmpty }
    guard let sure = open.randomElement(using: &random) else { return nil }
    return indices.map { index in
      let choices = pieces(self[index])
      guard index == sure || Double.random(in: 0..<1, using: &random) < chance else {
        return String(self[index])
      }
      return choices.randomElement(using: &random) ?? String(self[index])
    }.joined()
  }

  /// Returns the word with something between its letters.
  func spread(by piece: () -> String) -> String {
    guard let first else { return "" }
    return dropFirst().reduce(String(first)) { $0 + piece() + String($1) }
  }
}

/// Reads a table of letters and the pieces that stand for them: `а:a,@ б:6`.
func pieces(_ table: String) -> [Character: [String]] {
  var pieces: [Character: [String]] = [:]
  for row in table.split(whereSeparator: \.isWhitespace) {
    guard let letter = row.first else { continue }
    pieces[letter, default: []] += row.dropFirst(2).split(separator: ",").map(String.init)
  }
  return pieces
}
