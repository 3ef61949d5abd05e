/// The clauses of the published rules that rules rest on.
public enum RuleClauses {
  /// The clauses that the rules in some files of a pack name.
  ///
  /// Files that cannot be read as rules name none.
  ///
  /// - Parameter files: The texts by path, such as `rules/spam.yaml`.
  /// - Returns: The clauses by category, each once and sorted.
  public static func byCategory(in files: [String: String]) -> [Category: [String]] {
    var clauses: [Category: Set<String>] = [:]
    for (path, text) in files
    where path.hasPrefix("rules/") && path.hasSuffix(".yaml") && path != "rules/policy.yaml" {
      for rule in RuleFileParser(file: path, text).rules {
        guard case .category(let category) = rule.outcome, !rule.clause.isEmpty else { continue }
        clauses[category, default: []].insert(rule.clause)
      }
    }
    return clauses.mapValues { $0.sorted() }
  }

  /// The clause that all of a category's clauses are or begin with; nil when they differ.
  public static func common(_ clauses: [String]) -> String? {
    clauses.first { clause in clauses.allSatisfy { $0.hasPrefix(clause) } }
  }
}
