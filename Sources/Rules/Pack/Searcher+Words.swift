import Folding
import Matching

/// From words as they are written to what they say.
extension Searcher {
  /// Finds the words as they are written.
  mutating func findWords(_ lexicon: Lexicon) {
    speaking.removeAll(keepingCapacity: true)
    things.removeAll(keepingCapacity: true)
    var all = NumberHints()
    var index = 0
    while index < text.tokens.count {
      var number = text.meanings[index].number
      if number == WordMeaning.unread { number = note(index, lexicon) }
      let row = meanings.rows[Int(number)]
      all.formUnion(row.hints)
      if !row.isSilent { speaking.append((Int32(truncatingIfNeeded: index), number)) }
      index &+= 1
    }
    hints = all
  }

  /// Finds out what a token says, and returns the number of its meaning.
  @inline(never)
  private mutating func note(_ index: Int, _ lexicon: Lexicon) -> Int32 {
    let token = text.tokens[index]
    var meaning = WordMeaning()
    if token.kind == .word {
      let letters = text.symbols
      meaning.sound = WordSound.hash(letters.span, token.symbols)
      meaning.number = meanings.read(letters.span, token.symbols, lexicon)
      words.remember(meaning, of: token, letters.span)
    } else {
      meaning.number = 0
      if !lexicon.cluesByKind.positions(of: Int(token.kind.rawValue)).isEmpty {
        things.append(Int32(truncatingIfNeeded: index))
      }
    }
    text.note(meaning, of: index)
    return meaning.number
  }
}
