import Yams

/// Reads what `policy.yaml` says about authors; what is not said there stays as it is by default.
extension PolicyParser {
  /// The fields of the file that are read here.
  static let restrictionKeys = [
    "strikes", "ladder", "decay", "confirm", "protected", "published", "retention", "claim",
    "appeal", "unpunished",
  ]

  mutating func readRestrictions(_ fields: [String: Node]) {
    if let node = fields["strikes"] { readStrikes(node) }
    if let node = fields["ladder"] { readLadder(node) }
    if let node = fields["decay"], let days = reader.days(node) {
      policy.restrictions.decayDays = days
    }
    if let node = fields["confirm"] { readConfirmations(node) }
    if let node = fields["protected"] { readProtected(node) }
    if let node = fields["unpunished"] {
      policy.restrictions.unpunished.formUnion(reader.strings(node))
    }
    if let node = fields["published"] {
      let fields = reader.mapping(node, keys: ["version"])
      policy.restrictions.rulesVersion = fields["version"].flatMap { reader.string($0) } ?? ""
    }
    if let node = fields["retention"] { readRetention(node) }
    if let node = fields["claim"], let minutes = reader.whole(node, in: 1...1440) {
      policy.restrictions.claimMinutes = minutes
    }
    if let node = fields["appeal"], let days = reader.days(node) {
      policy.restrictions.appealDays = days
    }
  }

  private mutating func readStrikes(_ node: Node) {
    policy.restrictions.strikes = [:]
    for (category, node) in categories(node) {
      let fields = reader.mapping(node, keys: ["weight", "days"])
      var strike = RestrictionPolicy.StrikeWeight()
      if let node = fields["weight"] { strike.weight = reader.number(node, in: 0.001...1) ?? 1 }
      if let node = fields["days"] { strike.days = reader.days(node) ?? 1 }
      policy.restrictions.strikes[category] = strike
    }
  }

  private mutating func readLadder(_ node: Node) {
    var last: Measure?
    var ladder: [Measure] = []
    for (text, node) in zip(reader.strings(node), node.sequence.map(Array.init) ?? [node]) {
      guard let measure = Measure(text) ?? Measure(words: text) else {
        reader.report(.expectsMeasure, at: node)
        continue
      }
      if let last, measure.hardness <= last.hardness { reader.report(.milderRung, at: node) }
      last = measure
      ladder.append(measure)
    }
    if !ladder.isEmpty { policy.restrictions.ladder = ladder }
  }

  private mutating func readConfirmations(_ node: Node) {
    let fields = reader.mapping(node, keys: ["warning", "term", "indefinite"])
    func count(_ key: String, _ reader: inout YAMLReader, _ known: Int) -> Int {
      guard let node = fields[key] else { return known }
      return reader.whole(node, in: 1...5) ?? known
    }
    var policy = policy.restrictions
    policy.warningConfirmations = count("warning", &reader, policy.warningConfirmations)
    policy.termConfirmations = count("term", &reader, policy.termConfirmations)
    policy.indefiniteConfirmations = count("indefinite", &reader, policy.indefiniteConfirmations)
    self.policy.restrictions = policy
  }

  private mutating func readProtected(_ node: Node) {
    // Whatever else is protected, the accounts of Telegram itself are.
    guard let sequence = node.sequence else {
      if node.null == nil { reader.report(.expectsAuthor, at: node) }
      return
    }
    for node in sequence {
      let parts = node.scalar?.string.split(separator: "/", omittingEmptySubsequences: false) ?? []
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        reader.report(.expectsAuthor, at: node)
        continue
      }
      let network = NetworkName.canonical(String(parts[0]))
      policy.restrictions.protected.insert("\(network)/\(parts[1])")
    }
  }

  private mutating func readRetention(_ node: Node) {
    let fields = reader.mapping(node, keys: ["restrictions", "dismissed"])
    if let node = fields["restrictions"], let days = reader.days(node) {
      policy.restrictions.restrictionDays = days
    }
    if let node = fields["dismissed"], let days = reader.days(node) {
      policy.restrictions.dismissedDays = days
    }
  }
}

extension YAMLReader {
  /// Returns a whole number within bounds.
  mutating func whole(_ node: Node, in range: ClosedRange<Int>) -> Int? {
    guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
      report(.expectsWhole(range), at: node)
      return nil
    }
    return number
  }

  /// Returns a number of days, at most a hundred years.
  fileprivate mutating func days(_ node: Node) -> Int? { whole(node, in: 1...36_500) }
}

extension Measure {
  /// Reads `предупреждение`, `3 дня` or `бессрочно`.
  fileprivate init?(words text: String) {
    let words = text.split(separator: " ")
    switch text {
    case "предупреждение": self = .warning
    case "бессрочно": self = .indefinite
    default:
      guard words.count == 2, ["день", "дня", "дней"].contains(words[1]),
        let measure = Measure("\(words[0])d")
      else { return nil }
      self = measure
    }
  }

  /// A number that is greater for a harder measure.
  fileprivate var hardness: Int {
    switch self {
    case .warning: 0
    case .days(let count): count
    case .indefinite: .max
    }
  }
}

extension Phrase {
  fileprivate static let expectsMeasure = Phrase(
    ru: "здесь должна быть мера: `предупреждение`, `3 дня` или `бессрочно`",
    en: "a measure is expected here: `warning`, `3d` or `indefinite`"
  )
  fileprivate static let milderRung = Phrase(
    ru: "каждая мера лестницы должна быть строже предыдущей",
    en: "each measure of the ladder must be harder than the one before"
  )
  fileprivate static let expectsAuthor = Phrase(
    ru: "здесь должны быть авторы списком, каждый как `vk/310000007`: сеть и номер",
    en: "a list of authors is expected here, each as `vk/310000007`: network and id"
  )

  fileprivate static func expectsWhole(_ range: ClosedRange<Int>) -> Phrase {
    Phrase(
      ru: "здесь должно быть целое число от \(range.lowerBound) до \(range.upperBound)",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound) is expected here"
    )
  }
}
