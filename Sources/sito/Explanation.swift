import Feeds
import Folding
import Moderation
import Rules

/// What `sito explain` prints about one text.
struct Explanation: ~Copyable {
  private let classifier: Classifier
  private let bytes: [UInt8]
  private let paint: Paint

  init(_ classifier: consuming Classifier, _ bytes: [UInt8], useColour: Bool) {
    self.classifier = classifier
    self.bytes = bytes
    paint = Paint(isOn: useColour)
  }

  /// The whole explanation.
  var text: String {
    var lines = [markedText, ""]
    lines.append(verdict)
    if !classifier.reason.isEmpty { lines.append("  " + classifier.reason) }
    lines += findings + labels + scores
    return lines.joined(separator: "\n")
  }

  /// The text with its findings marked: by colour on a terminal, by brackets elsewhere.
  private var markedText: String {
    var marked = ""
    var end = 0
    for range in merged(classifier.decision.findings.map(\.bytes)) {
      marked += plain(end..<range.lowerBound) + paint.mark(plain(range))
      end = range.upperBound
    }
    return marked + plain(end..<bytes.count)
  }

  private func plain(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).withoutControls
  }

  private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private var verdict: String {
    let decision = classifier.decision
    let words: String =
      switch decision.action {
      case .allow: paint.good(says("оставить", "allow"))
      case .review: paint.warning(says("на проверку", "review"))
      case .remove: paint.bad(says("удалить", "remove"))
      }
    let urgent = decision.isUrgent ? paint.bad(says(", срочно", ", urgent")) : ""
    let guarded = decision.isGuarded ? says(" (защита обращений)", " (guarded as an appeal)") : ""
    return says("Решение: ", "Decision: ") + words + urgent + guarded
  }

  private var findings: [String] {
    let found = classifier.decision.findings
    guard !found.isEmpty else {
      return ["", says("Нарушений не найдено.", "No violation was found.")]
    }
    return ["", says("Найдено:", "Found:")] + found.flatMap { describe($0) }
  }

  private func describe(_ finding: Decision.Finding) -> [String] {
    let rule = classifier.pack.rules[finding.rule]
    let match = plain(finding.bytes)
    let reads = classifier.readings[finding.reading].map(\.description).joined()
    let place =
      match.isEmpty ? says("весь текст", "the whole text") : "«\(paint.strong(match))»"
    let reading = finding.disguise.isEmpty ? "" : says(" читается «\(reads)»", " reads «\(reads)»")
    var lines = ["  \(place)\(reading)"]
    if !finding.disguise.isEmpty {
      lines.append("      " + finding.disguise.names.map(disguiseInWords).joined(separator: ", "))
    }
    let shadow = finding.isShadow ? says(", только сообщает", ", reports only") : ""
    let basis = [rule.clause, rule.law].filter { !$0.isEmpty }.joined(separator: "; ")
    lines.append(
      "      \(rule.title) — \(rule.id), \(says("вес", "weight")) \(rule.weight)\(shadow)"
        + (basis.isEmpty ? "" : " (\(basis))")
    )
    if finding.entry >= 0 {
      lines.append("      " + paint.faint(source(of: finding.entry)))
    }
    return lines
  }

  private var labels: [String] {
    let found = classifier.evaluation.labels
    guard !found.isEmpty else { return [] }
    let rules = classifier.pack.rules.indices.flatMap { number -> [String] in
      guard classifier.evaluation.holds[number],
        case .label(let label) = classifier.pack.rules[number].outcome
      else { return [] }
      let rule = classifier.pack.rules[number]
      return ["  \(labelInWords(label)): \(rule.title) — \(rule.id)"] + places(of: number)
    }
    return ["", says("Метки:", "Labels:")] + rules
  }

  /// The words that a rule's label rests on, each with the entry that it is, once.
  private func places(of rule: Int) -> [String] {
    let tokens = classifier.searcher.text.tokens
    var lines: [String] = []
    for span in classifier.evaluation.spans where span.rule == rule && !span.tokens.isEmpty {
      let start = tokens[span.tokens.lowerBound].bytes.lowerBound
      let words = plain(start..<tokens[span.tokens.upperBound - 1].bytes.upperBound)
      let entry =
        span.match < 0
        ? ""
        : " " + source(of: classifier.searcher.matches[span.match].entry)
      let line = "      «\(words)»" + paint.faint(entry)
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  /// The place of an entry, with as much of a long one as fits a line.
  private func source(of entry: Int) -> String {
    classifier.pack.lexicon.place(of: entry, limit: 60)
  }

  private var scores: [String] {
    let decision = classifier.decision
    let lines = Rules.Category.allCases.compactMap { category -> String? in
      let score = decision.scores[category.index]
      guard score > 0 else { return nil }
      let limits = classifier.pack.policy.thresholds[category] ?? Policy.Thresholds()
      let review = limits.review.map { says(", на проверку от \($0)", ", review from \($0)") } ?? ""
      let remove = limits.remove.map { says(", удалить от \($0)", ", remove from \($0)") } ?? ""
      let name = says("\(category.word) (\(category.rawValue))", category.rawValue)
      return "  \(name): \(score)\(review)\(remove)"
    }
    return lines.isEmpty ? [] : ["", says("Баллы:", "Scores:")] + lines
  }
}

/// A label as people call it.
private func labelInWords(_ label: Label) -> String {
  switch label {
  case .complaint: says("жалоба", "complaint")
  case .question: says("вопрос", "question")
  case .thanks: says("благодарность", "thanks")
  case .emergency: says("беда", "emergency")
  }
}

/// A disguise as people would describe it.
func disguiseInWords(_ name: String) -> String {
  let words: [String: (String, String)] = [
    "latin": ("латинские буквы вместо русских", "Latin letters for Russian ones"),
    "greek": ("греческие буквы вместо русских", "Greek letters for Russian ones"),
    "lookalike": ("похожие буквы других алфавитов", "look-alike letters of other alphabets"),
    "digit": ("цифры вместо букв", "digits for letters"),
    "sign": ("знаки вместо букв", "signs for letters"),
    "translit": ("русское слово латиницей", "a Russian word in Latin letters"),
    "keyboard": ("не та раскладка клавиатуры", "the wrong keyboard layout"),
    "gaps": ("буквы или слоги отделены друг от друга", "letters or syllables set apart"),
    "mask": ("часть букв скрыта", "some letters are masked"),
    "stretched": ("растянутые буквы", "stretched letters"),
    "invisible": ("невидимые знаки внутри слова", "invisible characters inside the word"),
    "marks": ("надстрочные знаки или зачёркивание", "combining marks"),
    "styled": ("фигурные буквы", "fancy letters"),
  ]
  guard let (russian, english) = words[name] else { return name }
  return says(russian, english)
}
