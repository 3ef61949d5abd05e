public import Rules

/// What was done in a month, for everybody to read: no texts, no ids, no small counts.
///
/// Every count belongs to one table only, and tables are about things of different kinds, so that no
/// table can be taken from another. Which rows there are follows from the published rules and never
/// from what happened.
public struct MonthlyReport: Hashable, Sendable {
  /// The month.
  public let month: YearMonth

  /// The clocks by which the month begins and ends.
  public let offset: UTCOffset

  /// The page that it is about; nil for all of them.
  public let page: String?

  /// Comments that moderators removed, by the clause.
  public let removed: PublishedTable

  /// Comments that were deleted because the program said so, and that no moderator had judged when the
  /// month ended, by the clause; `sito plan --automatic` has them deleted.
  public let automatic: PublishedTable

  /// How many flagged comments moderators left standing; nil when that is hidden.
  public let left: Int?

  /// Restrictions and warnings that began, by measure and term.
  public let measures: PublishedTable

  /// The same, by the clause.
  public let clauses: PublishedTable

  /// Appeals that were decided, by outcome.
  public let appeals: PublishedTable

  /// How many appeals were open when the month ended; nil when that is hidden.
  public let openAppeals: Int?

  /// Comments with a complaint that were decided on, or deleted by the program alone: how many of them
  /// were removed.
  public let complaints: PublishedTable

  /// How many comments with a complaint the program alone had deleted: 0 or hidden, because together
  /// with ``complaints`` it would tell what moderators did.
  public let complaintsAutomatic: Int?

  /// The time up to which it counts, when that is before the month's end: the counts will change.
  public var until: Milliseconds?

  /// The share of complaints that were removed, 0…1; nil when it is hidden or there were none.
  public var complaintShare: Double? {
    guard let total = complaints.total, total > 0, let removed = complaints.rows.first?.count else {
      return nil
    }
    return Double(removed) / Double(total)
  }

  /// The terms that have a row of their own: those of the default ladder.
  static let terms: [Measure] = [
    .warning, .days(1), .days(3), .days(7), .days(30), .indefinite,
  ]

  /// Counts what was done in a month.
  ///
  /// - Parameters:
  ///   - month: The month.
  ///   - offset: The clocks by which it begins and ends.
  ///   - page: The page that it is about; nil for all of them.
  ///   - tally: What happened until its end.
  ///   - clauses: The clauses of the published rules, by category.
  public init(
    _ month: YearMonth,
    _ offset: UTCOffset,
    page: String? = nil,
    _ tally: ReportTally,
    clauses: [Rules.Category: [String]]
  ) {
    self.month = month
    self.offset = offset
    self.page = page
    let range = month.range(offset)
    let grounds = ReportGrounds(clauses)
    var (removed, left) = ([String: Int](), 0)
    var (complaintsRemoved, complaintsLeft, complaintsAutomatic) = (0, 0, 0)
    var automatic: [String: Int] = [:]
    let deleted = tally.state.automaticallyDeleted(in: range)
    for state in tally.state.cases.values where page == nil || state.comment.page == page {
      let facts = tally.facts[state.id]
      let isComplaint = facts?.labels.contains(.complaint) ?? false
      if deleted.contains(state.id) {
        automatic[grounds.key(facts?.category, facts?.clause), default: 0] += 1
        // Nobody has judged it, so it cannot be counted once more below.
        complaintsRemoved += isComplaint ? 1 : 0
        complaintsAutomatic += isComplaint ? 1 : 0
      }
      guard let verdict = state.verdict, range.contains(verdict.at) else { continue }
      if verdict.choice == .remove {
        removed[grounds.key(verdict, facts), default: 0] += 1
        complaintsRemoved += isComplaint ? 1 : 0
      } else {
        left += 1
        complaintsLeft += isComplaint ? 1 : 0
      }
    }
    var (measures, byClause) = ([String: Int](), [String: Int]())
    var outcomes: [AppealDecision.Outcome: Int] = [:]
    var open = 0
    for restriction in tally.state.restrictions.values
    where page == nil || restriction.proposal.page == page {
      if let start = restriction.startsAt, range.contains(start) {
        let isUsual = Self.terms.contains(restriction.measure)
        measures[isUsual ? restriction.measure.description : "other", default: 0] += 1
        byClause[grounds.key(restriction, tally.proposed[restriction.id]), default: 0] += 1
      }
      if restriction.isUnderAppeal { open += 1 }
    }
    for (decision, at) in tally.decided where range.contains(at) {
      let restriction = tally.state.restrictions[decision.restriction]
      guard page == nil || restriction?.proposal.page == page else { continue }
      outcomes[decision.outcome, default: 0] += 1
    }
    self.removed = grounds.table(removed)
    self.automatic = grounds.table(automatic)
    self.left = PublishedTable.published(left)
    let rows = Self.terms.map { ($0.description, $0.title) } + [("other", "другой срок")]
    self.measures = PublishedTable(
      rows.map { PublishedTable.Row(key: $0.0, title: $0.1, count: measures[$0.0]) }
    )
    self.clauses = grounds.table(byClause)
    appeals = PublishedTable(
      AppealDecision.Outcome.allCases.map {
        PublishedTable.Row(key: $0.rawValue, title: $0.title, count: outcomes[$0])
      }
    )
    openAppeals = PublishedTable.published(open)
    self.complaintsAutomatic = complaintsAutomatic == 0 ? 0 : nil
    complaints = PublishedTable(
      [
        PublishedTable.Row(key: "removed", title: "удалено", count: complaintsRemoved),
        PublishedTable.Row(key: "left", title: "оставлено", count: complaintsLeft),
      ],
      isAllOrNothing: true
    )
  }
}

extension LedgerState {
  /// The cases whose comments were deleted in a time though nobody has judged them.
  ///
  /// A deletion names the event behind it: the evidence, where no verdict stands.
  fileprivate func automaticallyDeleted(in range: Range<Milliseconds>) -> Set<CaseID> {
    var found: Set<CaseID> = []
    for action in actions.values where action.result?.isDone == true {
      guard action.plan.id.hasPrefix("delete:"), let at = action.executedAt, range.contains(at),
        let state = action.plan.caseID.flatMap({ cases[$0] }), state.verdict == nil,
        let ground = action.plan.baseName.split(separator: "#").last.flatMap({ Int64($0) }),
        state.edits.contains(where: { $0.sequence == ground })
      else { continue }
      found.insert(state.id)
    }
    return found
  }
}
