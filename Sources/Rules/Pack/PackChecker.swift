/// Checks what rules say about one another and about lists, and puts the rules in order.
struct PackChecker {
  private(set) var diagnostics: [Diagnostic] = []

  private let rules: [Rule]
  private let lists: Set<String>
  private let hosts: Set<String>
  private var numbers: [String: Int] = [:]

  init(_ rules: [Rule], lists: Set<String>, hosts: Set<String>) {
    self.rules = rules
    self.lists = lists
    self.hosts = hosts
    for (number, rule) in rules.enumerated() {
      if let earlier = numbers[rule.id] {
        report(.repeatedRule(rule.id, rules[earlier].place, in: rule.place.file), rule)
      } else {
        numbers[rule.id] = number
      }
      check(rule)
    }
    let used = Set(rules.flatMap(\.condition.listNames) + ["address/you", "groups"])
    for name in lists.subtracting(used).sorted() {
      diagnostics.append(
        Diagnostic(
          .unusedList(name),
          at: Diagnostic.Place("wordlists/\(name).txt"),
          isWarning: true
        )
      )
    }
  }

  /// The rules in an order in which each comes behind those it asks, labels before all else.
  ///
  /// Rules that wait for one another in a circle are a mistake.
  mutating func order() -> [Int] {
    var order: [Int] = []
    // 0 not seen, 1 being followed, 2 done.
    var marks = [Int](repeating: 0, count: rules.count)
    for number in rules.indices { follow(number, &marks, &order) }
    return order
  }

  private mutating func follow(_ number: Int, _ marks: inout [Int], _ order: inout [Int]) {
    guard marks[number] == 0 else {
      if marks[number] == 1 { report(.circle(rules[number].id), rules[number]) }
      return
    }
    marks[number] = 1
    for id in rules[number].condition.ruleNames {
      if let other = numbers[id] { follow(other, &marks, &order) }
    }
    for label in rules[number].condition.labels {
      for other in rules.indices where rules[other].outcome == .label(label) {
        follow(other, &marks, &order)
      }
    }
    marks[number] = 2
    order.append(number)
  }

  private mutating func check(_ rule: Rule) {
    for name in rule.condition.listNames where !lists.contains(name) {
      report(.noList(name), rule)
    }
    for name in rule.condition.domainNames where !hosts.contains(name) {
      report(.noList(name), rule)
    }
    for id in rule.condition.ruleNames + rule.cancels where !rules.contains(where: { $0.id == id })
    {
      report(.noRule(id), rule)
    }
    if rule.condition.usesAddress && !lists.contains("address/you") {
      report(.noList("address/you"), rule)
    }
  }

  private mutating func report(_ message: Phrase, _ rule: Rule) {
    diagnostics.append(Diagnostic(message, at: rule.place))
  }
}

extension Condition {
  fileprivate var usesAddress: Bool {
    switch self {
    case .addressed: true
    case .not(let part): part.usesAddress
    case .all(let parts), .any(let parts): parts.contains(where: \.usesAddress)
    default: false
    }
  }
}

extension Phrase {
  fileprivate static func repeatedRule(
    _ id: String,
    _ place: Diagnostic.Place,
    in file: String
  ) -> Phrase {
    let other = place.file == file ? "" : "\(place.file), "
    return Phrase(
      ru: "правило `\(id)` уже есть (\(other)строка \(place.line))",
      en: "another rule is already named `\(id)` (\(other)line \(place.line))"
    )
  }

  fileprivate static func unusedList(_ name: String) -> Phrase {
    Phrase(ru: "список `\(name)` не нужен ни одному правилу", en: "no rule uses the list `\(name)`")
  }

  fileprivate static func noList(_ name: String) -> Phrase {
    Phrase(ru: "нет списка `wordlists/\(name).txt`", en: "there is no list `wordlists/\(name).txt`")
  }

  static func noRule(_ id: String) -> Phrase {
    Phrase(ru: "нет правила `\(id)`", en: "there is no rule `\(id)`")
  }

  fileprivate static func circle(_ id: String) -> Phrase {
    Phrase(
      ru: "правило `\(id)` через другие зависит от самого себя",
      en: "the rule `\(id)` depends on itself by way of others"
    )
  }
}
