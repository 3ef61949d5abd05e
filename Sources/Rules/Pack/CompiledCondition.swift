import Folding

/// A condition with numbers in place of names.
indirect enum CompiledCondition: Sendable {
  case list([Int])
  case near(a: [Int], b: [Int], within: Int, order: Condition.Order)
  case addressed([Int], you: Int)
  case count(Condition.Measure, Condition.Bounds)
  case places([Int], Condition.Bounds)
  case ratio(Condition.Measure, Condition.Bounds)
  case domain([String])
  case personal(Condition.PersonalData)
  case reply
  case rule(Int)
  case label(Label)
  case not(CompiledCondition)
  case all([CompiledCondition])
  case any([CompiledCondition])
}

/// Puts numbers in place of the names that conditions use.
struct ConditionCompiler {
  let ruleNumbers: [String: Int]
  private let listNumbers: [String: Int]
  private let hosts: [String: [String]]

  init(_ lexicon: Lexicon, _ rules: [Rule], _ hosts: [String: [String]]) {
    listNumbers = Dictionary(
      lexicon.listNames.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { a, _ in a }
    )
    ruleNumbers = Dictionary(
      rules.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { a, _ in a }
    )
    self.hosts = hosts
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
