import ArgumentParser
import Feeds
import Foundation
import Moderation
import Rules

/// `sito evaluate`: how well the rules do on labelled texts.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: says(
      "Считает, что правила находят в размеченных текстах.",
      "Counts what the rules find in labelled texts."
    ),
    discussion: says(
      "В строке файла: пометка, табуляция, текст.",
      "A line has a label, a tab and a text."
    )
  )

  @Argument(help: ArgumentHelp(says("Файлы.", "Files."), valueName: "file"))
  var files: [String]

  @OptionGroup var pack: PackOptions

  @Option(
    help: ArgumentHelp(
      says("Куда писать ошибочные строки.", "Where to write the wrong rows."),
      valueName: "file"
    )
  )
  var errors: String?

  @Option(
    help: ArgumentHelp(
      says(
        "Куда писать, какие правила и записи сработали на каждой строке, без текстов.",
        "Where to write which rules and entries each row hit, without the texts."
      ),
      valueName: "file"
    )
  )
  var hits: String?

  @Option(
    help: ArgumentHelp(
      says(
        "Пометки текстов, в которых нарушений нет, через запятую.",
        "The labels of texts without violations, by commas."
      )
    )
  )
  var clean = "normal,neutral,clean,ham,plain,mixed"

  @Flag(help: ArgumentHelp(says("Вывод в JSON.", "Output as JSON.")))
  var json = false

  private var cleanLabels: Set<String> { Set(clean.split(separator: ",").map(String.init)) }

  func run() throws {
    let rulePack = try pack.load(allowFailing: true)
    let errorsFile = try errors.map { try OutputFile($0, besides: files) }
    let hitsFile = try hits.map { try OutputFile($0, besides: files + [errors]) }
    var evaluations: [(file: String, rates: [EvaluationRates])] = []
    var wrong = ""
    var rowHits = ""
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw Failure.cannotRun(says("\(file): не читается", "\(file): cannot be read"))
      }
      var reader = try EvaluationReader(
        rulePack,
        cleanLabels: cleanLabels,
        keepsHits: hits != nil
      )
      try reader.read([UInt8](data), file: file)
      wrong += reader.wrong
      rowHits += reader.hits
      evaluations.append((URL(filePath: file).lastPathComponent, reader.rates))
    }
    for (file, text) in [(errorsFile, wrong), (hitsFile, rowHits)] {
      guard let file else { continue }
      var output = FileOutput(descriptor: file.descriptor)
      do {
        try output.write(Array(text.utf8))
        try output.flush()
      } catch let error {
        throw Failure.cannotRun(says(error.russian, error.description))
      }
    }
    print(json ? try asJSON(evaluations) : asTable(evaluations))
  }

  private func asTable(_ evaluations: [(file: String, rates: [EvaluationRates])]) -> String {
    var lines = [
      says(
        "| набор | пометка | строк | отмечено | удалить | срочно | по видам | метки |",
        "| set | label | rows | flagged | removed | urgent | by category | labels |"
      ),
      "|---|---|--:|--:|--:|--:|---|---|",
    ]
    let cleanLabels = cleanLabels
    for (file, rates) in evaluations {
      let cleanCount = rates.count { cleanLabels.contains($0.label) }
      for rate in rates {
        var label = rate.label
        if cleanLabels.contains(label) {
          label = says(cleanCount > 1 ? "норма (\(label))" : "норма", label)
        }
        let columns = [
          file, label, String(rate.rows), rate.percent(rate.flagged),
          rate.percent(rate.removed), rate.percent(rate.urgent),
          rate.categories.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { key, count in
              "\(Rules.Category(rawValue: key)?.word ?? key) \(rate.percent(count))"
            }.joined(separator: ", "),
          rate.labels.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { key, count in "\(Label(rawValue: key)?.word ?? key) \(rate.percent(count))" }
            .joined(separator: ", "),
        ]
        lines.append("| " + columns.joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func asJSON(_ evaluations: [(file: String, rates: [EvaluationRates])]) throws -> String {
    let files = evaluations.map { file, rates in
      EvaluationFile(
        file: file,
        labels: rates.map { rate in
          func share(_ count: Int) -> Double { Double(count) / Double(max(rate.rows, 1)) }
          return EvaluationFile.Row(
            label: rate.label,
            rows: rate.rows,
            flagged: share(rate.flagged),
            removed: share(rate.removed),
            urgent: share(rate.urgent),
            categories: rate.categories.mapValues(share),
            labels: rate.labels.mapValues(share)
          )
        }
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(["files": files]), as: UTF8.self)
  }
}

/// The rates of one file, as JSON has them: shares from 0 to 1.
private struct EvaluationFile: Encodable {
  var file: String
  var labels: [Row]

  struct Row: Encodable {
    var label: String
    var rows: Int
    var flagged: Double
    var removed: Double
    var urgent: Double
    var categories: [String: Double]
    var labels: [String: Double]
  }
}
