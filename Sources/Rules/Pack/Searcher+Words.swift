import Folding
import Matching

/// From words as they are written to the patterns that they complete.
extension Searcher {
  /// Finds the words as they are written.
  mutating func findWords(_ lexicon: Lexicon) {
    visits.removeAll(keepingCapacity: true)
    speaking.removeAll(keepingCapacity: true)
    things.removeAll(keepingCapacity: true)
    var index = 0
    while let next = nextToNote(from: index) {
      note(next, lexicon)
      index = next &+ 1
    }
    // Held by itself: a span of it would copy all that the text has besides.
    let meanings = text.meanings
    var all = NumberHints()
    for meaning in meanings { all.formUnion(meaning.hints) }
    hints = all
  }

  /// The next token that is no word, has not been read or says something; nil when there is none.
  ///
  /// It is mutating only lest the searcher be copied.
  private mutating func nextToNote(from index: Int) -> Int? {
    // Held by itself: a span of it would copy all that the text has besides.
    let meanings = text.meanings
    var index = index
    while index < meanings.count {
      if meanings[index].count < 0 || meanings[index].marks != 0 { return index }
      index &+= 1
    }
    return nil
  }

  /// Notes what a token says.
  private mutating func note(_ index: Int, _ lexicon: Lexicon) {
    let token = text.tokens[index]
    guard token.kind == .word else {
      if !lexicon.cluesByKind.positions(of: Int(token.kind.rawValue)).isEmpty {
        things.append(Int32(truncatingIfNeeded: index))
      }
      return
    }
    if text.meanings[index].count == WordMeaning.unread { read(index, lexicon) }
    if text.meanings[index].count == Self.manySets {
      visitAll(of: index, lexicon)
      return
    }
    let meaning = text.meanings[index]
    var set = 0
    while set < Int(meaning.count) {
      if meaning.marks &>> UInt8(truncatingIfNeeded: set) & 1 == 1 {
        speaking.append((Int32(truncatingIfNeeded: index), meaning.sets[set]))
      }
      set &+= 1
    }
  }

  /// In place of a count: there are more sets than a note holds.
  static var manySets: Int8 { -1 }

  /// Finds out what a word says, and remembers it.
  @inline(never)
  private mutating func read(_ token: Int, _ lexicon: Lexicon) {
    let letters = text.symbols
    let symbols = letters.span
    let word = text.tokens[token].symbols
    var note = WordMeaning()
    note.sound = WordSound.hash(symbols, word)
    note.count = 0
    lexicon.automaton.forEachCompletion(in: symbols, word) { set in
      lexicon.automaton.forEachPattern(ofCompletion: set) { note.hints.insert($0) }
      guard note.count >= 0, note.count < 3 else {
        note.count = Self.manySets
        return
      }
      if lexicon.isSpeaking(set) { note.marks |= 1 << UInt8(note.count) }
      note.sets[Int(note.count)] = Int32(truncatingIfNeeded: set)
      note.count += 1
    }
    words.remember(note, of: text.tokens[token], symbols)
    text.note(note, of: token)
  }

  /// Notes the sets of a word that completes many.
  @inline(never)
  private mutating func visitAll(
    of token: Int,
    _ lexicon: Lexicon
  ) {
    let letters = text.symbols
    let word = text.tokens[token].symbols
    var note = text.meanings[token]
    note.sets[0] = Int32(truncatingIfNeeded: visits.count)
    lexicon.automaton.forEachCompletion(in: letters.span, word) { set in
      visits.append(Int32(truncatingIfNeeded: set))
      if lexicon.isSpeaking(set) {
        speaking.append((Int32(truncatingIfNeeded: token), Int32(truncatingIfNeeded: set)))
      }
    }
    note.sets[1] = Int32(truncatingIfNeeded: visits.count)
    text.note(note, of: token)
  }
}

extension Lexicon {
  /// Whether a set of patterns says something.
  @inline(__always)
  fileprivate func isSpeaking(_ set: Int) -> Bool {
    speaking[set >> 6] >> UInt64(set & 63) & 1 == 1
  }
}
