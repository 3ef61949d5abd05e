import Rules

/// What happened until the end of a month, taken event by event.
public struct ReportTally: Sendable {
  /// What follows from the events so far.
  public private(set) var state = LedgerState()

  /// What a report needs of the cases' evidence.
  private(set) var facts: [CaseID: Facts] = [:]

  /// What a report needs of the comment that a restriction rests on, as it was when that was proposed.
  private(set) var proposed: [RestrictionID: Facts] = [:]

  /// What came of appeals, in their order: there may be several against one restriction.
  private(set) var decided: [(decision: AppealDecision, at: Milliseconds)] = []

  /// What a report needs of a comment's evidence.
  struct Facts: Sendable {
    /// The strongest category.
    var category: Rules.Category?
    /// The clause.
    var clause: String
    /// The clauses of what was found, by category.
    var clauses: [Rules.Category: String]
    /// The labels.
    var labels: [Label]

    /// The clause of a category: that of the decision for the strongest one.
    func clause(of category: Rules.Category?) -> String? {
      category == self.category ? clause : category.flatMap { clauses[$0] }
    }
  }

  /// Creates a tally of nothing.
  public init() {}

  /// Takes the next event of the chain.
  ///
  /// - Throws: A ``LedgerConflict`` if it does not follow.
  public mutating func take(_ event: Event) throws {
    try state.apply(event)
    switch event.kind {
    case .caseOpened(let evidence), .commentEdited(let evidence):
      facts[evidence.comment.caseID] = Facts(
        category: evidence.categories.first,
        clause: evidence.clause,
        clauses: Dictionary(
          evidence.findings.compactMap { evidence.ground(of: $0.category) }.map {
            ($0.category ?? .rude, $0.clause)
          },
          uniquingKeysWith: { first, _ in first }
        ),
        labels: evidence.labels
      )
    case .restrictionProposed(let proposal):
      proposed[proposal.restriction] = proposal.cases.last.flatMap { facts[$0] }
    case .appealDecided(let decision): decided.append((decision, event.header.at))
    default: break
    }
  }
}
