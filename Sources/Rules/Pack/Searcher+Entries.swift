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
      if !hitsFrom.isEmpty {
        for hit in guesses(at: token) where hits[hit].pattern == Int(first.pattern) {
          begin(phrase, lexicon, Trail(hits[hit]))
        }
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
    // Most words have none of the patterns that are asked for, and a bit tells.
    guard notes[token].hints &>> UInt64(truncatingIfNeeded: step.pattern & 63) & 1 == 1 else {
      return false
    }
    let note = notes[token]
    guard note.count < 0 else {
      var set = 0
      while set < Int(note.count) {
        if lexicon.automaton.completion(Int(note.sets[set]), has: step.pattern) { return true }
        set &+= 1
      }
      return false
    }
    var visit = Int(note.sets[0])
    let end = Int(note.sets[1])
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
}
