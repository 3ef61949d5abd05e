import Folding
import Matching

/// From the rarest word of a phrase to the phrase.
extension Searcher {
  /// A search for the places of a step, token by token away from where it began.
  private struct Scan {
    /// The token that was looked at last.
    var token: Int
    /// How many more words may be passed.
    var left: Int
    /// How many more pictographs may be passed: one between two words is no word between them.
    var pictographs: Int
    /// Whether no more tokens may be looked at.
    var isOver = false
    /// How many tokens were looked at.
    var steps = 0

    init(token: Int, left: Int, pictographs: Int) {
      self.token = token
      self.left = left
      self.pictographs = pictographs
    }

    /// Begins a search at a token, for a step with so many words before it.
    init(from token: Int, gap: UInt8) {
      self.init(token: token, left: Int(gap), pictographs: Searcher.pictographLimit)
    }

    /// Passes the token that was looked at.
    @inline(__always)
    mutating func pass(_ kind: Token.Kind) {
      steps &+= 1
      if kind != .emoji {
        isOver = left <= 0
        left &-= 1
      } else {
        isOver = pictographs <= 0
        pictographs &-= 1
      }
    }
  }

  /// Goes back from the rarest word of a phrase to wherever the phrase may begin, and follows it
  /// from there.
  mutating func findBeginnings(
    of phrase: Lexicon.CompiledPhrase,
    _ lexicon: Lexicon,
    before trail: Trail
  ) {
    guard phrase.anchor > 0 else { return begin(phrase, lexicon, trail) }
    let first = lexicon.steps[Int(phrase.firstStep)]
    // Letters set apart make a word of many tokens, which may reach over the end of a sentence.
    let isWide = longestHit > 1
    var scan = Scan(
      token: trail.tokens.lowerBound,
      left: isWide ? (Int(phrase.reach) + 1) * longestHit : Int(phrase.reach),
      pictographs: Self.pictographLimit * (Int(phrase.anchor) + 1)
    )
    while let token = placeBefore(&scan, first, isWide: isWide, lexicon) {
      if isWritten(first, at: token, lexicon) { begin(phrase, lexicon, self.trail(at: token)) }
      for hit in guesses(at: token) where hits[hit].pattern == Int(first.pattern) {
        begin(phrase, lexicon, Trail(hits[hit]))
      }
    }
    stepCount &+= scan.steps
  }

  /// Whether a word of a phrase stands before another one, given the tokens of that.
  mutating func stands(
    _ step: Lexicon.Step,
    before tokens: Range<Int>,
    _ lexicon: Lexicon
  ) -> Bool {
    // Behind letters set apart there is no telling how far back the words before them are.
    guard longestHit == 1 else { return true }
    var scan = Scan(from: tokens.lowerBound, gap: step.gap)
    var isFound = false
    while !isFound, let token = placeBefore(&scan, step, isWide: false, lexicon) {
      isFound = stands(step, at: token, lexicon)
    }
    stepCount &+= scan.steps
    return isFound
  }

  /// Whether a word of a phrase stands behind another one, given the tokens of that.
  mutating func stands(
    _ step: Lexicon.Step,
    behind tokens: Range<Int>,
    _ lexicon: Lexicon
  ) -> Bool {
    var scan = Scan(from: tokens.upperBound &- 1, gap: step.gap)
    var isFound = false
    while !isFound, let token = placeBehind(&scan, step, lexicon) {
      isFound = stands(step, at: token, lexicon)
    }
    stepCount &+= scan.steps
    return isFound
  }

  /// Whether a token is what a step asks for, as it is written or by guessing.
  @inline(__always)
  private func stands(_ step: Lexicon.Step, at token: Int, _ lexicon: Lexicon) -> Bool {
    isWritten(step, at: token, lexicon)
      || guesses(at: token).contains { hits[$0].pattern == Int(step.pattern) }
  }

  /// Whether a text may have all words of a phrase: most lack one, and a bit tells.
  func mayBeWhole(_ phrase: Lexicon.CompiledPhrase, _ lexicon: Lexicon) -> Bool {
    var step = Int(phrase.firstStep)
    while step < Int(phrase.endStep) {
      let pattern = lexicon.steps[step].pattern
      guard pattern < 0 || hints.mayContain(pattern) else { return false }
      step &+= 1
    }
    return true
  }

  /// The next token back at which a step is written or something was guessed.
  ///
  /// It is mutating only lest the searcher be copied, as ``placeBehind(_:_:_:)`` is.
  @inline(__always)
  private mutating func placeBefore(
    _ scan: inout Scan,
    _ step: Lexicon.Step,
    isWide: Bool,
    _ lexicon: Lexicon
  ) -> Int? {
    while !scan.isOver, scan.token > 0, isWide || text.tokens[scan.token].gap < .sentence {
      scan.token &-= 1
      scan.pass(text.tokens[scan.token].kind)
      if isWritten(step, at: scan.token, lexicon) || hasGuesses(at: scan.token) {
        return scan.token
      }
    }
    return nil
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
    var scan = Scan(from: trail.tokens.upperBound &- 1, gap: step.gap)
    var found: Trail?
    while found == nil, let token = placeBehind(&scan, step, lexicon) {
      if isWritten(step, at: token, lexicon) {
        found = follow(rest, lexicon, trail.extended(by: self.trail(at: token)))
      }
      for hit in guesses(at: token)
      where found == nil && hits[hit].pattern == Int(step.pattern) {
        found = follow(rest, lexicon, trail.extended(by: Trail(hits[hit])))
      }
    }
    stepCount &+= scan.steps
    return found
  }

  /// The next token at which a step is written or something was guessed.
  @inline(__always)
  private mutating func placeBehind(
    _ scan: inout Scan,
    _ step: Lexicon.Step,
    _ lexicon: Lexicon
  ) -> Int? {
    while !scan.isOver, scan.token &+ 1 < text.tokens.count,
      text.tokens[scan.token &+ 1].gap < .sentence
    {
      scan.token &+= 1
      scan.pass(text.tokens[scan.token].kind)
      if isWritten(step, at: scan.token, lexicon) || hasGuesses(at: scan.token) {
        return scan.token
      }
    }
    return nil
  }

  /// Whether a token is, as it is written, what a step asks for.
  @inline(__always)
  private func isWritten(_ step: Lexicon.Step, at token: Int, _ lexicon: Lexicon) -> Bool {
    guard step.pattern >= 0 else { return text.tokens[token].kind == step.kind }
    return meanings.has(step.pattern, in: text.meanings[token].number, lexicon)
  }

  /// Returns the trail of a token as it is written.
  @inline(__always)
  func trail(at token: Int) -> Trail {
    let own = text.tokens[token]
    return own.kind == .word ? Trail(word: token, own) : Trail(thing: token)
  }

  /// The hits that begin at a token and were found by guessing.
  @inline(__always)
  private func guesses(at token: Int) -> Range<Int> {
    hitsFrom.isEmpty ? 0..<0 : Int(hitsFrom[token])..<Int(hitsFrom[token + 1])
  }

  /// Whether there are any.
  @inline(__always)
  private func hasGuesses(at token: Int) -> Bool {
    !hitsFrom.isEmpty && hitsFrom[token] < hitsFrom[token &+ 1]
  }
}
