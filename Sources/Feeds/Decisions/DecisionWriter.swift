import Folding
public import Moderation
public import Rules

/// The form that decisions are written in.
public enum DecisionLayout: String, CaseIterable, Sendable {
  /// JSON, an object a line, in the form that other programs rely on.
  case ndjson

  /// A table that Excel opens as it is.
  case csv

  /// Lines for people to read on a terminal.
  case table
}

/// Writes decisions, one for each comment.
public struct DecisionWriter: Sendable {
  /// The version of the engine that decisions name.
  public static let engine = "0.1.0"

  /// Whether each decision carries the comment's text.
  public var includesText: Bool

  /// The name of the input file that rejected lines carry when there are several.
  public var file: String?

  /// The form that decisions are written in.
  public let layout: DecisionLayout

  /// The language of what is written for people.
  let language: Language

  /// Creates a writer.
  public init(
    includesText: Bool = false,
    file: String? = nil,
    layout: DecisionLayout = .ndjson,
    language: Language = .russian
  ) {
    self.includesText = includesText
    self.file = file
    self.layout = layout
    self.language = language
  }

  /// Appends what stands above the first decision.
  public func appendHead(to output: inout [UInt8]) {
    if layout == .csv { appendHeadings(to: &output) }
  }

  /// Appends the classifier's last decision, which is about a row's comment.
  public func append(
    _ classifier: borrowing Classifier,
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    switch layout {
    case .ndjson: appendObject(classifier, row, batch, to: &output)
    case .csv: appendRecord(classifier, row, batch, to: &output)
    case .table: appendLine(classifier, row, batch, to: &output)
    }
  }

  /// Appends what stands in the place of a line that is no comment.
  public func append(rejected row: CommentRow, _ error: RowError, to output: inout [UInt8]) {
    switch layout {
    case .ndjson: appendObject(rejected: row, error, to: &output)
    case .csv: appendRecord(rejected: row, error, to: &output)
    case .table: appendLine(rejected: row, error, to: &output)
    }
  }

  private func appendObject(
    _ classifier: borrowing Classifier,
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    if !appendPlainIdentity(row, batch, to: &output) { appendIdentity(row, batch, to: &output) }
    if classifier.decision.isPlain {
      // Most comments: nothing was found, and then all but the pack's name is the same.
      JSONText.append(Self.nothingFound, to: &output)
    } else {
      appendFound(classifier, row, batch, to: &output)
    }
    JSONText.append(classifier.pack.hash, to: &output)
    JSONText.append(#"","engine":""#, to: &output)
    JSONText.append(Self.engine, to: &output)
    JSONText.append("\"", to: &output)
    if includesText, let text = row.text.range {
      JSONText.append(#","text":"#, to: &output)
      JSONText.append(string: batch.bytes.span, in: text, to: &output)
    }
    JSONText.append("}\n", to: &output)
  }

  /// What stands between the identity and the pack of a decision when nothing was found.
  private static var nothingFound: StaticString {
    """
    ,"action":"allow","urgent":false,"categories":[],"labels":[],"scores":{},"findings":[],\
    "reason":"","pack":"
    """
  }

  /// Appends what was decided and why, up to the pack.
  private func appendFound(
    _ classifier: borrowing Classifier,
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    let decision = classifier.decision
    JSONText.append(#","action":""#, to: &output)
    JSONText.append(decision.action.rawValue, to: &output)
    JSONText.append(decision.isUrgent ? #"","urgent":true"# : #"","urgent":false"#, to: &output)
    JSONText.append(#","categories":["#, to: &output)
    for (index, category) in decision.categories.enumerated() {
      appendWord(category.rawValue, isFirst: index == 0, to: &output)
    }
    JSONText.append(#"],"labels":["#, to: &output)
    for (index, label) in decision.labels.enumerated() {
      appendWord(label.rawValue, isFirst: index == 0, to: &output)
    }
    JSONText.append(#"],"scores":{"#, to: &output)
    appendScores(decision, to: &output)
    JSONText.append(#"},"findings":["#, to: &output)
    if let text = row.text.range {
      appendFindings(classifier, text, batch.bytes.span, to: &output)
    }
    JSONText.append(#"],"reason":"#, to: &output)
    JSONText.append(string: classifier.reason, to: &output)
    JSONText.append(#","pack":""#, to: &output)
  }

  /// What is wrong with a line, for people.
  func text(of error: RowError) -> String {
    language == .russian ? error.russian : error.description
  }

  private func appendObject(
    rejected row: CommentRow,
    _ error: RowError,
    to output: inout [UInt8]
  ) {
    JSONText.append(#"{"line":"#, to: &output)
    JSONText.append(row.line, to: &output)
    if let file {
      JSONText.append(#","file":"#, to: &output)
      JSONText.append(string: file, to: &output)
    }
    JSONText.append(#","error":"#, to: &output)
    JSONText.append(string: error.description, to: &output)
    JSONText.append("}\n", to: &output)
  }
}

/// The parts of a decision.
extension DecisionWriter {
  /// Appends what tells the comment from all others; fields it does not have are left out.
  func appendIdentity(
    _ row: CommentRow,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    JSONText.append("{", to: &output)
    appendField(#""network":"#, row.network, batch, to: &output)
    appendField(#""page":"#, row.page, batch, to: &output)
    appendField(#""post":"#, row.post, batch, to: &output)
    if row.id.isAbsent {
      JSONText.append(#""id":"line-"#, to: &output)
      JSONText.append(row.line, to: &output)
      JSONText.append(#"","#, to: &output)
    } else {
      appendField(#""id":"#, row.id, batch, to: &output)
    }
    JSONText.append(#""edit":"#, to: &output)
    JSONText.append(row.edit, to: &output)
    if let author = row.authorID.range {
      JSONText.append(#","author":"#, to: &output)
      JSONText.append(string: batch.bytes.span, in: author, to: &output)
    }
  }

  private func appendField(
    _ key: StaticString,
    _ field: FieldRange,
    _ batch: borrowing CommentBatch,
    to output: inout [UInt8]
  ) {
    guard let range = field.range else { return }
    JSONText.append(key, to: &output)
    JSONText.append(string: batch.bytes.span, in: range, to: &output)
    JSONText.append(",", to: &output)
  }

  func appendWord(_ word: String, isFirst: Bool, to output: inout [UInt8]) {
    JSONText.append(isFirst ? "\"" : ",\"", to: &output)
    JSONText.append(word, to: &output)
    JSONText.append("\"", to: &output)
  }

  private func appendScores(_ decision: Decision, to output: inout [UInt8]) {
    var isFirst = true
    for category in Category.allCases where decision.scores[category.index] > 0 {
      JSONText.append(isFirst ? "\"" : ",\"", to: &output)
      isFirst = false
      JSONText.append(category.rawValue, to: &output)
      JSONText.append("\":", to: &output)
      JSONText.append(decimal: decision.scores[category.index], to: &output)
    }
  }
}
