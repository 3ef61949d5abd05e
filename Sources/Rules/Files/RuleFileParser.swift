import Yams

/// Reads a file of rules, with all its mistakes at once.
struct RuleFileParser {
  /// The rules read so far, as far as they are whole.
  private(set) var rules: [Rule] = []

  private var reader: YAMLReader

  /// What is wrong with the file.
  var diagnostics: [Diagnostic] { reader.diagnostics }

  /// Whether the file is no YAML, and so none of its rules are known.
  private(set) var isBroken = false

  /// Reads the text of a file.
  init(file: String, _ text: String) {
    reader = YAMLReader(file: file)
    guard let top = reader.compose(text) else {
      isBroken = !reader.diagnostics.isEmpty
      return
    }
    guard let nodes = reader.mapping(top, keys: ["rules"])["rules"]?.sequence else {
      if reader.diagnostics.isEmpty { reader.report(.expectsRules, at: top) }
      return
    }
    for node in nodes {
      if let rule = readRule(node) { rules.append(rule) }
    }
  }

  private static let keys = [
    "id", "title", "category", "label", "clause", "law", "weight", "stage", "when", "cancels",
    "hit", "miss",
  ]

  private mutating func readRule(_ node: Node) -> Rule? {
    let fields = reader.mapping(node, keys: Self.keys)
    for key in ["id", "title", "when"] where fields[key] == nil {
      reader.report(.missingField(key), at: node)
    }
    // Everything is read before anything is missed, so that all mistakes of the rule are told.
    let id = fields["id"].flatMap { readIdentifier($0) }
    let title = text(fields["title"])
    let outcome = readOutcome(node, fields)
    let (clause, law) = (text(fields["clause"]), text(fields["law"]))
    let weight = fields["weight"].flatMap { reader.number($0, in: -1...1) }
    let stage = fields["stage"].map { reader.choice($0, of: Rule.Stage.self) ?? .draft }
    let condition = fields["when"].flatMap { readCondition($0) }
    let cancels = fields["cancels"].map { reader.strings($0) }
    let hits = examples(fields["hit"], of: node, named: "hit")
    let misses = examples(fields["miss"], of: node, named: "miss")
    guard let id, let outcome, let condition else { return nil }
    return Rule(
      id: id,
      title: title,
      outcome: outcome,
      clause: clause,
      law: law,
      weight: weight ?? 0,
      stage: stage ?? .live,
      condition: condition,
      cancels: cancels ?? [],
      hits: hits,
      misses: misses,
      place: reader.place(of: fields["id"] ?? node)
    )
  }

  private mutating func readIdentifier(_ node: Node) -> String? {
    guard let id = reader.string(node) else { return nil }
    if id.isEmpty || !id.utf8.allSatisfy(Self.isIdentifierPart) {
      reader.report(.badIdentifier, at: node)
    }
    return id
  }

  private static func isIdentifierPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  private mutating func text(_ node: Node?) -> String {
    guard let node else { return "" }
    return reader.string(node) ?? ""
  }

  private mutating func readOutcome(_ node: Node, _ fields: [String: Node]) -> Rule.Outcome? {
    switch (fields["category"], fields["label"]) {
    case (let category?, nil):
      if fields["weight"] == nil { reader.report(.missingField("weight"), at: node) }
      return reader.choice(category, of: Category.self).map(Rule.Outcome.category)
    case (nil, let label?):
      if let weight = fields["weight"] { reader.report(.weightOfLabel, at: weight) }
      return reader.choice(label, of: Label.self).map(Rule.Outcome.label)
    default:
      reader.report(.categoryOrLabel, at: node)
      return nil
    }
  }

  private mutating func examples(_ list: Node?, of rule: Node, named key: String) -> [Rule.Example]
  {
    guard let nodes = list?.sequence, !nodes.isEmpty else {
      reader.report(.missingExamples(key), at: list ?? rule)
      return []
    }
    return nodes.compactMap { example($0) }
  }

