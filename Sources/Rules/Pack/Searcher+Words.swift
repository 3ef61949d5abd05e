import Folding
import Matching

/// From words as they are written to the patterns that they complete.
extension Searcher {
  /// Finds the words as they are written.
  mutating func findWords(_ lexicon: Lexicon) {
    visits.removeAll(keepingCapacity: true)
    speaking.removeAll(keepingCapacity: true)
    things.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    notes.reserveCapacity(text.tokens.count)
    // The text is taken out of `self`, so that it can be read while what it says is noted.
    var text = FoldedText()
    swap(&text, &self.text)
    noteWords(of: text, lexicon)
    swap(&text, &self.text)
  }

  private mutating func noteWords(of text: borrowing FoldedText, _ lexicon: Lexicon) {
    let symbols = text.symbols.span
    var index = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      guard token.kind == .word else {
        if !lexicon.cluesByKind.positions(of: Int(token.kind.rawValue)).isEmpty {
          things.append(Int32(truncatingIfNeeded: index))
        }
        notes.append(WordMeaning())
        index &+= 1
        continue
      }
      let word = token.symbols
      var note = WordMeaning()
      if word.count <= WordName.limit {
        let name = WordName(symbols, word)
        note = words.meaning(of: token, name)
        if note.count == WordMeaning.unread {
          note = read(symbols, word, lexicon)
          words.remember(note, of: token, name)
        }
      } else {
        note = read(symbols, word, lexicon)
      }
      if note.count == Self.manySets {
        visitAll(of: index, symbols, word, &note, lexicon)
      } else if note.marks != 0 {
        var set = 0
        while set < Int(note.count) {
          if note.marks &>> UInt8(truncatingIfNeeded: set) & 1 == 1 {
            speaking.append((Int32(truncatingIfNeeded: index), note.sets[set]))
          }
          set &+= 1
        }
      }
      notes.append(note)
      index &+= 1
    }
  }

  /// In place of a count: there are more sets than a note holds.
  static var manySets: Int8 { -1 }

  /// Finds out what a word says.
  @inline(never)
  private func read(
    _ symbols: Span<Symbol>,
    _ word: Range<Int>,
    _ lexicon: Lexicon
  ) -> WordMeaning {
    var note = WordMeaning()
    note.sound = WordSound.hash(symbols, word)
    note.count = 0
    lexicon.automaton.forEachCompletion(in: symbols, word) { set in
      note.hints |= lexicon.automaton.marks(ofCompletion: set)
      guard note.count >= 0, note.count < 3 else {
        note.count = Self.manySets
        return
      }
      if lexicon.isSpeaking(set) { note.marks |= 1 << UInt8(note.count) }
      note.sets[Int(note.count)] = Int32(truncatingIfNeeded: set)
      note.count += 1
    }
    return note
  }

  /// Notes the sets of a word that completes many.
  @inline(never)
  private mutating func visitAll(
    of token: Int,
    _ symbols: Span<Symbol>,
    _ word: Range<Int>,
    _ note: inout WordMeaning,
    _ lexicon: Lexicon
  ) {
    note.sets[0] = Int32(truncatingIfNeeded: visits.count)
    lexicon.automaton.forEachCompletion(in: symbols, word) { set in
      visits.append(Int32(truncatingIfNeeded: set))
      if lexicon.isSpeaking(set) {
        speaking.append((Int32(truncatingIfNeeded: token), Int32(truncatingIfNeeded: set)))
      }
    }
    note.sets[1] = Int32(truncatingIfNeeded: visits.count)
  }
}

extension Lexicon {
  /// Whether a set of patterns says something.
  @inline(__always)
  fileprivate func isSpeaking(_ set: Int) -> Bool {
    speaking[set >> 6] >> UInt64(set & 63) & 1 == 1
  }
}
