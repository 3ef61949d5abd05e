import Rules

/// The rows of a table by clause: every category with every clause that the rules name for it.
struct ReportGrounds {
  private let rows: [(key: String, title: String)]
  private let common: [Rules.Category: String]

  init(_ clauses: [Rules.Category: [String]]) {
    common = clauses.compactMapValues(RuleClauses.common)
    rows =
      Rules.Category.allCases.flatMap { category -> [(String, String)] in
        let named = clauses[category] ?? []
        return named.isEmpty
          ? [(category.rawValue, category.title)]
          : named.map { ("\(category.rawValue) \($0)", "\(category.title), \($0)") }
      } + [("other", "другое основание")]
  }

  func key(_ category: Rules.Category?, _ clause: String?) -> String {
    guard let category else { return "other" }
    // Of what the program has not found the rules alone know the clause.
    let known = clause.flatMap { $0.isEmpty ? nil : $0 } ?? common[category] ?? ""
    let exact = "\(category.rawValue) \(known)"
    for key in [exact, category.rawValue] where rows.contains(where: { $0.key == key }) {
      return key
    }
    return "other"
  }

  /// The row of a removal: by the violation that the moderator named, whether it is a strike or not, else
  /// by the one that gave the strike, else by what the program found.
  func key(_ verdict: CaseState.VerdictState, _ facts: ReportTally.Facts?) -> String {
    if let ground = verdict.ground { return key(ground, facts) }
    let category = verdict.strike?.category ?? facts?.category
    return key(category, facts?.clause(of: category))
  }

  /// The row of a restriction, by what it rests on.
  func key(_ restriction: RestrictionState, _ facts: ReportTally.Facts?) -> String {
    if let ground = restriction.ground { return key(ground, facts) }
    return key(facts?.category, restriction.basis.clause)
  }

  /// The row of what a moderator named; a clause alone is of the category that the program found, unless
  /// only another one has it.
  private func key(_ ground: Ground, _ facts: ReportTally.Facts?) -> String {
    if let category = ground.category {
      return key(category, ground.clause.isEmpty ? facts?.clause(of: category) : ground.clause)
    }
    if let category = facts?.category {
      let exact = "\(category.rawValue) \(ground.clause)"
      if rows.contains(where: { $0.key == exact }) { return exact }
    }
    let named = Rules.Category.allCases.map { "\($0.rawValue) \(ground.clause)" }
      .filter { key in rows.contains { $0.key == key } }
    return named.count == 1 ? named[0] : "other"
  }

  func table(_ counts: [String: Int]) -> PublishedTable {
    PublishedTable(
      rows.map { PublishedTable.Row(key: $0.key, title: $0.title, count: counts[$0.key]) }
    )
  }
}
