import Folding
import Matching

/// From words to entries: single words, phrases, exceptions.
extension Searcher {
  /// Finds the entries of some lists that the candidates lead to.
  mutating func findEntries(of lists: ListSet, _ lexicon: Lexicon) {
    matches.removeAll(keepingCapacity: true)
    exceptions.removeAll(keepingCapacity: true)
    hasExceptions = false
    var index = 0
    while index < candidates.count {
      let candidate = candidates[index]
      index &+= 1
      if lists.contains(candidate.list) { follow(candidate, lexicon) }
    }
    sortMatches()
    dropExceptions(lexicon)
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

    init(word token: Int, _ own: Token) {
      tokens = token..<(token + 1)
      source = .word
      disguise = Disguise(own.flags)
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

  mutating func add(
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
}
