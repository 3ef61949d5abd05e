import Folding

/// How much of a masked word was written, and whether that is enough to know it by.
///
/// Where letters are left out, a good part of all short words fits some listed one: «м**а» may be
/// «мама». People mask the four obscene roots, and so boldly that hardly a letter is left; any other
/// word is believed only when nearly all of it stands there.
struct MaskEvidence {
  /// The letters that were written.
  var written: Int

  /// The letters that were guessed.
  var guessed: Int

  /// How many rows of marks they were guessed under.
  var masks: Int

  /// Whether some row has fewer or more marks than letters under it.
  var isLoose: Bool

  /// Whether the letters are a whole word, not only the beginning that an entry asks for.
  var isWhole: Bool

  /// Whether the marks often stand there by rights.
  var isWeak: Bool

  /// Whether the evidence is enough for the letters of a path, given which of them were guessed, and
  /// the letters of the word that stand behind it.
  func suffices(for path: [Symbol], _ hidden: [Bool], before rest: [Symbol]) -> Bool {
    // No Russian word begins with three consonants of which one had to be hidden.
    guard path.prefix(3).contains(where: \.isVowel) else { return false }
    if isWhole && Self.barest.contains(path) && sufficesForRoot(path) { return true }
    if isWhole && !isLoose && masks == 1 && written > 2 && Self.wholes.contains(path) {
      return true
    }
    if isWhole && !isLoose && !isWeak && guessed == 1 && Self.starred.contains(path) && hidden[1] {
      return true
    }
    guard !isOrdinary(path + rest, hidden + rest.map { _ in false }),
      !isWeak || !isPause(path, hidden)
    else { return false }
    // «них**» ends a stretch in bold type: hidden ends are believed of words that begin with a root.
    let isEndHidden = hidden.last == true
    guard let root = Self.root(in: path), root.lowerBound == 0 || !isEndHidden else {
      return isWhole && !isEndHidden && !isLoose && written >= 4
        && written >= guessed + (masks > 1 ? 4 : 3)
    }
    if root.lowerBound == 0 { return sufficesForRoot(path) }
    // Behind a prefix, the root itself must show, or the hard sign before it, or most of the word:
    // «зае*али», «отъ**ись», «вы**нулся». And «прие*ал» is «приехал».
    let isSeen =
      root.contains { !hidden[$0] } || path[root.lowerBound - 1] == Self.hardSign
      || written > guessed && !isWeak
    let isDrive =
      hidden[root.upperBound - 1] && Self.drives.contains(Array(path[..<root.upperBound]))
    return isWhole && !isDrive && isSeen && written > 2
      && written >= guessed + (isLoose || masks > 1 ? 2 : 0)
  }

  /// Whether an ordinary word may stand there.
  ///
  /// Translit writes no signs, and readings try some: «p*zdno» is read as «п?здьно», too.
  private func isOrdinary(_ word: [Symbol], _ hidden: [Bool]) -> Bool {
    if OrdinaryWords.fit(word, hidden, isLoose: isLoose) { return true }
    let kept = word.indices.filter { hidden[$0] || !Self.signs.contains(word[$0]) }
    return kept.count < word.count
      && OrdinaryWords.fit(kept.map { word[$0] }, kept.map { hidden[$0] }, isLoose: isLoose)
  }

  private static let signs = Set(Symbol.symbols(of: "ьъ"))

  /// Whether the marks are a pause, between two words or within one: «нет..я», «сам…бы», «м..да».
  private func isPause(_ path: [Symbol], _ hidden: [Bool]) -> Bool {
    guard let first = hidden.firstIndex(of: true), let last = hidden.lastIndex(of: true) else {
      return false
    }
    let (before, behind) = (Array(path[..<first]), Array(path[(last + 1)...]))
    return BriefWords.orOrdinaryContain(before) && BriefWords.orOrdinaryContain(behind)
      || BriefWords.orOrdinaryContain(before + behind)
  }

  /// Whether the evidence is enough for a word that begins with an obscene root.
  private func sufficesForRoot(_ path: [Symbol]) -> Bool {
    guard isWhole else { return !isLoose && masks == 1 && guessed == 1 && written >= 3 }
    if path.count == 3 || written < 3 {
      return (isLoose ? Self.loosest : Self.barest).contains(path)
    }
    return guessed <= written && (!isLoose || masks == 1 && written >= 4)
  }

  /// Where an obscene root, or one that is masked like them, stands: at the beginning of a path, or behind a prefix.
  private static func root(in path: [Symbol]) -> Range<Int>? {
    for root in bareRoots where path.starts(with: root) { return 0..<root.count }
    for start in 0..<min(7, path.count) {
      for root in roots where path[start...].starts(with: root) {
        return start..<(start + root.count)
      }
    }
    return nil
  }

  /// Roots that only count at the beginning.
  private static let bareRoots = [
    "сук", "пид", "муд", "манд", "залуп", "гонд", "ганд", "дроч", "елд",
  ]
  .map { Symbol.symbols(of: $0) }
  private static let hardSign = Symbol(rawValue: 27)
  /// Those of them that are known whatever the number of marks: «х..й», «п***ц».
  private static let loosest = Set(["хуй", "хуя", "пиздец"].map { Symbol.symbols(of: $0) })
  private static let drives = Set(
    ["приеб", "поеб", "уеб", "перееб", "подъеб", "съеб"].map { Symbol.symbols(of: $0) }
  )
  private static let roots = ["ху", "пизд", "еб", "бля"].map { Symbol.symbols(of: $0) }
  /// The words that are known by one or two letters: «х*й», «п****ц», «б***ь».
  private static let barest = Set(
    ["хуй", "хуя", "бля", "хуйня", "пизда", "пиздец", "блять", "блядь", "ебать", "ебаный", "ебал"]
      .map {
        Symbol.symbols(of: $0)
      }
  )

  /// The words that are known with their second letter under a star, whatever else might stand there:
  /// nobody hides a letter of «сока», but «су*а» may be «суда».
  private static let starred = Set(
    ["сука", "суки", "суку", "суке", "сукой", "сукам"].map {
      Symbol.symbols(of: $0)
    }
  )

  /// The words that are masked as a whole: «на**й», «за***ли».
  private static let wholes = Set(
    [
      "нахуй", "похуй", "нихуя", "дохуя", "заебал", "заебали", "заебала", "заебало", "заебись",
      "наебал",
      "наебали", "охуел", "охуели", "охуеть", "охуенно", "охуенный", "ахуеть", "долбоеб", "уебок",
      "уебки",
    ].map { Symbol.symbols(of: $0) }
  )
}
