import Folding
import Matching

/// The matches of a text: where each list's stand, in what order, and which are excepted.
extension Searcher {
  /// The positions of a list's matches.
  ///
  /// - Complexity: O(1).
  func matches(of list: Int) -> Range<Int> {
    list < placesOfLists.count ? placesOfLists[list].range : 0..<0
  }

  /// Notes where each list's matches stand, in place of where they stood in the text before.
  ///
  /// It comes last: whatever takes matches out moves those behind.
  mutating func indexMatches(_ lexicon: Lexicon) {
    for list in foundLists { placesOfLists[Int(list)] = MatchPlaces() }
    foundLists.removeAll(keepingCapacity: true)
    if placesOfLists.count < lexicon.listNames.count {
      placesOfLists = [MatchPlaces](repeating: MatchPlaces(), count: lexicon.listNames.count)
    }
    var start = 0
    while start < matches.count {
      let list = matches[start].list
      var end = start &+ 1
      while end < matches.count, matches[end].list == list { end &+= 1 }
      placesOfLists[list] = MatchPlaces(start..<end)
      foundLists.append(Int32(truncatingIfNeeded: list))
      start = end
    }
  }

  /// The positions of a list's matches that may stand within some words of a match.
  ///
  /// - Complexity: O(log *m*), where *m* is the number of matches.
  func matches(of list: Int, within distance: Int, of match: Match) -> Range<Int> {
    let all = matches(of: list)
    let least = match.tokens.lowerBound - distance - longestMatch
    let first = firstMatch(in: all, at: least)
    return first..<firstMatch(in: all, at: match.tokens.upperBound + distance + 1)
  }

  /// The first of a list's matches that begins at a token or behind it.
  private func firstMatch(in list: Range<Int>, at token: Int) -> Int {
    var low = list.lowerBound
    var high = list.upperBound
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the matches of a list stand.
  struct MatchPlaces: BitwiseCopyable {
    private var start: Int32 = 0
    private var end: Int32 = 0

    /// The places of no matches.
    init() {}

    init(_ range: Range<Int>) {
      start = Int32(truncatingIfNeeded: range.lowerBound)
      end = Int32(truncatingIfNeeded: range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// Sorts the matches and leaves one for each entry and place: the one that was guessed least.
  ///
  /// Of several entries at a place the list's first comes first: keepers put the plain word there.
  mutating func sortMatches() {
    if matches.count > Self.fewMatches { matches.sort(by: <) } else { sortFewMatches() }
    var longest = 1
    var kept = 0
    // Taken once, the span need not ask at each change whether the array has another owner.
    var all = matches.mutableSpan
    var index = 0
    while index < all.count {
      let match = all[index]
      longest = max(longest, match.tokens.count)
      if !Self.isKnown(match, among: all, kept) {
        if kept < index { all[kept] = match }
        kept &+= 1
      }
      index &+= 1
    }
    longestMatch = longest
    if kept < matches.count { matches.removeSubrange(kept...) }
  }

  /// How many matches are sorted by insertion; a usual text has a dozen.
  private static let fewMatches = 48

  /// Sorts the matches by insertion, which keeps the order of equal ones as sorting does.
  private mutating func sortFewMatches() {
    var all = matches.mutableSpan
    var sorted = 1
    while sorted < all.count {
      let match = all[sorted]
      var place = sorted
      while place > 0, match < all[place &- 1] {
        all[place] = all[place &- 1]
        place &-= 1
      }
      if place < sorted { all[place] = match }
      sorted &+= 1
    }
  }

  /// Whether the same entry was already found at the same place; equal places lie side by side.
  private static func isKnown(
    _ match: Match,
    among kept: borrowing MutableSpan<Match>,
    _ count: Int
  ) -> Bool {
    var index = count
    while index > 0 {
      index &-= 1
      if kept[index].tokens != match.tokens { return false }
      if kept[index].entry == match.entry { return true }
    }
    return false
  }

  /// Takes out exceptions, and the matches that they except.
  mutating func dropExceptions(_ lexicon: Lexicon) {
    guard hasExceptions else { return }
    for match in matches where lexicon.rows[match.entry].isException { exceptions.append(match) }
    let found = exceptions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let longest = longestMatch
    matches.removeAll { match in
      lexicon.rows[match.entry].isException
        || Self.isExcepted(match, by: found, longest: longest, lexicon)
    }
  }

  /// Whether an exception that is meant for a match overlaps it.
  ///
  /// The exceptions come by their first token, and the longest takes up so many tokens.
  ///
  /// - Complexity: O(log *e* + *k*), where *e* is the number of exceptions and *k* that of those near.
  private static func isExcepted(
    _ match: Match,
    by exceptions: [Match],
    longest: Int,
    _ lexicon: Lexicon
  ) -> Bool {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle].tokens.lowerBound + longest <= match.tokens.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < exceptions.count, exceptions[low].tokens.lowerBound < match.tokens.upperBound {
      let exception = exceptions[low]
      let meant = lexicon.entries.exception(of: exception.entry)
      let isMeant = meant == .entry(match.entry) || meant == .list && exception.list == match.list
      if isMeant && exception.tokens.overlaps(match.tokens) { return true }
      low += 1
    }
    return false
  }
}
