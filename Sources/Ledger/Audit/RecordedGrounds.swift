import Rules

/// The clauses and laws on which the recorded rules rest.
struct RecordedGrounds {
  /// Whether every rule file could be read: of those that are gone, have a mistake or another version's
  /// form nobody can say what they name.
  var isWhole = true

  /// How a clause and a law stand to the recorded rules.
  enum Answer {
    /// A rule rests on them, or there are no rules.
    case known
    /// No rule does.
    case unknown
    /// No rule does that can be read.
    case uncertain
  }

  private var known: Set<RuleGround> = []
  private var clauses: Set<String> = []
  private var laws: Set<String> = []
  private var numbers: Set<String> = []
  private var read: Set<Digest> = []

  /// Adds what a file names; packs share most of their files, and each is read once.
  ///
  /// - Returns: Whether it could be read, or had been before.
  mutating func add(_ path: String, _ digest: Digest, _ text: () throws -> String?) rethrows -> Bool
  {
    guard path.hasSuffix(".yaml"), read.insert(digest).inserted, let text = try text() else {
      return true
    }
    guard let grounds = RuleClauses.grounds(in: path, text) else {
      isWhole = false
      return false
    }
    known.formUnion(grounds)
    clauses.formUnion(grounds.map(\.clause))
    laws.formUnion(grounds.map(\.law))
    numbers.formUnion(grounds.flatMap { Self.numbers(in: $0.clause) })
    return true
  }

  /// How a clause and a law stand to the recorded rules; an empty one is not asked for.
  func answer(_ clause: String, _ law: String) -> Answer {
    if clause.isEmpty, law.isEmpty { return .known }
    // Where no rules were recorded there is nothing to hold it against.
    if known.isEmpty { return isWhole ? .known : .uncertain }
    return have(clause, law) ? .known : isWhole ? .unknown : .uncertain
  }

  /// Whether some recorded rule rests on them; a moderator may name a clause by its number alone.
  private func have(_ clause: String, _ law: String) -> Bool {
    if clause.isEmpty { return law.isEmpty || laws.contains(law) }
    let named = Self.numbers(in: clause)
    guard law.isEmpty else {
      return known.contains(RuleGround(clause: clause, law: law))
        || known.contains { ground in
          ground.law == law && !named.isEmpty
            && named.allSatisfy(Self.numbers(in: ground.clause).contains)
        }
    }
    return clauses.contains(clause) || !named.isEmpty && named.allSatisfy(numbers.contains)
  }

  /// The numbers that a clause names, such as `10` and `4.2`.
  private static func numbers(in clause: String) -> [String] {
    clause.split { !"0123456789.".contains($0) }
      .map { $0.split(separator: ".").joined(separator: ".") }.filter { !$0.isEmpty }
  }
}
