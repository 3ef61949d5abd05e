public import Folding

/// Looking words up: a text that is full of matches asks for hundreds of them.
extension OrdinaryWords {
  /// The most letters that one of them has.
  public static var longest: Int { table.longest }

  /// Whether the letters are an ordinary word.
  ///
  /// - Complexity: O(*n*) in the number of letters; allocates nothing.
  public static func contains(_ letters: [Symbol]) -> Bool {
    guard letters.count <= table.longest else { return false }
    return table.contains(WordName(letters.span, letters.indices))
  }

  /// Whether a name is that of an ordinary word.
  public static func contains(_ name: WordName) -> Bool { table.contains(name) }

  /// Whether an ordinary word has these letters, with any letter in the place of a digit.
  ///
  /// - Complexity: O(*k*), where *k* is the number of ordinary words that begin alike and have as
  ///   many letters.
  public static func fit(_ letters: [Symbol]) -> Bool {
    fit(letters) { letters[$0] == .digit }
  }

  /// Whether an ordinary word may stand under the masks of a path.
  ///
  /// `hidden` tells which letters stand under marks; when `isLoose`, their number is not known.
  static func fit(_ path: [Symbol], _ hidden: [Bool], isLoose: Bool) -> Bool {
    guard isLoose else { return fit(path) { hidden[$0] } }
    if fitLoosely(path[...], hidden) { return true }
    // Translit writes no soft sign, so «pri*et» is read with one, too.
    let isSoft = path.last == softSign && hidden.last == false
    return isSoft && fitLoosely(path.dropLast(), hidden)
  }

  private static let softSign = Symbol(rawValue: 29)

  /// Whether an ordinary word has these letters but for those that are hidden.
  @inline(__always)
  private static func fit(_ letters: [Symbol], _ isHidden: (Int) -> Bool) -> Bool {
    guard let first = letters.first else { return false }
    var offset = 0
    return table.words(from: first, count: letters.count).contains { word in
      offset = 0
      while offset < letters.count {
        guard isHidden(offset) || table.symbols[word &+ offset] == letters[offset] else {
          return false
        }
        offset &+= 1
      }
      return true
    }
  }

  /// Whether an ordinary word begins and ends as a path does that has hidden letters between.
  private static func fitLoosely(_ path: ArraySlice<Symbol>, _ hidden: [Bool]) -> Bool {
    guard let first = path.first else { return false }
    let before = path.indices.prefix { !hidden[$0] }.count
    let behind = path.indices.reversed().prefix { !hidden[$0] }.count
    let shortest = max(before + behind + 1, path.count - 2)
    guard shortest <= path.count + 2 else { return false }
    return (shortest...(path.count + 2)).contains { count in
      table.words(from: first, count: count).contains { word in
        table.symbols[word..<(word + before)].elementsEqual(path.prefix(before))
          && table.symbols[(word + count - behind)..<(word + count)]
            .elementsEqual(path.suffix(behind))
      }
    }
  }
}
