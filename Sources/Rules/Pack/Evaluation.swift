import Folding

/// Which rules hold for a text, and where.
///
/// An evaluation is a set of buffers that belongs to one thread and is filled again for each text.
public struct Evaluation: Sendable {
  /// Whether each rule of the pack holds, cancelled ones not.
  public private(set) var holds: [Bool] = []

  /// The places that rules hold for, in the order of the rules.
  public internal(set) var spans: [Span] = []

  /// The numbers of the rules that hold, in ascending order, cancelled ones not.
  public private(set) var held: [Int] = []

  /// The labels that live rules set.
  public var labels: Set<Label> { Set(Label.allCases.filter(isSet)) }

  /// A bit for each label that live rules set.
  private var labelBits: UInt8 = 0

  /// A place for which a rule holds.
  public struct Span: Equatable, Sendable {
    /// The number of the rule.
    public var rule: Int
    /// The tokens; empty when the rule speaks of the text as a whole.
    public var tokens: Range<Int>
    /// The match of a word list that it rests on, or -1.
    public var match: Int
  }

  /// The most places that are noted for one rule: a comment full of one word must not keep another
  /// rule from telling its own.
  public static let spanLimit = 32

  /// A bit for each rule that is worth asking.
  private(set) var asked: [UInt64] = []

  /// A bit for each list that was found and each feature of the text, as ``Triggers`` counts them.
  private var signs: [UInt64] = []

  /// Which rules are meant.
  private var scope = Scope.everything

  /// A bit for each list that the rules worth asking read.
  private var listBits: [UInt64] = []

  /// What the text has besides words of lists, as bits of ``TextFeature``.
  private var features: UInt64 = 0

  /// The digits of the numbers at hand.
  var digits: [UInt8] = []

  /// Creates an evaluation.
  public init() {}

  /// Where the places of the rule that is being asked begin in ``spans``.
  private var firstSpan = 0

  /// Whether the comment answers another one.
  var isReply = false

  /// The bytes of the text that mention somebody, besides what the text shows itself.
  var mentions: [Range<Int>] = []

  /// How often the comment's text has come.
  var repeats = Repeats()

  /// Which rules are asked.
  public enum Scope: Sendable {
    /// Those that may change the decision.
    case decision
    /// All that may hold.
    case everything
  }

  /// Chooses the rules that are worth asking about the text that was looked through last, and the
  /// lists that they read.
  ///
  /// - Parameters:
  ///   - searcher: What was found in the text; the entries need not have been.
  ///   - isReply: Whether the comment answers another one.
  ///   - mentions: The bytes of the text that mention somebody, besides what the text shows itself.
  ///   - repeats: How often the comment's text has come.
  ///   - scope: Which rules are meant.
  ///   - pack: The pack whose lexicon was looked for.
  /// - Returns: Whether any rule has to be asked.
  public mutating func choose(
    for searcher: borrowing Searcher,
    isReply: Bool,
    mentions: [Range<Int>] = [],
    repeats: Repeats = Repeats(),
    _ scope: Scope,
    _ pack: RulePack
  ) -> Bool {
    self.scope = scope
    self.isReply = isReply
    self.mentions = mentions
    self.repeats = repeats
    features = TextFeature.bits(
      searcher.text.counts,
      isReply: isReply,
      hasMentions: !mentions.isEmpty,
      repeats
    )
    if asked.count != pack.triggers.width { asked = pack.triggers.always }
    if signs.count != pack.triggers.signWidth {
      signs = [UInt64](repeating: 0, count: pack.triggers.signWidth)
    }
    if listBits.count != pack.triggers.listWidth {
      listBits = [UInt64](repeating: 0, count: pack.triggers.listWidth)
    }
    return Self.choose(
      &asked,
      &signs,
      &listBits,
      searcher.chances.span,
      searcher.candidates.span,
      features,
      scope,
      pack
    )
  }

  private static func choose(
    _ rules: inout [UInt64],
    _ found: inout [UInt64],
    _ lists: inout [UInt64],
    _ chances: Swift.Span<UInt64>,
    _ candidates: Swift.Span<Searcher.Candidate>,
    _ features: UInt64,
    _ scope: Scope,
    _ pack: RulePack
  ) -> Bool {
    // Taken once, the spans need not ask at each change whether the arrays have other owners.
    var asked = rules.mutableSpan
    var signs = found.mutableSpan
    var wanted = lists.mutableSpan
    for word in asked.indices { asked[word] = pack.triggers.always[word] }
    for word in signs.indices { signs[word] = 0 }
    for word in wanted.indices { wanted[word] = 0 }
    for word in chances.indices {
      var bits = chances[word]
      while bits != 0 {
        pack.triggers.note(word << 6 | bits.trailingZeroBitCount, &signs, &asked)
        bits &= bits &- 1
      }
    }
    pack.triggers.note(features: features, &signs, &asked)
    pack.triggers.drop(&asked, without: signs)
    pack.triggers.drop(&asked, withoutPlacesIn: candidates)
    if scope == .decision { pack.relevance.reduce(&asked) }
    var isAny = false
    for word in asked.indices {
      var bits = asked[word]
      while bits != 0 {
        isAny = true
        pack.triggers.addLists(of: word << 6 | bits.trailingZeroBitCount, to: &wanted)
        bits &= bits &- 1
      }
    }
    return isAny
  }

