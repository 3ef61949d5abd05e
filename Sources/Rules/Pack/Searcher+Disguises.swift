import Folding
import Matching

/// From stretches in which a word may be disguised to the words found by guessing.
extension Searcher {
  /// Finds words in which letters of several alphabets pass for Russian ones.
  mutating func findShapes(_ bytes: Span<UInt8>, _ lexicon: Lexicon) {
    var found: [Int] = []
    for number in text.suspects.indices where !text.suspects[number].isSpaced {
      if isRecalled(number, hits.count) {
        recallShapes(of: number)
        continue
      }
      let suspect = text.suspects[number]
      let before = hits.count
      defer { cases[number].shapes = before..<hits.count }
      for index in suspect.tokens {
        let token = text.tokens[index]
        let looksRussian =
          !token.flags.isDisjoint(with: [.latin, .foreign, .neighbour])
          && !token.flags.contains(.plainLatin)
        guard token.kind == .word, looksRussian, hits.count < Self.hitLimit else { continue }
        shape.removeAll(keepingCapacity: true)
        guard folder.appendShape(of: token, bytes, text, to: &shape) else { continue }
        let first = hits.count
        let disguise: Disguise = token.flags.contains(.latin) ? .latin : .lookalike
        found.removeAll(keepingCapacity: true)
        lexicon.automaton.forEachPattern(in: shape.span, shape.indices) { found.append($0) }
        for pattern in found { add(pattern, at: index..<(index + 1), disguise, since: first) }
        keepShape(since: first)
      }
    }
  }

  /// Finds disguised words of the lists that are read in every way.
  mutating func findDisguised(_ bytes: Span<UInt8>, _ lexicon: Lexicon) {
    disguisedHits.removeAll(keepingCapacity: true)
    for number in text.suspects.indices {
      if isRecalled(number, disguisedHits.count) {
        recallOthers(of: number)
        continue
      }
      let suspect = text.suspects[number]
      guard mayBeDisguised(suspect, bytes, lexicon) else { continue }
      let before = disguisedHits.count
      defer { cases[number].others = before..<disguisedHits.count }
      let word = latinWord(suspect, bytes)
      for way in LatticeBuilder.ways(of: suspect, in: text) {
        if let word, !mayBegin(word, way, bytes, lexicon) { continue }
        var tokens = suspect.tokens
        while !tokens.isEmpty && disguisedHits.count < Self.hitLimit {
          let next = builder.build(bytes, text, tokens: tokens, way: way)
          walk.walk(
            builder.lattice,
            lexicon.disguisedAutomaton,
            needsGaps: suspect.isSpaced,
            into: &disguisedHits
          )
          tokens = next..<tokens.upperBound
        }
      }
    }
    for var hit in disguisedHits {
      hit.pattern = Int(lexicon.disguisedPatterns[hit.pattern])
      hits.append(hit)
    }
  }

  private mutating func add(
    _ pattern: Int,
    at tokens: Range<Int>,
    _ disguise: Disguise,
    since first: Int
  ) {
    for index in first..<hits.count where hits[index].pattern == pattern { return }
    hits.append(
      Hit(pattern: pattern, tokens: tokens, source: .shape, disguise: disguise, reading: 0..<0)
    )
  }

  /// Keeps the letters of the shape that was just found.
  private mutating func keepShape(since first: Int) {
    guard hits.count > first else { return }
    let reading = walk.keep(shape)
    for index in first..<hits.count { hits[index].reading = reading }
  }
}

/// What need not be read in every way.
extension Searcher {
  /// Whether reading a suspect in every way can find anything.
  ///
  /// Two suspects of three are plain words with a doubled letter, such as «длинный». All that can be
  /// tried there is to leave the second one out, which takes a walk over the word, not a lattice.
  private mutating func mayBeDisguised(
    _ suspect: FoldedText.Suspect,
    _ bytes: Span<UInt8>,
    _ lexicon: Lexicon
  ) -> Bool {
    guard suspect.tokens.count == 1, !suspect.isSpaced else {
      return mayBeginDisguised(suspect, bytes, lexicon)
    }
    let token = text.tokens[suspect.tokens.lowerBound]
    let (start, end) = (token.bytes.lowerBound, token.bytes.upperBound)
    // Each letter takes two bytes: there is nothing else in the word. A sign before it may be its
    // first letter, and so may whatever stands there without white space between; behind it, only
    // stars hide letters.
    guard token.kind == .word,
      token.flags.isSubset(of: [.russian, .doubled, .lower, .upper]),
      token.bytes.count == 2 * token.symbols.count, token.symbols.count < LatticeBuilder.limit,
      start == 0 || bytes[start - 1] <= 0x20, end == bytes.count || bytes[end] != 0x2A
    else { return true }
    var stepsLeft = 64
    return mayBeStretched(
      token.symbols,
      from: lexicon.disguisedAutomaton.start,
      isStretched: false,
      lexicon.disguisedAutomaton,
      &stepsLeft
    )
  }

