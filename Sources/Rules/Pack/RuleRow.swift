/// What deciding asks of a rule for each comment, apart from its texts.
///
/// A ``Rule`` has a dozen strings and lists; reading one number from it would count references to
/// them all.
public struct RuleRow: Sendable {
  /// The category it adds to, if it does not set a label.
  public let category: Category?

  /// The label it sets, if it does not add to a category.
  public let label: Label?

  /// What it adds to the category's score.
  public let weight: Double

  /// Whether it decides.
  public let stage: Rule.Stage

  init(_ rule: Rule) {
    switch rule.outcome {
    case .category(let own): (category, label) = (own, nil)
    case .label(let own): (category, label) = (nil, own)
    }
    weight = rule.weight
    stage = rule.stage
  }
}
