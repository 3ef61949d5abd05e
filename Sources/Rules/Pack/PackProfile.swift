import Folding

/// What each rule and each entry of a pack costs and finds over many texts.
///
/// An entry's time is what it takes to follow it from where its rarest word was found; looking for
/// words costs the same however many there are, and belongs to none of them. A rule's time is what
/// asking its condition takes, when its lists were found at all.
public struct PackProfile: Sendable {
  /// The rules, in the order of the pack.
  public private(set) var rules: [Row]

  /// The entries, in the order of the lexicon.
  public private(set) var entries: [Row]

  /// How many texts were added.
  public private(set) var texts = 0

  /// What one rule or entry did.
  public struct Row: Sendable {
    /// How often it was asked or followed.
    public var tries = 0
    /// How many texts it held for or was found in.
    public var texts = 0
    /// How long all tries took, with a few dozen nanoseconds each for looking at the clock.
    public var time = Duration.zero
  }

  /// Creates a profile of no texts.
  public init(_ pack: RulePack) {
    rules = [Row](repeating: Row(), count: pack.rules.count)
    entries = [Row](repeating: Row(), count: pack.lexicon.entries.count)
  }

  /// Adds the text that was searched and evaluated last.
  ///
  /// The work is done again step by step with an eye on the clock, so this is slower than deciding.
  /// The searcher is left as it was.
  public mutating func add(
    _ searcher: inout Searcher,
    _ evaluation: Evaluation,
    _ bytes: Span<UInt8>,
    _ pack: RulePack
  ) {
    texts += 1
    for number in evaluation.held { rules[number].texts += 1 }
    for entry in Set((searcher.matches + searcher.exceptions).map(\.entry)) {
      entries[entry].texts += 1
    }
    searcher.followClues(pack.lexicon, &entries)
    var evaluation = evaluation
    evaluation.askAgain(searcher, bytes, pack, &rules)
  }
}

extension Evaluation {
  /// Asks the rules anew that were asked for the last text, with an eye on the clock.
  fileprivate mutating func askAgain(
    _ searcher: borrowing Searcher,
    _ bytes: Swift.Span<UInt8>,
    _ pack: RulePack,
    _ rows: inout [PackProfile.Row]
  ) {
    for number in pack.conditions.indices where asked[number / 64] >> UInt64(number % 64) & 1 == 1 {
      spans.removeAll(keepingCapacity: true)
      let started = ContinuousClock.now
      _ = ask(pack.conditions[number], rule: number, searcher, bytes)
      rows[number].time += ContinuousClock.now - started
      rows[number].tries += 1
    }
  }
}

extension Searcher {
  /// Follows the clues of the last text anew, with an eye on the clock; the matches stay as they are.
  fileprivate mutating func followClues(_ lexicon: Lexicon, _ rows: inout [PackProfile.Row]) {
    let found = matches
    for candidate in candidates {
      let started = ContinuousClock.now
      follow(candidate, lexicon)
      let clue = candidate.clue
      let entry = clue.phrase.map { Int(lexicon.phrases[$0].entry) } ?? clue.entry
      rows[entry].time += ContinuousClock.now - started
      rows[entry].tries += 1
    }
    matches = found
  }
}
