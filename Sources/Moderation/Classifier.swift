public import Folding
public import Rules

/// Decides on comments, one after another, by a rule pack.
///
/// Deciding is a pure function of the comment and the pack: no clock, no disk, no memory of other
/// comments. A classifier holds the buffers for it and belongs to one thread; as many as there are
/// threads share one pack.
///
///     var classifier = try Classifier(pack)
///     classifier.decide("Ну ты и дебил")
///     classifier.decision.action  // .review
public struct Classifier: ~Copyable, Sendable {
  /// The most findings that a decision tells.
  public static let findingLimit = 32

  /// The most bytes of a text that are read; a longer one is read as far as this.
  ///
  /// It is eight times what any of the networks lets people write.
  public static let textLimit = 1 << 18

  /// The pack that decides.
  public let pack: RulePack

  /// The decision on the last comment.
  public private(set) var decision = Decision()

  /// The letters of the readings that the last decision's findings refer to.
  public private(set) var readings: [Symbol] = []

  /// What was found in the last comment.
  public private(set) var searcher: Searcher

  /// Which rules held for the last comment.
  public private(set) var evaluation = Evaluation()

  /// The fingerprint of the last comment's text; that of nothing when no rule asks for repeats.
  public private(set) var fingerprint = Fingerprint()

  private let thresholds: PageThresholds

  /// A bit for each label that somebody has to read at once, and for each that guards comments.
  private let urgentLabels: UInt8
  private let guardLabels: UInt8

  /// A bit for each category that somebody has to read at once, and for each whose comments are guarded.
  private let urgentCategories: UInt8
  private let guardedCategories: UInt8

  /// Which rules are asked.
  private let scope: Evaluation.Scope

  /// Creates a classifier.
  ///
  /// - Parameters:
  ///   - pack: The pack that decides.
  ///   - scope: Which rules are asked. It makes no difference to decisions, but ``evaluation`` tells of
  ///     no others; and unless everything is asked, ``searcher`` tells only of the lists that they read.
  /// - Throws: An `ICUError` if ICU's data is missing.
  public init(_ pack: RulePack, asking scope: Evaluation.Scope = .decision) throws(ICUError) {
    let tables = try pack.foldingTables.get()
    searcher = Searcher(tables)
    self.pack = pack
    self.scope = scope
    thresholds = PageThresholds(pack.policy)
    urgentLabels = pack.policy.urgentLabels.reduce(0) { $0 | 1 << UInt8($1.index) }
    guardLabels = pack.policy.guardLabels.reduce(0) { $0 | 1 << UInt8($1.index) }
    urgentCategories = pack.policy.urgentCategories.reduce(0) { $0 | 1 << UInt8($1.index) }
    guardedCategories = pack.policy.guardedCategories.reduce(0) { $0 | 1 << UInt8($1.index) }
  }

  /// Whether the policy has thresholds for single pages, so that page names matter.
  public var hasPages: Bool { thresholds.hasPages }

  /// Returns the number of a page, by which its own thresholds are found.
  public func page(network: String, id: String) -> CommentContext.PageNumber {
    thresholds.number(network: network, page: id)
  }

  /// Returns the page's number as versions found it that took a network's name to the letter, so that what
  /// they decided can be decided again.
  public func page(spelled network: String, id: String) -> CommentContext.PageNumber {
    thresholds.number(spelled: network, page: id)
  }

  /// The thresholds of a page for a category.
  public func limits(
    of page: CommentContext.PageNumber,
    _ category: Rules.Category
  ) -> Policy.Thresholds { thresholds[page, category] }

  /// Decides on a comment; the answer stands in ``decision``.
  ///
  /// - Parameters:
  ///   - text: The comment in UTF-8; broken sequences are read as U+FFFD.
  ///   - context: What else matters.
  /// - Complexity: O(*n*) in the length of the text.
  public mutating func decide(_ text: Span<UInt8>, _ context: CommentContext = CommentContext()) {
    guard text.count <= Self.textLimit else {
      return decide(text.extracting(0..<Self.textLimit), context)
    }
    searcher.look(for: pack.lexicon, in: text)
    if pack.leastRepeats != nil { fingerprint = Fingerprint(searcher, text) }
    let isAnyAsked = evaluation.choose(
      for: searcher,
      isReply: context.isReply,
      mentions: context.mentions,
      repeats: context.repeats,
      scope,
      pack
    )
    decision.removeAll()
    readings.removeAll(keepingCapacity: true)
    searcher.find(evaluation.lists, of: pack.lexicon, in: text)
    guard isAnyAsked else { return evaluation.clear(pack) }
    evaluation.evaluate(searcher, text, pack)
    addScores()
    addLabels()
    addFindings()
    act(context)
  }

  /// Decides on a comment given as a string.
  public mutating func decide(_ text: String, _ context: CommentContext = CommentContext()) {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8.span
    decide(bytes, context)
  }

  /// Adds the text that was decided on last, given its bytes, to a profile.
  public mutating func add(_ text: Span<UInt8>, to profile: inout PackProfile) {
    profile.add(&searcher, evaluation, text, pack)
  }

