/// Why an input could not be read at all.
///
/// Like a `RowError` it quotes nothing that a person may have written; the headings of a table are a
/// program's, and are quoted where it is certain that they are headings.
public enum FeedError: Error, Hashable, Sendable {
  /// The input is none of the forms that are known.
  case unknown(FeedLook)

  /// The input is of another form than the one that was asked for.
  case otherFormat(asked: FeedFormat, found: FeedFormat)

  /// No heading of the table is known to stand over the texts; what headings there are, where that is
  /// certain.
  case noTextColumn(columns: Int, headings: [String])

  /// The table has no heading that a column was said to have; what headings there are, where that is
  /// certain.
  case noColumn(CSVColumn, columns: Int, headings: [String])

  /// The file could not be read.
  case system(SystemError)
}

/// What an input looks like that is none of the known forms.
public enum FeedLook: Hashable, Sendable {
  /// A workbook of Excel, LibreOffice or MyOffice.
  case workbook

  /// A workbook or document of an old Office.
  case office

  /// A document of Word or another word processor.
  case document

  /// A picture.
  case image

  /// A ZIP archive, or a workbook that does not look like one.
  case zip

  /// Something compressed.
  case compressed

  /// A PDF document.
  case pdf

  /// A web page or XML.
  case html

  /// What a network answers in place of comments when something went wrong.
  case failure

  /// JSON with these keys at its top.
  case json(keys: [String])

  /// A table without known headings over its texts; what headings there are, where that is certain.
  case table(columns: Int, headings: [String])

  /// No text.
  case binary
}

extension FeedError: CustomStringConvertible {
  /// The error in words, a phrase without a capital letter or a full stop.
  public var description: String {
    switch self {
    case .unknown(let look): look.description
    case .otherFormat(let asked, let found):
      "not `\(asked.rawValue)`, this looks like `\(found.rawValue)`: leave `--format` out"
    case .noTextColumn(let columns, let headings):
      "a table of \(columns) columns, none of them known to hold texts: "
        + "name it by its heading, `--columns 'text=HEADING'`"
        + (headings.isEmpty ? "" : Self.list(columns, headings))
    case .noColumn(let column, let columns, let headings):
      "the table has no such heading as was named for `\(column.rawValue)`"
        + Self.list(columns, headings)
    case .system(let error): error.description
    }
  }

  /// The headings behind an error, or how many columns there are when it is not certain that the
  /// first row holds headings.
  fileprivate static func list(_ columns: Int, _ headings: [String]) -> String {
    headings.isEmpty
      ? "; its columns: \(columns)"
      : "; its headings: " + headings.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension FeedLook: CustomStringConvertible {
  /// What the input looks like, and what to try.
  public var description: String {
    switch self {
    case .workbook: "a workbook: save it as CSV. " + Self.savingAsCSV
    case .office:
      "a workbook of an old Excel or a document of an old Word: save a workbook as CSV. "
        + Self.savingAsCSV
    case .document: "a document of Word: save it as plain text, a comment a line"
    case .image: "a picture: comments cannot be read from it, an export or their text is needed"
    case .zip: "an archive: unpack it first; save a workbook as CSV. " + Self.savingAsCSV
    case .compressed: "a compressed file: unpack it first"
    case .pdf: "a PDF document: comments cannot be read from it"
    case .html: "a web page or XML: export as JSON (in Telegram Desktop: Machine-readable JSON)"
    case .failure:
      "an error of the network in place of comments: look into the file what it says, check the "
        + "token and the parameters, and ask again"
    case .json(let keys):
      (keys.isEmpty
        ? "JSON of an unknown form"
        : "JSON of an unknown form, with " + keys.map { "`\($0)`" }.joined(separator: ", "))
        + ": expected an export of VK, OK, Telegram, MAX or YouTube, or comments with `text`"
    case .table(let columns, let headings):
      "a table without known headings: name the column of texts, `--columns 'text=HEADING'`, "
        + "or say `--format text`\(FeedError.list(columns, headings))"
    case .binary: "no text: expected JSON, CSV or plain text"
    }
  }

  /// How a table is saved as CSV.
  private static let savingAsCSV =
    "Excel: File, Save As, «CSV UTF-8 (Comma delimited)»; LibreOffice: File, Save As, «Text CSV», "
    + "Unicode (UTF-8); MyOffice: File, Save As, CSV"
}
