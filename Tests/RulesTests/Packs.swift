import Folding
import Rules

/// A policy that decides nothing.
let emptyPolicy = "categories: {}\n"

/// A rule that asks for one condition, as YAML.
func rule(
  _ id: String = "r",
  category: String = "rude",
  weight: Double = 0.5,
  stage: String = "live",
  when: String,
  more: String = ""
) -> String {
  """
  - {id: \(id), title: т, category: \(category), weight: \(weight), stage: \(stage), \
  when: \(when), hit: [а], miss: [б]\(more.isEmpty ? "" : ", " + more)}

  """
}

/// A rule that sets a label, as YAML.
func labelRule(_ id: String, _ label: String, when: String, stage: String = "live") -> String {
  """
  - {id: \(id), title: т, label: \(label), stage: \(stage), when: \(when), hit: [а], miss: [б]}

  """
}

/// Compiles a pack from rules in YAML and word lists by name.
func pack(
  rules: String,
  lists: [String: String] = [:],
  policy: String = emptyPolicy
) throws -> RulePack {
  var files = ["rules/policy.yaml": policy, "rules/test.yaml": "rules:\n" + rules]
  for (name, text) in lists { files["wordlists/\(name).txt"] = text }
  return try RulePack(PackSources(files: files))
}

/// Compiles a pack of one word list, `list`, and other lists that it may use.
func pack(list: String, groups: String? = nil) throws -> RulePack {
  var lists = ["list": list]
  if let groups { lists["groups"] = groups }
  return try pack(rules: rule(when: "{list: list}"), lists: lists)
}

/// What a pack finds in one text.
struct Answer {
  /// The places of each rule that holds, in bytes, without repetition.
  var places: [String: [Range<Int>]] = [:]

  /// The labels set.
  var labels: Set<Label>

  /// Asks a pack.
  init(
    _ pack: RulePack,
    _ text: String,
    isReply: Bool = false,
    mentions: [Range<Int>] = []
  ) throws {
    var searcher = try Searcher()
    var evaluation = Evaluation()
    searcher.search(text.utf8.span, pack.lexicon)
    _ = evaluation.choose(
      for: searcher,
      isReply: isReply,
      mentions: mentions,
      .everything,
      pack
    )
    evaluation.evaluate(searcher, text.utf8.span, pack)
    for number in pack.rules.indices where evaluation.holds[number] {
      places[pack.rules[number].id] = []
    }
    for span in evaluation.spans where !span.tokens.isEmpty {
      let tokens = searcher.text.tokens[span.tokens]
      guard let first = tokens.first, let last = tokens.last else { continue }
      let place = first.bytes.lowerBound..<last.bytes.upperBound
      let id = pack.rules[span.rule].id
      if places[id]?.contains(place) == false { places[id]?.append(place) }
    }
    labels = evaluation.labels
  }

  /// Whether a rule holds.
  func holds(_ id: String = "r") -> Bool { places[id] != nil }
}