  /// Sums the weights of the rules that hold.
  private mutating func addScores() {
    for number in evaluation.held {
      let rule = pack.rows[number]
      if rule.stage == .live, let category = rule.category {
        decision.scores[category.index] += rule.weight
      }
    }
    for index in decision.scores.indices {
      // Three decimals, so that the order of the sum cannot show.
      let score = (decision.scores[index] * 1000).rounded() / 1000
      decision.scores[index] = min(max(score, 0), 1)
    }
  }

  private mutating func addLabels() {
    for label in Label.allCases where evaluation.isSet(label) {
      decision.labels.append(label)
    }
  }

  /// Turns the places of rules into places of the text.
  private mutating func addFindings() {
    // One place of each rule before any second one, so that no rule which decided goes untold.
    addFindings { decision, span in !decision.findings.contains { $0.rule == span.rule } }
    addFindings { _, _ in true }
    decision.findings.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound, $0.rule)
        < ($1.bytes.lowerBound, $1.bytes.upperBound, $1.rule)
    }
  }

  private mutating func addFindings(where isWanted: (Decision, Evaluation.Span) -> Bool) {
    for span in evaluation.spans where decision.findings.count < Self.findingLimit {
      guard isWanted(decision, span) else { continue }
      let rule = pack.rows[span.rule]
      guard rule.stage != .draft, let category = rule.category, evaluation.holds[span.rule],
        // What only speaks against a category that nothing speaks for is no finding.
        rule.stage == .shadow || decision.scores[category.index] > 0
      else { continue }
      // A rule that points at words need not point at the text as a whole, too.
      if span.tokens.isEmpty && pointsAtWords(span.rule) { continue }
      let bytes = searcher.text.bytes(of: span.tokens)
      let isKnown = decision.findings.contains { $0.rule == span.rule && $0.bytes == bytes }
      if isKnown { continue }
      decision.findings.append(
        Decision.Finding(
          rule: span.rule,
          bytes: bytes,
          disguise: disguise(of: span),
          reading: keepReading(span),
          entry: span.match < 0 ? -1 : searcher.matches[span.match].entry,
          isShadow: rule.stage == .shadow
        )
      )
    }
  }

  private func pointsAtWords(_ rule: Int) -> Bool {
    evaluation.spans.contains { $0.rule == rule && !$0.tokens.isEmpty }
  }

  private func disguise(of span: Evaluation.Span) -> Disguise {
    if span.match >= 0 { return searcher.matches[span.match].disguise }
    return span.tokens.reduce(into: []) { $0.formUnion(Disguise(searcher.text.tokens[$1].flags)) }
  }

  /// Keeps how the words of a place were read, with a boundary between words.
  private mutating func keepReading(_ span: Evaluation.Span) -> Range<Int> {
    let start = readings.count
    let own = span.match >= 0 ? searcher.matches[span.match].reading : 0..<0
    if !own.isEmpty {
      readings += searcher.readings[own]
    } else {
      for token in span.tokens where !searcher.text.tokens[token].symbols.isEmpty {
        if readings.count > start { readings.append(.boundary) }
        readings += searcher.text.symbols[searcher.text.tokens[token].symbols]
      }
    }
    return start..<readings.count
  }

  /// Applies thresholds and guard.
  private mutating func act(_ context: CommentContext) {
    var isHeld = false
    for category in Rules.Category.allCases where decision.scores[category.index] > 0 {
      judge(category, thresholds[context.page, category], &isHeld)
    }
    if isHeld { decision.action = min(decision.action, .review) }
    decision.categories.sort {
      (-decision.scores[$0.index], $0.index) < (-decision.scores[$1.index], $1.index)
    }
    if hasLabel(of: urgentLabels) {
      // A label is no violation: the comment stays, and somebody has to read it now.
      decision.isUrgent = true
    }
  }

  /// Compares the score of a category with its thresholds.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - limits: Its thresholds.
  ///   - isHeld: Set when somebody has to see the comment first: what is urgent by its category is not
  ///     removed for another one, however sure, for it is evidence, or a cry for help.
  private mutating func judge(
    _ category: Rules.Category,
    _ limits: Policy.Thresholds,
    _ isHeld: inout Bool
  ) {
    let score = decision.scores[category.index]
    guard let review = limits.review, score >= review else { return }
    decision.categories.append(category)
    let bit: UInt8 = 1 << UInt8(category.index)
    let isRemoval = limits.remove.map { score >= $0 } ?? false
    if urgentCategories & bit != 0 {
      decision.isUrgent = true
      if !isRemoval { isHeld = true }
    }
    if isRemoval, guardedCategories & bit != 0, hasLabel(of: guardLabels) {
      decision.isGuarded = true
      decision.action = max(decision.action, .review)
    } else {
      decision.action = max(decision.action, isRemoval ? .remove : .review)
    }
  }

  /// Whether the decision has one of several labels, given as bits.
  private func hasLabel(of bits: UInt8) -> Bool {
    decision.labels.contains { bits >> UInt8($0.index) & 1 == 1 }
  }
}

extension Decision.Action: Comparable {
  /// Compares by how much is done.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .allow: 0
    case .review: 1
    case .remove: 2
    }
  }
}

extension FoldedText {
  /// The bytes of the author's text that tokens take up.
  fileprivate func bytes(of range: Range<Int>) -> Range<Int> {
    range.isEmpty
      ? 0..<0
      : tokens[range.lowerBound].bytes.lowerBound..<tokens[range.upperBound - 1].bytes.upperBound
  }
}
