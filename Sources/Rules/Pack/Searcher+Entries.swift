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
      let trail = Trail(word: token, text.tokens[token])
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
