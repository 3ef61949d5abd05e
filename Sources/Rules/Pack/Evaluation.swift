/// Which rules hold for a text, and where.
///
/// An evaluation is a set of buffers that belongs to one thread and is filled again for each text.
public struct Evaluation: Sendable {
  /// Whether each rule of the pack holds, cancelled ones not.
  public private(set) var holds: [Bool] = []

  /// The places that rules hold for, in the order of the rules.
  public internal(set) var spans: [Span] = []

  /// The labels that live rules set.
  public private(set) var labels: Set<Label> = []

  /// A place for which a rule holds.
  public struct Span: Equatable, Sendable {
    /// The number of the rule.
    public var rule: Int
    /// The tokens; empty when the rule speaks of the text as a whole.
    public var tokens: Range<Int>
    /// The match of a word list that it rests on, or -1.
    public var match: Int
  }

  /// The most places that are noted for one text.
  public static let spanLimit = 64

  /// The first match of each list, with one entry more.
  private var matchesFrom: [Int] = []

  /// A bit for each list that was found.
  private var found: [UInt64] = []

  /// Creates an evaluation.
  public init() {}

  /// Whether the comment answers another one.
  var isReply = false

  /// How often the comment's text has come.
  var repeats = Repeats()

  /// Asks every rule of a pack about the text that was searched last.
  ///
  /// - Parameters:
  ///   - searcher: What was found in the text.
  ///   - bytes: The text.
  ///   - isReply: Whether the comment answers another one.
  ///   - repeats: How often the comment's text has come.
  ///   - pack: The pack whose lexicon was searched for.
  public mutating func evaluate(
    _ searcher: Searcher,
    _ bytes: Swift.Span<UInt8>,
    isReply: Bool,
    repeats: Repeats = Repeats(),
    _ pack: RulePack
  ) {
    self.isReply = isReply
    self.repeats = repeats
    index(searcher.matches, lists: pack.lexicon.listNames.count)
    spans.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    holds.removeAll(keepingCapacity: true)
    for number in pack.rules.indices {
      let first = spans.count
      let holdsNow =
        isTriggered(pack.triggers[number])
        && ask(pack.conditions[number], rule: number, searcher, bytes)
      if !holdsNow { spans.removeSubrange(first...) }
      holds.append(holdsNow)
      if holdsNow, pack.rules[number].stage == .live,
        case .label(let label) = pack.rules[number].outcome
      {
        labels.insert(label)
      }
    }
    cancel(pack)
  }

  /// Notes where each list's matches begin and which lists were found.
  private mutating func index(_ matches: [Match], lists: Int) {
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: repeatElement(0, count: (lists + 63) / 64))
    matchesFrom.removeAll(keepingCapacity: true)
    var match = 0
    for list in 0...lists {
      while match < matches.count && matches[match].list < list { match += 1 }
      matchesFrom.append(match)
    }
    for match in matches { found[match.list / 64] |= 1 << UInt64(match.list % 64) }
  }

  /// The positions of a list's matches.
  func matches(of list: Int) -> Range<Int> { matchesFrom[list]..<matchesFrom[list + 1] }

  private func isTriggered(_ trigger: Trigger) -> Bool {
    guard let lists = trigger.lists else { return true }
    return lists.indices.contains { lists[$0] & found[$0] != 0 }
  }

  /// Takes back what other rules found where a live rule cancels them.
  private mutating func cancel(_ pack: RulePack) {
    for number in pack.rules.indices where holds[number] && pack.rules[number].stage == .live {
      for other in pack.cancels[number] where holds[other] {
        holds[other] = false
        spans.removeAll { $0.rule == other }
        if case .label(let label) = pack.rules[other].outcome, !isSet(label, pack) {
          labels.remove(label)
        }
      }
    }
  }

  /// Whether a live rule that holds sets a label.
  private func isSet(_ label: Label, _ pack: RulePack) -> Bool {
    pack.rules.indices.contains {
      holds[$0] && pack.rules[$0].stage == .live && pack.rules[$0].outcome == .label(label)
    }
  }

  /// Notes a place.
  mutating func note(_ tokens: Range<Int>, rule: Int, match: Int = -1) {
    guard spans.count < Self.spanLimit else { return }
    spans.append(Span(rule: rule, tokens: tokens, match: match))
  }
}