  /// Reads an example: a text alone, or a text with what else the rule asks for.
  private mutating func example(_ node: Node) -> Rule.Example? {
    let line = node.mark?.line ?? 0
    guard node.mapping != nil else {
      return reader.string(node).map { Rule.Example(text: $0, line: line) }
    }
    let fields = reader.mapping(
      node,
      keys: ["text", "reply", "copies", "copiers", "own-copies", "own-posts"]
    )
    func repeats(_ key: String) -> Int {
      Int(fields[key].flatMap { reader.number($0, in: 1...100_000) } ?? 1)
    }
    var example = Rule.Example(text: text(fields["text"]), line: line)
    if fields["text"] == nil { reader.report(.missingField("text"), at: node) }
    example.isReply = fields["reply"].flatMap { reader.bool($0) } ?? false
    example.repeats.copies = repeats("copies")
    example.repeats.copiers = repeats("copiers")
    example.repeats.ownCopies = repeats("own-copies")
    example.repeats.ownPosts = repeats("own-posts")
    return example
  }
}

/// Conditions.
extension RuleFileParser {
  private static let conditions = [
    "list", "near", "addressed", "count", "ratio", "domain", "personal", "reply", "rule", "label",
    "not", "all", "any",
  ]

  /// Reads a condition; several keys of one mapping have to hold all.
  private mutating func readCondition(_ node: Node) -> Condition? {
    let parts = reader.mapping(node, keys: Self.conditions)
    // The order of the keys is the author's own, so that findings come in it.
    let ordered = (node.mapping?.keys.compactMap(\.string) ?? []).filter { parts[$0] != nil }
    let read = ordered.compactMap { key in parts[key].flatMap { readCondition(key, $0) } }
    if node.mapping?.isEmpty == true { reader.report(.emptyCondition, at: node) }
    guard read.count == ordered.count, !read.isEmpty else { return nil }
    return read.count == 1 ? read[0] : .all(read)
  }

  private mutating func readCondition(_ key: String, _ node: Node) -> Condition? {
    switch key {
    case "list": return .list(listNames(node))
    case "near": return near(node)
    case "addressed": return .addressed(listNames(node))
    case "count": return count(node)
    case "ratio":
      let fields = reader.mapping(node, keys: ["of", "min", "max"])
      let bounds = bounds(fields, upTo: 1, node)
      let measure = measure(fields, node)
      if let of = fields["of"], measure?.isOfStream == true { reader.report(.noShare, at: of) }
      return measure.map { .ratio($0, bounds) }
    case "domain": return .domain(listNames(node))
    case "personal":
      return reader.choice(node, of: Condition.PersonalData.self).map(Condition.personal)
    case "reply":
      return reader.bool(node).map { $0 ? .reply : .not(.reply) }
    case "rule": return reader.string(node).map(Condition.rule)
    case "label": return reader.choice(node, of: Label.self).map(Condition.label)
    case "not": return readCondition(node).map(Condition.not)
    default:
      guard let nodes = node.sequence, !nodes.isEmpty else {
        reader.report(.expectsConditions, at: node)
        return nil
      }
      let parts = nodes.compactMap { readCondition($0) }
      guard parts.count == nodes.count else { return nil }
      return key == "all" ? .all(parts) : .any(parts)
    }
  }

  private mutating func near(_ node: Node) -> Condition? {
    let fields = reader.mapping(node, keys: ["list", "of", "within", "order"])
    let a = lists(fields["list"], named: "list", node)
    let b = lists(fields["of"], named: "of", node)
    let within = fields["within"].flatMap { reader.number($0, in: 0...50) } ?? 3
    let order = fields["order"].flatMap { reader.choice($0, of: Condition.Order.self) } ?? .any
    guard let a, let b else { return nil }
    return .near(a: a, b: b, within: Int(within), order: order)
  }

