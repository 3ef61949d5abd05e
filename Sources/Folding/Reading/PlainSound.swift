/// The commonest Russian spelling of Latin letters by their sound.
///
/// Readings try every spelling, to find what was hidden; this is the one that most people would read
/// first, to tell an ordinary word: «propustil» is «пропустил», «chistyy» is «чистый».
public enum PlainSound {
  /// Appends the Russian letters of Latin ones; every other symbol stays as it is.
  ///
  /// - Complexity: O(*n*) in the number of symbols.
  public static func append(_ latin: [Symbol], to russian: inout [Symbol]) {
    var index = 0
    while index < latin.count {
      guard let first = byte(latin, index) else {
        russian.append(latin[index])
        index += 1
        continue
      }
      if isFinalShortI(latin, index) {
        russian.append(shortI)
        index += 1
        continue
      }
      // The longest spelling comes first, and the first of equally long ones is the commonest.
      let spelling = SoundTable.byFirst[Int(first)].lazy.map { SoundTable.spellings[$0] }
        .first { isSpelled($0.latin, latin, index) && $0.russian.count == 1 }
      guard let spelling else {
        russian.append(latin[index])
        index += 1
        continue
      }
      for letter in spelling.russian { russian.append(letter) }
      index += spelling.latin.count
    }
  }

  private static func isSpelled(_ spelling: [UInt8], _ latin: [Symbol], _ start: Int) -> Bool {
    spelling.indices.allSatisfy { byte(latin, start + $0) == spelling[$0] }
  }

  /// Whether the last letter of a word is the `y` or `j` of «-ый», «-ой», «-ей».
  private static func isFinalShortI(_ latin: [Symbol], _ index: Int) -> Bool {
    guard index == latin.count - 1, index > 0, let last = byte(latin, index),
      last == UInt8(ascii: "y") || last == UInt8(ascii: "j")
    else { return false }
    return byte(latin, index - 1).map { "aeiouy".utf8.contains($0) } ?? false
  }

  /// The Latin letter at an index, in lower case.
  private static func byte(_ latin: [Symbol], _ index: Int) -> UInt8? {
    guard index < latin.count, latin[index].isLatin else { return nil }
    return latin[index].rawValue - 33 + 0x61
  }

  private static let shortI = Symbol.symbols(of: "й")[0]
}
