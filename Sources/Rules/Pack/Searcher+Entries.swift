import Folding
import Matching

/// From words to entries: single words, phrases, exceptions.
extension Searcher {
  /// Finds the entries that the words found make up.
  mutating func findEntries(_ lexicon: Lexicon) {
    matches.removeAll(keepingCapacity: true)
    exceptions.removeAll(keepingCapacity: true)
    hasExceptions = false
    forEachClue(lexicon) { searcher, clue, trail, reading in
      searcher.follow(clue, lexicon, trail, reading)
    }
    sortMatches()
    dropExceptions(lexicon)
    indexMatches(lexicon)
  }

  /// Calls a closure with each clue of the text, where it was found and how its word was read.
  @inline(__always)
  mutating func forEachClue(
    _ lexicon: Lexicon,
    _ body: (inout Searcher, Lexicon.Clue, Trail, Range<Int>) -> Void
  ) {
    var index = 0
    while index < speaking.count {
      let (token, set) = (Int(speaking[index].token), Int(speaking[index].set))
      index &+= 1
      let trail = Trail(word: token, text)
      for clue in lexicon.cluesByCompletion.positions(of: set) {
        body(&self, lexicon.cluesByCompletion[clue], trail, 0..<0)
      }
    }
    index = 0
    while index < things.count {
      let token = Int(things[index])
      index &+= 1
      for clue in lexicon.cluesByKind.positions(of: Int(text.tokens[token].kind.rawValue)) {
        body(&self, lexicon.cluesByKind[clue], Trail(thing: token), 0..<0)
      }
    }
    for index in hits.indices {
      let hit = hits[index]
      for clue in lexicon.cluesByPattern.positions(of: hit.pattern) {
        body(&self, lexicon.cluesByPattern[clue], Trail(hit), hit.reading)
      }
    }
  }

  /// The positions of a list's matches.
  ///
  /// - Complexity: O(1).
  func matches(of list: Int) -> Range<Int> {
    list < placesOfLists.count ? placesOfLists[list].range : 0..<0
  }

