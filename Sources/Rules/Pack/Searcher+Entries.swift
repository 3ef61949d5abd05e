import Folding
import Matching

/// From words to entries: single words, phrases, exceptions.
extension Searcher {
  /// Finds the entries that the words found make up.
  mutating func findEntries(_ lexicon: Lexicon) {
    matches.removeAll(keepingCapacity: true)
    for index in hits.indices {
      let hit = hits[index]
      for position in lexicon.singles.positions(of: hit.pattern) {
        add(lexicon.singles[position], lexicon, Trail(hit), hit.reading)
      }
      for position in lexicon.phrasesByWord.positions(of: hit.pattern) {
        follow(lexicon.phrasesByWord[position], lexicon, Trail(hit))
      }
    }
    if !lexicon.phrasesByKind.isEmpty { findPhrasesByKind(lexicon) }
    sortMatches()
    dropExceptions(lexicon)
  }

  /// How far a phrase has been followed.
  private struct Trail {
    var tokens: Range<Int>
    var source: Hit.Source
    var disguise: Disguise

    init(_ hit: Hit) {
      tokens = hit.tokens
      source = hit.source
      disguise = hit.disguise
    }

    init(token: Int) {
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

  private mutating func findPhrasesByKind(_ lexicon: Lexicon) {
    for index in text.tokens.indices {
      guard let phrases = lexicon.phrasesByKind[text.tokens[index].kind] else { continue }
      for phrase in phrases { follow(phrase, lexicon, Trail(token: index)) }
    }
  }

  /// Follows a phrase whose first element was found, and adds the nearest place where it is whole.
  private mutating func follow(_ phrase: Int, _ lexicon: Lexicon, _ start: Trail) {
    let steps = Int(lexicon.stepsFrom[phrase]) + 1..<Int(lexicon.stepsFrom[phrase + 1])
    if let trail = follow(steps, lexicon, start) {
      add(Int(lexicon.phraseEntries[phrase]), lexicon, trail, 0..<0)
    }
  }

  /// Follows the steps of a phrase from where a trail has come to.
  private func follow(_ steps: Range<Int>, _ lexicon: Lexicon, _ trail: Trail) -> Trail? {
    guard let next = steps.first else { return trail }
    let element = lexicon.steps[next]
    let rest = next + 1..<steps.upperBound
    var token = trail.tokens.upperBound
    var left = element.gap
    while token < text.tokens.count, text.tokens[token].gap < .sentence {
      let kind = text.tokens[token].kind
      if element.pattern < 0 {
        if kind == element.kind,
          let whole = follow(rest, lexicon, trail.extended(by: Trail(token: token)))
        {
          return whole
        }
      } else {
        for hit in Int(hitsFrom[token])..<Int(hitsFrom[token + 1])
        where hits[hit].pattern == Int(element.pattern) {
          if let whole = follow(rest, lexicon, trail.extended(by: Trail(hits[hit]))) {
            return whole
          }
        }
      }
      // A pictograph between two words is no word between them.
      if kind != .emoji {
        guard left > 0 else { return nil }
        left -= 1
      }
      token += 1
    }
    return nil
  }

  private mutating func add(
    _ entry: Int,
    _ lexicon: Lexicon,
    _ trail: Trail,
    _ reading: Range<Int>
  ) {
    let compiled = lexicon.entries[entry]
    let needed: Readings = trail.source == .word ? .plain : trail.source == .shape ? .shape : .all
    guard compiled.readings >= needed || compiled.exception != nil else { return }
    matches.append(
      Match(
        list: compiled.list,
        entry: entry,
        tokens: trail.tokens,
        source: trail.source,
        disguise: trail.disguise,
        reading: reading
      )
    )
  }

  /// Sorts the matches and leaves one for each entry and place: the one that was guessed least.
  ///
  /// Of several entries at a place the list's first comes first: keepers put the plain word there.
  private mutating func sortMatches() {
    matches.sort { a, b in
      let places = (a.list, a.tokens.lowerBound, a.tokens.upperBound)
      let others = (b.list, b.tokens.lowerBound, b.tokens.upperBound)
      return places != others
        ? places < others : (a.source, a.entry) < (b.source, b.entry)
    }
    var kept = 0
    for index in matches.indices {
      let match = matches[index]
      let isKnown = matches[..<kept].reversed().prefix { $0.tokens == match.tokens }.contains {
        $0.entry == match.entry
      }
      if isKnown { continue }
      matches[kept] = match
      kept += 1
    }
    matches.removeSubrange(kept...)
  }

  /// Takes out exceptions, and the matches that they except.
  private mutating func dropExceptions(_ lexicon: Lexicon) {
    exceptions.removeAll(keepingCapacity: true)
    for match in matches where lexicon.entries[match.entry].exception != nil {
      exceptions.append(match)
    }
    guard !exceptions.isEmpty else { return }
    let found = exceptions
    matches.removeAll { match in
      lexicon.entries[match.entry].exception != nil
        || found.contains { exception in
          let isMeant =
            lexicon.entries[exception.entry].exception == .entry(match.entry)
            || lexicon.entries[exception.entry].exception == .list && exception.list == match.list
          return isMeant && exception.tokens.overlaps(match.tokens)
        }
    }
  }
}
