import Moderation
import Rules

/// Decisions as a table that Excel opens as it is.
extension DecisionWriter {
  /// The headings, which are the keys of a decision in JSON.
  private var headings: [String] {
    [
      "network", "page", "post", "id", "edit", "author", "name", "created_at", "action", "urgent",
      "categories", "labels", "reason", "rules", "matches",
    ] + (includesText ? ["text"] : [])
  }

  /// Appends the byte order mark and the headings.
  func appendHeadings(to output: inout [UInt8]) {
    JSONText.append(CSVText.mark, to: &output)
    appendRecord(of: headings, to: &output)
  }

  /// Appends the classifier's last decision, which is about a row's comment.
  func appendRecord(
    _ classifier: borrowing Classifier,
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    let decision = classifier.decision
    var cells = [row.network, row.page, row.post].map { batch.string($0) ?? "" }
    cells.append(batch.string(row.id) ?? "line-\(row.line)")
    cells.append("\(row.edit)")
    cells += [row.authorID, row.authorName, row.createdAt].map { batch.string($0) ?? "" }
    cells += [decision.action.rawValue, decision.isUrgent ? "urgent" : ""]
    cells.append(decision.categories.map(\.rawValue).joined(separator: ", "))
    cells.append(decision.labels.map(\.rawValue).joined(separator: ", "))
    cells.append(classifier.reason)
    cells.append(decision.ruleNames(classifier.pack).joined(separator: ", "))
    cells.append(decision.matches(row, batch).joined(separator: " | "))
    if includesText { cells.append(batch.string(row.text) ?? "") }
    appendRecord(of: cells, to: &output)
  }

  /// Appends what stands in the place of a line that is no comment.
  func appendRecord(rejected row: CommentRow, _ error: RowError, to output: inout [UInt8]) {
    var cells = [String](repeating: "", count: headings.count)
    cells[3] = "line-\(row.line)"
    cells[8] = "error"
    cells[12] = (file.map { "\($0): " } ?? "") + text(of: error)
    appendRecord(of: cells, to: &output)
  }

  private func appendRecord(of cells: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(.semicolon) }
      CSVText.append(cell: cell, to: &output)
    }
    JSONText.append("\r\n", to: &output)
  }
}

extension Decision {
  /// The rules that took part, each once, in the order of their findings.
  func ruleNames(_ pack: RulePack) -> [String] {
    var names: [String] = []
    for finding in findings where !finding.isShadow {
      let name = pack.rules[finding.rule].id
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The words and links that were found, each once, in the order of the text.
  func matches(_ row: CommentRow, _ batch: CommentBatch) -> [String] {
    guard let text = row.text.range else { return [] }
    var matches: [String] = []
    for finding in findings where !finding.isShadow {
      let (match, link) = finding.places(in: text)
      let found = String(decoding: batch.bytes[link ?? match], as: UTF8.self)
      if !found.isEmpty && !matches.contains(found) { matches.append(found) }
    }
    return matches
  }
}