  /// Notes where each list's matches stand, in place of where they stood in the text before.
  private mutating func indexMatches(_ lexicon: Lexicon) {
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

  /// How far an entry has been followed.
  struct Trail {
    var tokens: Range<Int>
    var source: Hit.Source
    var disguise: Disguise

    init(_ hit: Hit) {
      tokens = hit.tokens
      source = hit.source
      disguise = hit.disguise
    }

    init(word token: Int, _ text: FoldedText) {
      tokens = token..<(token + 1)
      source = .word
      disguise = Disguise(text.tokens[token].flags)
    }

    init(thing token: Int) {
      tokens = token..<(token + 1)
      source = .word
      disguise = []
    }

    func extended(by next: Trail) -> Trail {
      var trail = self
      trail.tokens = tokens.lowerBound..<next.tokens.upperBound
      trail.source = max(source, next.source)
      trail.disguise.formUnion(next.disguise)
      return trail
    }
  }

  /// Adds what a clue leads to.
  mutating func follow(
    _ clue: Lexicon.Clue,
    _ lexicon: Lexicon,
    _ trail: Trail,
    _ reading: Range<Int>
  ) {
    if let phrase = clue.phrase {
      findBeginnings(of: lexicon.phrases[phrase], lexicon, before: trail)
    } else {
      add(clue.entry, lexicon, trail, reading)
    }
  }

  /// Goes back from the rarest word of a phrase to wherever the phrase may begin, and follows it
  /// from there.
  private mutating func findBeginnings(
    of phrase: Lexicon.CompiledPhrase,
    _ lexicon: Lexicon,
    before trail: Trail
  ) {
    guard phrase.anchor > 0 else { return begin(phrase, lexicon, trail) }
    let first = lexicon.steps[Int(phrase.firstStep)]
    var token = trail.tokens.lowerBound
    // Letters set apart make a word of many tokens, which may reach over the end of a sentence.
    let isWide = longestHit > 1
    var left = isWide ? (Int(phrase.reach) + 1) * longestHit : Int(phrase.reach)
    var pictographs = Self.pictographLimit * (Int(phrase.anchor) + 1)
    while token > 0, isWide || text.tokens[token].gap < .sentence {
      token -= 1
      if isWritten(first, at: token, lexicon) { begin(phrase, lexicon, self.trail(at: token)) }
      for hit in guesses(at: token) where hits[hit].pattern == Int(first.pattern) {
        begin(phrase, lexicon, Trail(hits[hit]))
      }
      if text.tokens[token].kind != .emoji {
        guard left > 0 else { return }
        left -= 1
      } else {
        guard pictographs > 0 else { return }
        pictographs -= 1
      }
      stepCount += 1
    }
  }

  /// Follows a phrase whose first word was found, and adds the nearest place where it is whole.
  private mutating func begin(
    _ phrase: Lexicon.CompiledPhrase,
    _ lexicon: Lexicon,
    _ trail: Trail
  ) {
    let rest = Int(phrase.firstStep) + 1..<Int(phrase.endStep)
    if let trail = follow(rest, lexicon, trail) { add(Int(phrase.entry), lexicon, trail, 0..<0) }
  }

  /// Follows the steps of a phrase from where a trail has come to.
  private mutating func follow(_ steps: Range<Int>, _ lexicon: Lexicon, _ trail: Trail) -> Trail? {
    guard let next = steps.first else { return trail }
    let step = lexicon.steps[next]
    let rest = next + 1..<steps.upperBound
    var token = trail.tokens.upperBound
    var left = step.gap
    var pictographs = Self.pictographLimit
    while token < text.tokens.count, text.tokens[token].gap < .sentence {
      if isWritten(step, at: token, lexicon),
        let whole = follow(rest, lexicon, trail.extended(by: self.trail(at: token)))
      {
        return whole
      }
      for hit in guesses(at: token) where hits[hit].pattern == Int(step.pattern) {
        let part = Trail(hits[hit])
        if let whole = follow(rest, lexicon, trail.extended(by: part)) { return whole }
      }
      // A pictograph between two words is no word between them.
      if text.tokens[token].kind != .emoji {
        guard left > 0 else { return nil }
        left -= 1
      } else {
        guard pictographs > 0 else { return nil }
        pictographs -= 1
      }
      token += 1
      stepCount += 1
    }
    return nil
  }

  /// Whether a token is, as it is written, what a step asks for.
  @inline(__always)
  private func isWritten(_ step: Lexicon.Step, at token: Int, _ lexicon: Lexicon) -> Bool {
    guard step.pattern >= 0 else { return text.tokens[token].kind == step.kind }
    var visit = Int(visitsFrom[token])
    let end = Int(visitsFrom[token &+ 1])
    while visit < end {
      if lexicon.automaton.completion(Int(visits[visit]), has: step.pattern) { return true }
      visit &+= 1
    }
    return false
  }

  /// Returns the trail of a token as it is written.
  private func trail(at token: Int) -> Trail {
    text.tokens[token].kind == .word ? Trail(word: token, text) : Trail(thing: token)
  }

  /// The hits that begin at a token and were found by guessing.
  private func guesses(at token: Int) -> Range<Int> {
    hitsFrom.isEmpty ? 0..<0 : Int(hitsFrom[token])..<Int(hitsFrom[token + 1])
  }

  private mutating func add(
    _ entry: Int,
    _ lexicon: Lexicon,
    _ trail: Trail,
    _ reading: Range<Int>
  ) {
    let row = lexicon.rows[entry]
    let needed: Readings = trail.source == .word ? .plain : trail.source == .shape ? .shape : .all
    guard row.readings >= needed || row.isException else { return }
    hasExceptions = hasExceptions || row.isException
    matches.append(Match(list: Int(row.list), entry: entry, trail, reading: reading))
  }

  /// Sorts the matches and leaves one for each entry and place: the one that was guessed least.
  ///
  /// Of several entries at a place the list's first comes first: keepers put the plain word there.
  private mutating func sortMatches() {
    if matches.count > Self.fewMatches { matches.sort(by: <) } else { sortFewMatches() }
    longestMatch = 1
    var kept = 0
    for index in matches.indices {
      let match = matches[index]
      longestMatch = max(longestMatch, match.tokens.count)
      if isKnown(match, among: matches[..<kept]) { continue }
      matches[kept] = match
      kept += 1
    }
    matches.removeSubrange(kept...)
  }

  /// How many matches are sorted by insertion; a usual text has a dozen.
  private static let fewMatches = 24

  /// Sorts the matches by insertion, which keeps the order of equal ones as sorting does.
  private mutating func sortFewMatches() {
    var sorted = 1
    while sorted < matches.count {
      let match = matches[sorted]
      var place = sorted
      while place > 0, match < matches[place &- 1] {
        matches[place] = matches[place &- 1]
        place &-= 1
      }
      if place < sorted { matches[place] = match }
      sorted &+= 1
    }
  }

  /// Whether the same entry was already found at the same place; equal places lie side by side.
  private func isKnown(_ match: Match, among kept: ArraySlice<Match>) -> Bool {
    var index = kept.endIndex
    while index > kept.startIndex {
      index &-= 1
      if kept[index].tokens != match.tokens { return false }
      if kept[index].entry == match.entry { return true }
    }
    return false
  }

  /// Takes out exceptions, and the matches that they except.
  private mutating func dropExceptions(_ lexicon: Lexicon) {
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
      let meant = lexicon.entries[exception.entry].exception
      let isMeant = meant == .entry(match.entry) || meant == .list && exception.list == match.list
      if isMeant && exception.tokens.overlaps(match.tokens) { return true }
      low += 1
    }
    return false
  }
}
