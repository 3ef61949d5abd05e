import Folding
import Matching
import TestSupport
import Testing

@testable import Rules

/// Phrases are looked for by their rarest word; here they are also looked for as anyone would, word
/// by word from each place of a text.
@Suite struct PhraseTwinTests {
  /// «не» and «на» are common and «кот» and «пёс» are not, so anchors stand at every place.
  private static let phrases = [
    "не кот", "кот не", "не на кот", "не кот на", "не <2> кот", "кот <2> не", "не <1> на <2> кот",
    "не <1> кот <1> на", "на не", "<число> <1> кот", "не <1> <число> не", "<эмодзи> не",
    "не <2> <эмодзи> кот", "к* <1> не <1> п*", "(не|кот) <2> (на|пес)", "<число> <число>",
  ]

  private static let pieces = ["не", "на", "кот", "пёс", "7", "🔥", "дом", "не.", "кот!"]

  @Test func `agrees in every text of up to four pieces`() throws {
    let pack = try pack(list: Self.phrases.joined(separator: "\n"))
    var searcher = try Searcher()
    var texts: Set = [""]
    for _ in 0..<4 {
      for text in texts { texts.formUnion(Self.pieces.map { "\(text) \($0)" }) }
    }
    for text in texts { try compare(text, pack, &searcher) }
  }

  @Test func `agrees in long random texts`() throws {
    let pack = try pack(list: Self.phrases.joined(separator: "\n"))
    var searcher = try Searcher()
    var random = Seeded(1)
    for _ in 0..<300 {
      let text = (0..<40).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
      try compare(text.joined(separator: " "), pack, &searcher)
    }
  }

  @Test func `agrees where a word is spelt letter by letter over the ends of sentences`() throws {
    let list = "@readings all\nне <1> хуй\nхуй <2> кот\nна <2> хуй <1> кот"
    let pack = try pack(list: list)
    var searcher = try Searcher()
    for text in [
      "на х.у.й кот", "на дом х у й дом кот", "не х.у.й. кот", "хуй х у й кот",
      "на не х-у-й не кот",
    ] {
      try compare(text, pack, &searcher)
    }
  }

  private func compare(_ text: String, _ pack: RulePack, _ searcher: inout Searcher) throws {
    searcher.search(text.utf8.span, pack.lexicon)
    let found = Set(searcher.matches.map { Place(entry: $0.entry, tokens: $0.tokens) })
    #expect(found == naivePlaces(searcher, pack.lexicon), "\(text)")
  }
}

/// An entry and the tokens it takes up.
private struct Place: Hashable {
  var entry: Int
  var tokens: Range<Int>
}

/// The places of all phrases, found from each token by trying every way on, nearest first.
private func naivePlaces(_ searcher: borrowing Searcher, _ lexicon: Lexicon) -> Set<Place> {
  var places: Set<Place> = []
  for phrase in lexicon.phrases {
    let steps = Array(lexicon.steps[Int(phrase.firstStep)..<Int(phrase.endStep)])
    for token in searcher.text.tokens.indices {
      for end in ends(of: steps[0], at: token, searcher, lexicon) {
        if let last = naiveEnd(of: steps.dropFirst(), from: end, searcher, lexicon) {
          places.insert(Place(entry: Int(phrase.entry), tokens: token..<last))
        }
      }
    }
  }
  return places
}

private func naiveEnd(
  of steps: ArraySlice<Lexicon.Step>,
  from token: Int,
  _ searcher: borrowing Searcher,
  _ lexicon: Lexicon
) -> Int? {
  guard let step = steps.first else { return token }
  let tokens = searcher.text.tokens
  var words = 0
  for next in token..<max(token, tokens.count) {
    guard tokens[next].gap < .sentence, words <= Int(step.gap) else { return nil }
    for end in ends(of: step, at: next, searcher, lexicon) {
      if let last = naiveEnd(of: steps.dropFirst(), from: end, searcher, lexicon) { return last }
    }
    words += tokens[next].kind == .emoji ? 0 : 1
  }
  return nil
}

/// Where what a step asks for ends when it begins at a token: as written first, then as guessed.
private func ends(
  of step: Lexicon.Step,
  at token: Int,
  _ searcher: borrowing Searcher,
  _ lexicon: Lexicon
) -> [Int] {
  let own = searcher.text.tokens[token]
  guard step.pattern >= 0 else { return own.kind == step.kind ? [token + 1] : [] }
  let word = Array(searcher.text.symbols[own.symbols])
  let isWritten =
    own.kind == .word && lexicon.automaton.patterns(in: word).contains(Int(step.pattern))
  let guessed = searcher.hits.filter {
    $0.tokens.lowerBound == token && $0.pattern == Int(step.pattern)
  }
  return (isWritten ? [token + 1] : []) + guessed.map(\.tokens.upperBound)
}
