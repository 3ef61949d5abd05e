import Folding
import Matching

/// From words to the entries that a text may have.
extension Searcher {
  /// A clue that may lead to an entry, and where it was found.
  struct Candidate: BitwiseCopyable {
    /// What its word means.
    let clue: Lexicon.Clue

    /// The list of the entry that it may lead to.
    let list: Int32

    /// Whether its phrase has more words than those that were looked for beside this one.
    let isUnproven: Bool

    /// The token at which it was found, or the number of the hit with all bits turned round.
    let place: Int32
  }

  /// Finds the clues that may lead to entries, and notes the lists that these belong to.
  ///
  /// Single words are entries; of phrases it is known that the text may have all their words, and
  /// that those beside the one that was found stand where they have to.
  mutating func findCandidates(_ lexicon: Lexicon) {
    candidates.removeAll(keepingCapacity: true)
    var index = 0
    while index < speaking.count {
      let (token, meaning) = speaking[index]
      index &+= 1
      let own = meanings[meaning].ownClues
      var position = own.lowerBound
      while position < own.upperBound {
        note(meanings.clues[position], at: token, lexicon)
        position &+= 1
      }
    }
    for token in things {
      let kind = Int(text.tokens[Int(token)].kind.rawValue)
      for position in lexicon.cluesByKind.positions(of: kind) {
        note(lexicon.cluesByKind[position], at: token, lexicon)
      }
    }
    for hit in hits.indices {
      for position in lexicon.cluesByPattern.positions(of: hits[hit].pattern) {
        note(lexicon.cluesByPattern[position], at: ~Int32(truncatingIfNeeded: hit), lexicon)
      }
    }
    dropLonePhrases(lexicon)
    let width = (lexicon.listNames.count + 63) / 64
    if chances.count != width { chances = [UInt64](repeating: 0, count: width) }
    Self.addLists(of: candidates, to: &chances)
  }

  /// Sets the bits of the lists that candidates may lead to, and of no others.
  private static func addLists(of candidates: [Candidate], to chances: inout [UInt64]) {
    var bits = chances.mutableSpan
    for word in bits.indices { bits[word] = 0 }
    for index in candidates.indices {
      let list = Int(candidates[index].list)
      bits[list >> 6] |= 1 << UInt64(list & 63)
    }
  }

  private mutating func note(_ clue: Lexicon.Clue, at place: Int32, _ lexicon: Lexicon) {
    note(Meanings.SignedClue(clue: clue, post: lexicon.signpost(of: clue)), at: place, lexicon)
  }

  /// Drops the candidates of long phrases of which the text lacks a word.
  private mutating func dropLonePhrases(_ lexicon: Lexicon) {
    var kept = 0
    for index in candidates.indices {
      let candidate = candidates[index]
      if candidate.isUnproven, let phrase = candidate.clue.phrase,
        !mayBeWhole(lexicon.phrases[phrase], lexicon)
      {
        continue
      }
      candidates[kept] = candidate
      kept &+= 1
    }
    candidates.removeLast(candidates.count &- kept)
  }

  /// Notes a clue if it may lead to an entry, as far as can be told without its phrase.
  @inline(__always)
  private mutating func note(
    _ signed: Meanings.SignedClue,
    at place: Int32,
    _ lexicon: Lexicon
  ) {
    let (clue, post) = (signed.clue, signed.post)
    if let phrase = clue.phrase {
      // Most texts have no word that could be the neighbour, and a bit tells.
      guard mayHave(post.before), mayHave(post.behind) else { return }
      let tokens = place < 0 ? hits[Int(~place)].tokens : Int(place)..<Int(place) &+ 1
      if let step = post.before, !stands(step, before: tokens, lexicon) { return }
      if let step = post.behind, !stands(step, behind: tokens, lexicon) { return }
      if post.isPart { lexicon.phrases.prefetch(phrase) }
    }
    candidates.append(
      Candidate(clue: clue, list: post.list, isUnproven: post.isPart, place: place)
    )
  }

  /// Whether the text may have what a step asks for, if there is one.
  @inline(__always)
  private func mayHave(_ step: Lexicon.Step?) -> Bool {
    guard let step, step.pattern >= 0 else { return true }
    return hints.mayContain(step.pattern)
  }

  /// Follows a candidate.
  @inline(__always)
  mutating func follow(_ candidate: Candidate, _ lexicon: Lexicon) {
    guard candidate.place >= 0 else {
      let hit = hits[Int(~candidate.place)]
      return follow(candidate.clue, lexicon, Trail(hit), hit.reading)
    }
    follow(candidate.clue, lexicon, trail(at: Int(candidate.place)), 0..<0)
  }
}
