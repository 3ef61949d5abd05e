public import Folding
import Matching
public import Rules

/// Looks for two words that, side by side, would be read as one listed word: «ху» and «йня».
///
/// Letters and syllables set apart by spaces are read together, so any two neighbours could be
/// mistaken for a disguise. All pairs of 20,000 words are 400 million texts, too many to decide on.
/// But a pair can only be joined when the automaton of disguised words is still going at the end of
/// the first word and completes a pattern within the second, and few first words end in few states;
/// or when the two words fit an obscene phrase of two words, as which split words stand in the lists.
/// Those pairs alone are decided on.
public struct PairSweep: ~Copyable, Sendable {
  /// Two words that are read as one.
  public struct Pair: Hashable, Sendable {
    /// The word in front.
    public var first: String
    /// The word behind it.
    public var second: String
    /// The id of the rule that holds.
    public var rule: String
  }

  private var classifier: Classifier

  /// The words, folded.
  private var words: [(text: String, symbols: [Symbol])] = []

  /// Creates a sweep.
  ///
  /// - Throws: An `ICUError` if ICU's data is missing.
  public init(_ pack: RulePack) throws(ICUError) {
    let classifier = try Classifier(pack, asking: .everything)
    self.classifier = classifier
  }

  /// Adds a word; one that is flagged by itself, or not of Russian letters alone, is left out.
  public mutating func add(_ word: String) {
    let symbols = word.lowercased().unicodeScalars.map(Symbol.init)
    guard !symbols.isEmpty, symbols.allSatisfy({ $0?.isRussian == true }) else { return }
    classifier.decide(word)
    if classifier.decision.scores.contains(where: { $0 > 0 }) { return }
    words.append((word, symbols.compactMap { $0 }))
  }

  /// Returns every pair of words, in either order, that is read as one word.
  ///
  /// - Complexity: O(*n* · *s*) for *n* words that leave the automaton in *s* different states, and
  ///   O(*p*) for *p* pairs that may be joined.
  public mutating func pairs() -> [Pair] {
    let candidates = joined().union(split())
    return candidates.sorted().compactMap { code in
      decide(words[code / words.count].text, words[code % words.count].text)
    }
  }

  /// The pairs, as first · count + second, on which the automaton completes a pattern.
  private func joined() -> Set<Int> {
    let automaton = classifier.pack.lexicon.disguisedAutomaton
    var firsts: [UInt32: [Int]] = [:]
    for (number, word) in words.enumerated() {
      for state in Self.states(after: word.symbols, from: automaton.start, automaton) {
        firsts[state, default: []].append(number)
      }
    }
    var pairs: Set<Int> = []
    for (state, firsts) in firsts {
      for (second, word) in words.enumerated()
      where Self.completes(word.symbols, from: state, automaton) {
        for first in firsts { pairs.insert(first * words.count + second) }
      }
    }
    return pairs
  }

  /// The pairs, as first · count + second, that fit an obscene phrase of two words.
  private func split() -> Set<Int> {
    let pack = classifier.pack
    let obscene = pack.rules.filter { $0.outcome == .category(.profanity) }
    let phrases = pack.lexicon.wordPairs { list in
      obscene.contains { $0.condition.mentions(list: list) }
    }
    var byPattern: [Int: [Int]] = [:]
    for (number, word) in words.enumerated() {
      for pattern in pack.lexicon.automaton.patterns(in: word.symbols) {
        byPattern[pattern, default: []].append(number)
      }
    }
    var pairs: Set<Int> = []
    for phrase in phrases {
      for first in byPattern[phrase.first] ?? [] {
        for second in byPattern[phrase.second] ?? [] { pairs.insert(first * words.count + second) }
      }
    }
    return pairs
  }

  /// Decides on two words, and returns them when a finding takes them for one.
  private mutating func decide(_ first: String, _ second: String) -> Pair? {
    let text = "\(first) \(second)"
    classifier.decide(text)
    let space = first.utf8.count
    let finding = classifier.decision.findings.first {
      let isObscene = classifier.pack.rows[$0.rule].category == .profanity
      return $0.bytes.contains(space) && (isObscene || $0.disguise.contains(.gaps))
    }
    return finding.map {
      Pair(first: first, second: second, rule: classifier.pack.rules[$0.rule].id)
    }
  }

  /// The states in which the automaton may be behind a word, any repeated letter left out or not.
  private static func states(
    after word: [Symbol],
    from start: UInt32,
    _ automaton: Automaton
  ) -> Set<UInt32> {
    var states: Set<UInt32> = [start]
    for index in word.indices { step(&states, word, index, automaton) }
    return states
  }

  /// Whether a word that goes on from a state completes a pattern.
  private static func completes(
    _ word: [Symbol],
    from state: UInt32,
    _ automaton: Automaton
  ) -> Bool {
    var states: Set<UInt32> = [state]
    for index in word.indices where !states.isEmpty {
      step(&states, word, index, automaton)
      if states.contains(where: { $0 >= automaton.firstAccepting }) { return true }
    }
    return states.contains { automaton.next($0, .boundary) >= automaton.firstAccepting }
  }

  /// Goes one letter on from every state; a repeated letter may also be left out.
  private static func step(
    _ states: inout Set<UInt32>,
    _ word: [Symbol],
    _ index: Int,
    _ automaton: Automaton
  ) {
    var next = Set(states.map { automaton.next($0, word[index]) })
    if index > 0 && word[index] == word[index - 1] { next.formUnion(states) }
    states = next.filter { $0 != 0 }
  }
}
