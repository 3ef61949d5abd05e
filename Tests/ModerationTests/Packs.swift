import Moderation
import Rules

/// The policy of these tests; `{pages}` stands for thresholds of single pages.
let policy = """
  categories:
    profanity: {review: 0.4, remove: 0.9, reason: мат}
    insult: {review: 0.4, remove: 0.9, reason: оскорбление}
    spam: {review: 0.5, remove: 0.95, reason: спам}
    unlawful: {review: 0.4, urgent: true, reason: закон}
    rude: {}
  labels:
    emergency: {urgent: true}
  guard:
    labels: [complaint, emergency]
    categories: [insult, spam, rude]
    note: есть обращение
  pages:
    vk/-1: {rude: {review: 0.3, remove: 0.6}}
    "-2": {insult: {review: 0.9}, profanity: {}}

  """

/// Words, each with the rule that it makes hold: its category and weight.
let words: [(word: String, category: String, weight: Double)] = [
  ("мат", "profanity", 1), ("полумат", "profanity", 0.5), ("дурак", "insult", 0.9),
  ("дурачок", "insult", 0.5), ("казино", "spam", 0.96), ("реклама", "spam", 0.5),
  ("угроза", "unlawful", 0.4), ("жопа", "rude", 0.5), ("шутка", "insult", -0.6),
]

/// Words that set labels.
let labelWords = [("яма", "complaint"), ("где", "question"), ("пожар", "emergency")]

/// A pack in which each word of ``words`` and ``labelWords`` has a rule of its own.
func wordPack(more: String = "", lists: [String: String] = [:]) throws -> RulePack {
  var rules = "rules:\n"
  var files = ["rules/policy.yaml": policy]
  for (index, word) in words.enumerated() {
    rules += """
      - {id: w\(index), title: т, category: \(word.category), weight: \(word.weight), \
      when: {list: w\(index)}, hit: [\(word.word)], miss: [а]}

      """
    files["wordlists/w\(index).txt"] = word.word
  }
  for (word, label) in labelWords {
    rules += "- {id: \(label), title: т, label: \(label), "
    rules += "when: {list: \(label)}, hit: [\(word)], miss: [а]}\n"
    files["wordlists/\(label).txt"] = word
  }
  for (name, text) in lists { files["wordlists/\(name).txt"] = text }
  files["rules/words.yaml"] = rules + more
  return try RulePack(PackSources(files: files))
}