  /// The bytes of a suspect that is one word of Latin letters with no sign before it that may be a letter.
  private func latinWord(_ suspect: FoldedText.Suspect, _ bytes: Span<UInt8>) -> Range<Int>? {
    guard suspect.tokens.count == 1, !suspect.isSpaced else { return nil }
    let token = text.tokens[suspect.tokens.lowerBound]
    let start = token.bytes.lowerBound
    guard token.kind == .word, token.bytes.count == token.symbols.count,
      token.flags.isDisjoint(with: [.russian, .foreign, .neighbour, .styled]),
      start == 0 || bytes[start - 1] <= 0x20
    else { return nil }
    return token.bytes
  }

  /// Whether reading a Latin word in some way may lead to a listed one.
  private func mayBegin(
    _ word: Range<Int>,
    _ way: LatticeBuilder.Way,
    _ bytes: Span<UInt8>,
    _ lexicon: Lexicon
  ) -> Bool {
    let automaton = lexicon.disguisedAutomaton
    return builder.mayBegin(
      bytes,
      word,
      way,
      from: automaton.start,
      until: automaton.firstAccepting
    ) { automaton.next($0, $1) }
  }

  /// Whether a listed word may begin at one of several words side by side.
  ///
  /// Most such stretches are plain Russian words with hyphens or of very few letters, «кто-то»,
  /// «и вы не». Their first two letters can be read in one way only, and when no listed word begins
  /// with those of any of them, there is nothing to look for.
  private mutating func mayBeginDisguised(
    _ suspect: FoldedText.Suspect,
    _ bytes: Span<UInt8>,
    _ lexicon: Lexicon
  ) -> Bool {
    let start = text.tokens[suspect.tokens.lowerBound].bytes.lowerBound
    // A sign right before may be a first letter.
    guard start == 0 || bytes[start - 1] <= 0x20 else { return true }
    let automaton = lexicon.disguisedAutomaton
    for index in suspect.tokens {
      let token = text.tokens[index]
      guard token.kind == .word, token.flags.isSubset(of: [.russian, .lower, .upper]),
        token.bytes.count == 2 * token.symbols.count,
        index == suspect.tokens.lowerBound || token.gap != .none
      else { return true }
      let first = text.symbols[token.symbols.lowerBound]
      let state = automaton.next(automaton.start, first)
      // «ь» and «о» begin figures of several signs, but not before a Russian letter.
      if token.symbols.count == 1 {
        if state != 0 || Self.figureLetters.contains(first) { return true }
      } else if state != 0 {
        let second = text.symbols[token.symbols.lowerBound + 1]
        let isLast = token.symbols.count == 2
        if automaton.next(state, second) != 0 || isLast && Self.figureLetters.contains(second) {
          return true
        }
      }
    }
    return false
  }

  /// The letters that stand in figures, `ь|` for «ы».
  private static let figureLetters = Symbol.symbols(of: "ьо")

  /// Whether some pattern is complete in the symbols with repeated ones left out.
  ///
  /// When there is much to try, it gives up and says that there may be.
  private mutating func mayBeStretched(
    _ symbols: Range<Int>,
    from state: UInt32,
    isStretched: Bool,
    _ automaton: Automaton,
    _ stepsLeft: inout Int
  ) -> Bool {
    if isStretched && state >= automaton.firstAccepting { return true }
    guard let first = symbols.first else {
      return isStretched && automaton.next(state, .boundary) >= automaton.firstAccepting
    }
    stepsLeft -= 1
    guard stepsLeft > 0 else { return true }
    let rest = symbols.dropFirst()
    let symbol = text.symbols[first]
    // The symbol before a word's first one is a boundary or a digit, so no first letter is repeated.
    let isRepeated = first > 0 && text.symbols[first - 1] == symbol
    if isRepeated && mayBeStretched(rest, from: state, isStretched: true, automaton, &stepsLeft) {
      return true
    }
    let next = automaton.next(state, symbol)
    return next != 0
      && mayBeStretched(rest, from: next, isStretched: isStretched, automaton, &stepsLeft)
  }
}
