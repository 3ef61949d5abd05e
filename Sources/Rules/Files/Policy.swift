import Yams

/// What follows from scores: thresholds, the guard, changes for single pages.
public struct Policy: Equatable, Sendable {
  /// From which scores on a category acts, for pages without their own change.
  public var thresholds: [Category: Thresholds] = [:]

  /// What moderators read when a category is the reason.
  public var reasons: [Category: String] = [:]

  /// The categories whose findings a moderator should see at once.
  public var urgentCategories: Set<Category> = []

  /// The labels whose comments a moderator should see at once.
  public var urgentLabels: Set<Label> = []

  /// The labels of comments that are never removed for a guarded category.
  public var guardLabels: Set<Label> = []

  /// The categories for which a labelled comment is not removed but reviewed.
  public var guardedCategories: Set<Category> = []

  /// What moderators read beside the reason when the guard's labels are set.
  public var guardNote = ""

  /// Thresholds of single pages, by `network/page` or `page`.
  public var pages: [String: [Category: Thresholds]] = [:]

  /// What follows for the authors of removed comments.
  public var restrictions = RestrictionPolicy()

  /// Creates a policy that flags nothing.
  public init() {}

  /// From which scores on a category acts; `nil` for never.
  public struct Thresholds: Hashable, Sendable {
    /// The score from which a comment is reviewed.
    public var review: Double?

    /// The score from which it is removed.
    public var remove: Double?

    /// Creates thresholds.
    public init(review: Double? = nil, remove: Double? = nil) {
      self.review = review
      self.remove = remove
    }
  }
}

extension Policy {
  /// Reads the text of a `policy.yaml`.
  ///
  /// - Throws: A ``PackError`` with every mistake in it.
  public init(yaml text: String) throws(PackError) {
    let file = "rules/policy.yaml"
    let parser = PolicyParser(file: file, text)
    guard parser.diagnostics.allSatisfy(\.isWarning) else {
      throw PackError(diagnostics: parser.diagnostics, sources: [file: text])
    }
    self = parser.policy
  }
}

/// Reads `policy.yaml`.
struct PolicyParser {
  var policy = Policy()
  var reader: YAMLReader

  var diagnostics: [Diagnostic] { reader.diagnostics }

  init(file: String, _ text: String) {
    reader = YAMLReader(file: file)
    guard let top = reader.compose(text) else { return }
    let keys = ["categories", "labels", "guard", "pages"] + Self.restrictionKeys
    let fields = reader.mapping(top, keys: keys)
    if let node = fields["categories"] { readCategories(node) }
    if let node = fields["labels"] { readLabels(node) }
    if let node = fields["guard"] { readGuard(node) }
    if let node = fields["pages"] { readPages(node) }
    readRestrictions(fields)
  }

  private mutating func readCategories(_ node: Node) {
    for (category, node) in categories(node) {
      let fields = reader.mapping(node, keys: ["review", "remove", "urgent", "reason"])
      policy.thresholds[category] = thresholds(fields, node)
      policy.reasons[category] = fields["reason"].flatMap { reader.string($0) } ?? ""
      if fields["urgent"].flatMap({ reader.bool($0) }) == true {
        policy.urgentCategories.insert(category)
      }
    }
  }

  private mutating func readLabels(_ node: Node) {
    let labels = reader.mapping(node, keys: Label.allCases.map(\.rawValue))
    for label in Label.allCases {
      guard let node = labels[label.rawValue] else { continue }
      let fields = reader.mapping(node, keys: ["urgent"])
      if fields["urgent"].flatMap({ reader.bool($0) }) == true { policy.urgentLabels.insert(label) }
    }
  }

  private mutating func readGuard(_ node: Node) {
    let fields = reader.mapping(node, keys: ["labels", "categories", "note"])
    policy.guardLabels = Set(choices(fields["labels"], of: Label.self))
    policy.guardedCategories = Set(choices(fields["categories"], of: Category.self))
    policy.guardNote = fields["note"].flatMap { reader.string($0) } ?? ""
  }

  private mutating func readPages(_ node: Node) {
    guard let pages = node.mapping else {
      if !reader.isEmpty(node) { reader.report(.expectsPages, at: node) }
      return
    }
    for (key, node) in pages {
      let page = key.string ?? ""
      for (category, node) in categories(node) {
        let fields = reader.mapping(node, keys: ["review", "remove"])
        policy.pages[page, default: [:]][category] = thresholds(fields, node)
      }
    }
  }

  mutating func categories(_ node: Node) -> [(Category, Node)] {
    let fields = reader.mapping(node, keys: Category.allCases.map(\.rawValue))
    return Category.allCases.compactMap { category in
      fields[category.rawValue].map { (category, $0) }
    }
  }

  private mutating func thresholds(_ fields: [String: Node], _ node: Node) -> Policy.Thresholds {
    let thresholds = Policy.Thresholds(
      review: fields["review"].flatMap { reader.number($0, in: 0.001...1) },
      remove: fields["remove"].flatMap { reader.number($0, in: 0.001...1) }
    )
    if let review = thresholds.review, let remove = thresholds.remove, remove < review {
      reader.report(.removeBelowReview, at: node)
    }
    return thresholds
  }

  private mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ node: Node?,
    of type: Choice.Type
  ) -> [Choice] where Choice.RawValue == String {
    guard let node else { return [] }
    guard let sequence = node.sequence else {
      return reader.choice(node, of: type).map { [$0] } ?? []
    }
    return sequence.compactMap { reader.choice($0, of: type) }
  }
}

extension Phrase {
  fileprivate static let removeBelowReview = Phrase(
    ru: "порог `remove` не может быть ниже порога `review`",
    en: "the threshold `remove` cannot lie below `review`"
  )
  fileprivate static let expectsPages = Phrase(
    ru: "здесь должны быть страницы: `vk/-200000001:` и их пороги",
    en: "pages are expected here: `vk/-200000001:` and their thresholds"
  )
}
