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

  /// What the rules in a file rest on.
  ///
  /// - Parameters:
  ///   - path: The file's path, such as `rules/spam.yaml`.
  ///   - text: Its text.
  /// - Returns: Each clause with its law, none of a file that holds no rules; nil when the file has a
  ///   mistake or another version's form, so that nobody can say what it names.
  public static func grounds(in path: String, _ text: String) -> Set<RuleGround>? {
    guard path.hasPrefix("rules/"), path.hasSuffix(".yaml"), path != "rules/policy.yaml" else {
      return []
    }
    let parser = RuleFileParser(file: path, text)
    guard parser.diagnostics.isEmpty else { return nil }
    return Set(
      parser.rules.compactMap { rule in
        guard case .category = rule.outcome else { return nil }
        return RuleGround(clause: rule.clause, law: rule.law)
      }
    )
  }
}

/// A clause of the published rules and a law that a rule rests on; an empty one is none.
public struct RuleGround: Hashable, Sendable {
  /// The clause.
  public var clause: String
  /// The law.
  public var law: String

  /// Creates a ground.
  public init(clause: String, law: String) {
    self.clause = clause
    self.law = law
  }
}