  private mutating func lists(_ field: Node?, named key: String, _ node: Node) -> [String]? {
    if field == nil { reader.report(.missingField(key), at: node) }
    return field.map { listNames($0) }
  }

  /// Reads the names of lists, each once: one named twice would count twice.
  private mutating func listNames(_ node: Node) -> [String] {
    guard let nodes = node.sequence, !nodes.isEmpty else { return reader.strings(node) }
    var names: [String] = []
    for node in nodes {
      guard let name = reader.string(node) else { continue }
      if names.contains(name) {
        reader.report(.repeatedList(name), at: node)
      } else {
        names.append(name)
      }
    }
    return names
  }

  private mutating func measure(_ fields: [String: Node], _ node: Node) -> Condition.Measure? {
    if fields["of"] == nil { reader.report(.missingField("of"), at: node) }
    return fields["of"].flatMap { reader.choice($0, of: Condition.Measure.self) }
  }

  private mutating func count(_ node: Node) -> Condition? {
    let fields = reader.mapping(node, keys: ["of", "list", "min", "max"])
    let bounds = bounds(fields, upTo: 100_000, node)
    if let list = fields["list"] { return .places(listNames(list), bounds) }
    return measure(fields, node).map { .count($0, bounds) }
  }

  private mutating func bounds(
    _ fields: [String: Node],
    upTo most: Double,
    _ node: Node
  ) -> Condition.Bounds {
    if fields["min"] == nil && fields["max"] == nil { reader.report(.missingBounds, at: node) }
    let bounds = Condition.Bounds(
      least: fields["min"].flatMap { reader.number($0, in: 0...most) } ?? 0,
      most: fields["max"].flatMap { reader.number($0, in: 0...most) } ?? .infinity
    )
    if bounds.least > bounds.most { reader.report(.boundsReversed, at: node) }
    return bounds
  }
}

extension Phrase {
  fileprivate static let expectsRules = Phrase(
    ru: "файл начинается с `rules:`, за ним — список правил",
    en: "the file begins with `rules:`, and a list of rules follows"
  )
  fileprivate static let badIdentifier = Phrase(
    ru: "в имени правила — латинские буквы, цифры, точка, дефис и `_`",
    en: "a rule's id has Latin letters, digits, dots, hyphens and `_`"
  )
  fileprivate static let weightOfLabel = Phrase(
    ru: "у правила с меткой веса нет",
    en: "a rule that sets a label has no weight"
  )
  fileprivate static let categoryOrLabel = Phrase(
    ru: "нужно что-то одно: `category:` или `label:`",
    en: "exactly one of `category:` and `label:` is needed"
  )
  fileprivate static let emptyCondition = Phrase(ru: "условие пусто", en: "the condition is empty")
  fileprivate static let expectsConditions = Phrase(
    ru: "здесь должен быть список условий",
    en: "a list of conditions is expected here"
  )
  fileprivate static let boundsReversed = Phrase(
    ru: "`min` больше, чем `max`: условие никогда не выполнится",
    en: "`min` is above `max`: the condition would never hold"
  )
  fileprivate static let noShare = Phrase(
    ru: "доли у повторов нет: для них есть `count:`",
    en: "repeats have no share: use `count:`"
  )
  fileprivate static func repeatedList(_ name: String) -> Phrase {
    Phrase(
      ru: "список `\(name)` назван в этом условии дважды: уберите лишний",
      en: "the condition names the list `\(name)` twice: remove one of the two"
    )
  }

  fileprivate static let missingBounds = Phrase(
    ru: "нужно `min:` или `max:`",
    en: "`min:` or `max:` is needed"
  )

  package static func missingField(_ key: String) -> Phrase {
    Phrase(ru: "нет поля `\(key)`", en: "the field `\(key)` is missing")
  }

  fileprivate static func missingExamples(_ key: String) -> Phrase {
    Phrase(
      ru: "у правила нет примеров `\(key):` — без них не видно, что оно делает",
      en: "the rule has no examples `\(key):` to show what it does"
    )
  }
}
