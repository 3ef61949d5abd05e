public import Folding
public import Matching

/// One place where an entry of a word list was found in a text.
public struct Match: Equatable, Sendable {
  private let listNumber: Int32
  private let entryNumber: Int32
  private let firstToken: Int32
  private let endToken: Int32
  private let firstSymbol: Int32
  private let endSymbol: Int32

  /// The disguises of its words.
  public let disguise: Disguise

  /// How far its words had to be guessed.
  public let source: Hit.Source

  /// The number of the entry's list.
  public var list: Int { Int(listNumber) }

  /// The number of the entry.
  public var entry: Int { Int(entryNumber) }

  /// The tokens that it takes up.
  public var tokens: Range<Int> { Int(firstToken)..<Int(endToken) }

  /// The reading of its disguised word, in the searcher's readings; empty for plain words and for
  /// phrases.
  public var reading: Range<Int> { Int(firstSymbol)..<Int(endSymbol) }

  init(list: Int, entry: Int, _ trail: Searcher.Trail, reading: Range<Int>) {
    listNumber = Int32(list)
    entryNumber = Int32(entry)
    firstToken = Int32(trail.tokens.lowerBound)
    endToken = Int32(trail.tokens.upperBound)
    firstSymbol = Int32(reading.lowerBound)
    endSymbol = Int32(reading.upperBound)
    disguise = trail.disguise
    source = trail.source
  }

  /// The order of matches: by list, then place, then how little was guessed, then entry.
  static func < (a: Match, b: Match) -> Bool {
    if a.listNumber != b.listNumber { return a.listNumber < b.listNumber }
    if a.firstToken != b.firstToken { return a.firstToken < b.firstToken }
    if a.endToken != b.endToken { return a.endToken < b.endToken }
    if a.source != b.source { return a.source < b.source }
    return a.entryNumber < b.entryNumber
  }
}
