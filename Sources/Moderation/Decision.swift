public import Folding
public import Rules

/// What is to be done about a comment, and exactly why.
///
/// A decision is a buffer, filled again for each comment.
public struct Decision: Equatable, Sendable {
  /// What is to be done.
  public enum Action: String, CaseIterable, Sendable {
    /// It stays.
    case allow
    /// A moderator decides.
    case review
    /// It goes.
    case remove
  }

  /// What is to be done.
  public internal(set) var action = Action.allow

  /// Whether a moderator should see it at once.
  public internal(set) var isUrgent = false

  /// The categories that reached their review threshold, strongest first.
  ///
  /// Empty when the action is `allow`.
  public internal(set) var categories: [Rules.Category] = []

  /// The labels, in the order of `Label.allCases`.
  public internal(set) var labels: [Label] = []

  /// The score of each category, 0…1, by the category's `index`.
  public internal(set) var scores = [Double](repeating: 0, count: Rules.Category.allCases.count)

  /// What was found, in the order of the text; at most ``Classifier/findingLimit``.
  public internal(set) var findings: [Finding] = []

  /// Whether the guard kept the comment from being removed.
  public internal(set) var isGuarded = false

  /// Whether nothing was found at all, as in most comments: no score, no label, no finding.
  public var isPlain: Bool {
    action == .allow && !isUrgent && categories.isEmpty && labels.isEmpty && findings.isEmpty
      && scores.allSatisfy { $0 == 0 }
  }

  /// A rule's hit with its place.
  public struct Finding: Equatable, Sendable {
    /// The number of the rule in the pack.
    public var rule: Int

    /// The bytes of the comment that the rule hit; empty when it speaks of the whole.
    public var bytes: Range<Int>

    /// How the words were disguised.
    public var disguise: Disguise

    /// The words as they were read, in ``Classifier/readings``.
    public var reading: Range<Int>

    /// The entry of a word list that was hit, or -1.
    public var entry: Int

    /// Whether the rule only reports.
    public var isShadow: Bool
  }

  /// Creates a decision that lets a comment stay.
  public init() {}

  mutating func removeAll() {
    action = .allow
    isUrgent = false
    isGuarded = false
    categories.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    for index in scores.indices { scores[index] = 0 }
  }
}
