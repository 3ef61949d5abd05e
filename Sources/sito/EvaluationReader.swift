import Feeds
import Foundation
import Moderation
import Rules

/// How many rows of one label were decided how.
struct EvaluationRates {
  var label: String
  var rows = 0
  var flagged = 0
  var removed = 0
  var urgent = 0
  var categories: [String: Int] = [:]
  var labels: [String: Int] = [:]

  mutating func add(_ decision: Decision) {
    rows += 1
    if decision.action != .allow { flagged += 1 }
    if decision.action == .remove { removed += 1 }
    if decision.isUrgent { urgent += 1 }
    for category in decision.categories { categories[category.rawValue, default: 0] += 1 }
    for label in decision.labels { labels[label.rawValue, default: 0] += 1 }
  }

  /// A share of the rows as a percentage with two decimals.
  func percent(_ count: Int) -> String {
    String(format: "%.2f %%", 100 * Double(count) / Double(max(rows, 1)))
  }
}

/// Decides on the rows of labelled files and counts.
struct EvaluationReader: ~Copyable {
  /// What was counted, by label in the order of their first rows.
  private(set) var rates: [EvaluationRates] = []

  /// The rows that were decided wrongly: label, action, rules, text.
  private(set) var wrong = ""

  /// What each row hit: file, line, label, action, ids of rules, places of entries, by tabs; several
  /// ids or places by blanks.
  private(set) var hits = ""

  private var classifier: Classifier
  private let cleanLabels: Set<String>
  private let keepsHits: Bool

  init(_ pack: RulePack, cleanLabels: Set<String>, keepsHits: Bool) throws {
    let classifier = try Classifier(pack, asking: .everything)
    self.classifier = classifier
    self.cleanLabels = cleanLabels
    self.keepsHits = keepsHits
  }

  /// Decides on all rows of a file.
  ///
  /// - Throws: A ``Failure`` with the line that has no tab, or for a file without labelled rows.
  mutating func read(_ table: [UInt8], file: String) throws {
    let lines = TextEncoding.utf8(of: table)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard !line.isEmpty else { continue }
      guard let tab = line.firstIndex(of: 0x09) else {
        throw Failure.cannotRun(
          says(
            "\(file):\(number + 1): нет табуляции между пометкой и текстом",
            "\(file):\(number + 1): no tab between label and text"
          )
        )
      }
      let label = String(decoding: line[..<tab], as: UTF8.self)
      let text = [UInt8](line[(tab + 1)...])
      classifier.decide(text.span)
      add(label)
      if keepsHits { noteHits(label, "\(URL(filePath: file).lastPathComponent)\t\(number + 1)") }
      if (classifier.decision.action == .allow) != cleanLabels.contains(label) {
        noteWrong(label, text)
      }
      // Ids or texts in place of labels would become a table as long as the file.
      if rates.count > Self.labelLimit { throw Self.noLabels(file) }
    }
    if rates.isEmpty { throw Self.noLabels(file) }
  }

  /// How many labels a file has at most.
  private static let labelLimit = 100

  private static func noLabels(_ file: String) -> Failure {
    .cannotRun(
      says(
        "\(file): это не размеченные тексты; в каждой строке нужна пометка (их немного, например normal и toxic), "
          + "табуляция и текст",
        "\(file): these are no labelled texts; a line has a label (there are few, such as normal and toxic), "
          + "a tab and a text"
      )
    )
  }

  private mutating func add(_ label: String) {
    let index = rates.firstIndex { $0.label == label } ?? rates.count
    if index == rates.count { rates.append(EvaluationRates(label: label)) }
    rates[index].add(classifier.decision)
  }

  private mutating func noteHits(_ label: String, _ row: String) {
    let (pack, lexicon) = (classifier.pack, classifier.pack.lexicon)
    let rules = pack.rules.indices.filter { classifier.evaluation.holds[$0] }.map {
      pack.rules[$0].id
    }
    let entries = Set(classifier.searcher.matches.map(\.entry)).sorted().map { entry in
      "\(lexicon.listNames[lexicon.entries[entry].list]):\(lexicon.entries[entry].line)"
    }
    let fields = [
      row, label, classifier.decision.action.rawValue, rules.joined(separator: " "),
      entries.joined(separator: " "),
    ]
    hits += fields.joined(separator: "\t") + "\n"
  }

  private mutating func noteWrong(_ label: String, _ text: [UInt8]) {
    let decision = classifier.decision
    let rules = decision.findings.map { finding in
      let match = String(decoding: text[finding.bytes], as: UTF8.self)
      return "\(classifier.pack.rules[finding.rule].id)[\(match)]"
    }
    let fields = [
      label, decision.action.rawValue, rules.joined(separator: " "),
      String(decoding: text, as: UTF8.self),
    ]
    wrong += fields.joined(separator: "\t") + "\n"
  }
}
