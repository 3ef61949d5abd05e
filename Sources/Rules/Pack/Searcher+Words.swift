import Folding
import Matching

/// From words as they are written to what they say.
extension Searcher {
  /// Finds the words as they are written.
  mutating func findWords(_ lexicon: Lexicon) {
    speaking.removeAll(keepingCapacity: true)
    things.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.meanings.count {
      meanings.fetch(text.meanings[index].number)
      index &+= 1
    }
    var all = NumberHints()
    index = 0
    while index < text.meanings.count {
      var number = text.meanings[index].number
      if number == WordMeaning.unread { number = read(index, lexicon) }
      if number > 0 {
        let row = meanings[number]
        all.formUnion(row.hints)
        if !row.isSilent {
          meanings.fetchClues(of: row)
          speaking.append((Int32(truncatingIfNeeded: index), number))
        }
      } else if number == WordMeaning.noWord, lexicon.says(text.tokens[index].kind) {
        things.append(Int32(truncatingIfNeeded: index))
      }
      index &+= 1
    }
    hints = all
  }

  /// Finds out what a word says, remembers it, and returns the number of its meaning.
  @inline(never)
  private mutating func read(_ index: Int, _ lexicon: Lexicon) -> Int32 {
    let token = text.tokens[index]
    let letters = text.symbols
    var meaning = WordMeaning()
    meaning.sound = WordSound.hash(letters.span, token.symbols)
    meaning.number = meanings.read(letters.span, token.symbols, lexicon)
    words.remember(meaning, of: token, letters.span)
    text.note(meaning, of: index)
    return meaning.number
  }
}

extension Lexicon {
  /// Whether tokens of a kind lead to entries.
  fileprivate func says(_ kind: Token.Kind) -> Bool {
    !cluesByKind.positions(of: Int(kind.rawValue)).isEmpty
  }
}
