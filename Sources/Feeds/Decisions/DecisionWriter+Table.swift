import Moderation
import Rules

/// Decisions as lines for people to read on a terminal.
///
///     УДАЛИТЬ     vk/-200000001/4512#9981    нецензурное выражение (п. 10): «xуйня»
extension DecisionWriter {
  /// How wide the names of comments are made, in scalars.
  private static let nameWidth = 34

  /// How many scalars of the matches are shown.
  private static let matchLimit = 60

  /// Appends the classifier's last decision, which is about a row's comment.
  func appendLine(
    _ classifier: borrowing Classifier,
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    let decision = classifier.decision
    var line = word(for: decision).padded(to: 12)
    line += name(of: row, batch).padded(to: Self.nameWidth)
    line += classifier.reason
    let matches = decision.matches(row, batch).joined(separator: ", ")
    if !matches.isEmpty && decision.action != .allow {
      line += ": «\(matches.shortened(to: Self.matchLimit))»"
    }
    append(line, to: &output)
    if includesText, let text = batch.string(row.text) { append("    " + text, to: &output) }
  }

  /// Appends what stands in the place of a line that is no comment.
  func appendLine(rejected row: CommentRow, _ error: RowError, to output: inout [UInt8]) {
    let word = Phrase(ru: "ОШИБКА", en: "ERROR").text(in: language)
    let place = (file.map { "\($0):" } ?? "") + "\(row.line)"
    append(word.padded(to: 12) + place.padded(to: Self.nameWidth) + text(of: error), to: &output)
  }

  private func word(for decision: Decision) -> String {
    let word =
      switch decision.action {
      case .allow: Phrase(ru: "оставить", en: "allow")
      case .review: Phrase(ru: "проверить", en: "review")
      case .remove: Phrase(ru: "УДАЛИТЬ", en: "REMOVE")
      }
    return (decision.isUrgent ? "! " : "") + word.text(in: language)
  }

  private func name(of row: CommentRow, _ batch: CommentBatch) -> String {
    let place = [row.network, row.page, row.post].compactMap { batch.string($0) }
    let id = batch.string(row.id) ?? "line-\(row.line)"
    return place.joined(separator: "/") + "#\(id)" + (row.edit > 0 ? "+\(row.edit)" : "")
  }

  /// Appends a line without control characters, which could take over the terminal.
  private func append(_ line: String, to output: inout [UInt8]) {
    for scalar in line.unicodeScalars[..<line.endOfWords] {
      let isControl = scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value
      output.append(scalar: isControl ? 0x20 : scalar.value)
    }
    output.append(.lineFeed)
  }
}

extension String {
  /// The text with spaces behind it up to a width in scalars, and at least one.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - unicodeScalars.count))
  }

  /// The place behind the last scalar that is no space.
  fileprivate var endOfWords: Index {
    unicodeScalars.lastIndex { $0 != " " }.map { unicodeScalars.index(after: $0) } ?? startIndex
  }

  /// The text, cut behind a number of scalars.
  fileprivate func shortened(to limit: Int) -> String {
    unicodeScalars.count <= limit ? self : String(unicodeScalars.prefix(limit)) + "…"
  }
}
