import Folding

/// A condition with numbers in place of names.
enum CompiledCondition: Sendable {
  case list([Int])
  case near(a: [Int], b: [Int], within: Int, order: Condition.Order)
  case addressed([Int], you: Int)
  case count(Condition.Measure, Condition.Bounds)
  case places([Int], Condition.Bounds)
  case ratio(Condition.Measure, Condition.Bounds)
  case domain([HostPattern])
  case personal(Condition.PersonalData)
  case reply
  case rule(Int)
  case label(Label)
  indirect case not(CompiledCondition)
  case all([CompiledCondition])
  case any([CompiledCondition])
}

extension CompiledCondition {
  /// The numbers of the rules that it asks for.
  var rules: Set<Int> {
    switch self {
    case .rule(let number): [number]
    case .not(let part): part.rules
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.rules) }
    case .list, .near, .addressed, .count, .places, .ratio, .domain, .personal, .reply, .label: []
    }
  }

  /// The numbers of the lists whose matches it asks for, those of other rules not.
  var lists: Set<Int> {
    switch self {
    case .list(let lists), .places(let lists, _): Set(lists)
    case .near(let a, let b, _, _): Set(a).union(b)
    case .addressed(let lists, let you): Set(lists).union([you])
    case .count, .ratio, .domain, .personal, .reply, .rule, .label: []
    case .not(let part): part.lists
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.lists) }
    }
  }
}

extension CompiledCondition {
  /// The lists of which a text has to have several words at least, and how many; nil when one is enough.
  var leastPlaces: (lists: Set<Int>, least: Int)? {
    switch self {
    case .places(let lists, let bounds) where bounds.least > 1:
      return (Set(lists), Int(bounds.least.rounded(.up)))
    case .all(let parts): return parts.compactMap(\.leastPlaces).max { $0.least < $1.least }
    case .any(let parts):
      let own = parts.compactMap(\.leastPlaces)
      guard own.count == parts.count, let least = own.map(\.least).min() else { return nil }
      return (own.reduce(into: []) { $0.formUnion($1.lists) }, least)
    case .places, .list, .near, .addressed, .count, .ratio, .domain, .personal, .reply, .rule,
      .label, .not:
      return nil
    }
  }
}

/// Puts numbers in place of the names that conditions use.
struct ConditionCompiler {
  let ruleNumbers: [String: Int]
  private let listNumbers: [String: Int]
  private let hosts: [String: [HostPattern]]

  init(_ lexicon: Lexicon, _ rules: [Rule], _ hosts: [String: [String]]) {
    listNumbers = Dictionary(
      lexicon.listNames.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { a, _ in a }
    )
    ruleNumbers = Dictionary(
      rules.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { a, _ in a }
    )
    self.hosts = hosts.mapValues { $0.map(HostPattern.init) }
  }

  func compile(_ condition: Condition) -> CompiledCondition {
    switch condition {
    case .list(let names): .list(numbers(names))
    case .near(let a, let b, let within, let order):
      .near(a: numbers(a), b: numbers(b), within: within, order: order)
    case .addressed(let names):
      .addressed(numbers(names), you: listNumbers["address/you"] ?? 0)
    case .count(let measure, let bounds): .count(measure, bounds)
    case .places(let names, let bounds): .places(numbers(names), bounds)
    case .ratio(let measure, let bounds): .ratio(measure, bounds)
    case .domain(let names): .domain(names.flatMap { hosts[$0] ?? [] })
    case .personal(let kind): .personal(kind)
    case .reply: .reply
    case .rule(let id): .rule(ruleNumbers[id] ?? 0)
    case .label(let label): .label(label)
    case .not(let part): .not(compile(part))
    case .all(let parts): .all(parts.map(compile))
    case .any(let parts): .any(parts.map(compile))
    }
  }

  private func numbers(_ names: [String]) -> [Int] {
    names.compactMap { listNumbers[$0] }.sorted()
  }
}