  /// The lists that the chosen rules read; all when every rule is meant.
  public var lists: ListSet { scope == .everything ? .all : ListSet(bits: listBits) }

  /// Asks the chosen rules about the text whose entries were found.
  ///
  /// - Parameters:
  ///   - searcher: What was found in the text: all entries of the ``lists`` at least.
  ///   - bytes: The text.
  ///   - pack: The pack by which they were chosen.
  public mutating func evaluate(
    _ searcher: borrowing Searcher,
    _ bytes: Swift.Span<UInt8>,
    _ pack: RulePack
  ) {
    clear(pack)
    Self.narrow(&asked, &signs, searcher.foundLists.span, features, pack)
    for word in asked.indices {
      var bits = asked[word]
      while bits != 0 {
        ask(rule: word << 6 | bits.trailingZeroBitCount, searcher, bytes, pack)
        bits &= bits - 1
      }
    }
    if hasCancelled(pack) { held.removeAll { !holds[$0] } }
  }

  /// Forgets the text before.
  public mutating func clear(_ pack: RulePack) {
    spans.removeAll(keepingCapacity: true)
    for number in held where number < holds.count { holds[number] = false }
    held.removeAll(keepingCapacity: true)
    labelBits = 0
    if holds.count != pack.rows.count {
      holds = [Bool](repeating: false, count: pack.rows.count)
    }
  }

  /// Leaves out the rules that ask for lists that were not found after all.
  private static func narrow(
    _ rules: inout [UInt64],
    _ found: inout [UInt64],
    _ lists: Swift.Span<Int32>,
    _ features: UInt64,
    _ pack: RulePack
  ) {
    var asked = rules.mutableSpan
    var signs = found.mutableSpan
    for word in signs.indices { signs[word] = 0 }
    for index in lists.indices { pack.triggers.note(Int(lists[index]), &signs) }
    pack.triggers.note(features: features, &signs)
    pack.triggers.drop(&asked, without: signs)
  }

  private mutating func ask(
    rule number: Int,
    _ searcher: borrowing Searcher,
    _ bytes: Swift.Span<UInt8>,
    _ pack: RulePack
  ) {
    let first = spans.count
    firstSpan = first
    guard ask(pack.conditions[number], rule: number, searcher, bytes) else {
      dropSpans(from: first)
      return
    }
    holds[number] = true
    held.append(number)
    if pack.rows[number].stage == .live, let label = pack.rows[number].label {
      labelBits |= 1 << UInt8(label.index)
    }
  }

  /// Whether a live rule sets a label.
  public func isSet(_ label: Label) -> Bool { labelBits >> UInt8(label.index) & 1 == 1 }

  /// Takes back what other rules found where a live rule cancels them, and returns whether one did.
  private mutating func hasCancelled(_ pack: RulePack) -> Bool {
    var hasCancelled = false
    for number in held where holds[number] && pack.rows[number].stage == .live {
      for other in pack.cancels[number] where holds[other] {
        hasCancelled = true
        holds[other] = false
        spans.removeAll { $0.rule == other }
        if let label = pack.rows[other].label, !isSetByAnother(label, pack) {
          labelBits &= ~(1 << UInt8(label.index))
        }
      }
    }
    return hasCancelled
  }

  /// Whether a live rule that still holds sets a label.
  private func isSetByAnother(_ label: Label, _ pack: RulePack) -> Bool {
    held.contains { holds[$0] && pack.rows[$0].stage == .live && pack.rows[$0].label == label }
  }

  /// Takes back the places that were noted from a position on, most often none.
  mutating func dropSpans(from first: Int) {
    if spans.count > first { spans.removeLast(spans.count - first) }
  }

  /// Notes a place.
  mutating func note(_ tokens: Range<Int>, rule: Int, match: Int = -1) {
    guard spans.count - firstSpan < Self.spanLimit else { return }
    spans.append(Span(rule: rule, tokens: tokens, match: match))
  }
}
