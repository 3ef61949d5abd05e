/// Why a line of input is no comment.
///
/// It says what and where, and quotes nothing: neither a comment's text nor an author's name gets
/// into a log by it. Bytes are counted from 1, from the beginning of their line.
public indirect enum RowError: Error, Hashable, Sendable {
  /// The line has something at this byte that JSON does not have there.
  case invalidJSON(byte: Int)

  /// The line ends before its object does.
  case cutShort

  /// The line goes on at this byte, after its object.
  case excess(byte: Int)

  /// The line is JSON, but no object.
  case notAnObject(found: JSONKind)

  /// A key has a value of a kind that it cannot have.
  case wrongKind(CommentKey, expected: JSONKind, found: JSONKind)

  /// A key has a value that is no whole number, or too great a one.
  case notAnInteger(CommentKey)

  /// A key that every comment needs is not there.
  case missing(CommentKey)

  /// Objects and arrays lie deeper within each other than this.
  case tooDeep(limit: Int)

  /// The line has more bytes than this.
  case lineTooLong(limit: Int)

  /// A field of a network's own has a value of a kind that it cannot have.
  case wrongField(String, expected: JSONKind, found: JSONKind)

  /// A field of a network's own that every comment needs is not there.
  case missingField(String)

  /// The part of a document that begins at this byte is no comment.
  case part(byte: Int, RowError)

  /// A part of a document has more bytes than this.
  case partTooLong(limit: Int)

  /// The input ends within a cell of a table that began with a quote.
  case quoteNotClosed

  /// A record of a table has more cells than the table has columns.
  case tooManyCells(Int, columns: Int)

  /// In the place of comments the network says that something went wrong.
  case networkFailure

  /// A document has something at this byte that does not belong there.
  case brokenDocument(byte: Int)

  /// The input ends at this byte, before its document does.
  case documentCutShort(byte: Int)
}

extension RowError: CustomStringConvertible {
  /// The error in words, a phrase without a capital letter or a full stop.
  public var description: String {
    switch self {
    case .invalidJSON(let byte): "invalid JSON at byte \(byte)"
    case .cutShort: "the line ends before its object does"
    case .excess(let byte): "more after the end of the object, at byte \(byte)"
    case .notAnObject(let found): "expected an object, found \(found)"
    case .wrongKind(let key, let expected, let found):
      "`\(key.rawValue)`: expected \(expected), found \(found)"
    case .notAnInteger(let key): "`\(key.rawValue)`: expected a whole number"
    case .missing(let key): "`\(key.rawValue)` is missing"
    case .tooDeep(let limit): "nested deeper than \(limit)"
    case .lineTooLong(let limit): "line longer than \(limit) bytes"
    case .wrongField(let field, let expected, let found):
      "`\(field)`: expected \(expected), found \(found)"
    case .missingField(let field): "`\(field)` is missing"
    case .part(let byte, let error): "in what begins at byte \(byte): \(error)"
    case .partTooLong(let limit): "longer than \(limit) bytes"
    case .quoteNotClosed: "the file ends within a cell that began with a quote"
    case .tooManyCells(let cells, let columns):
      "\(cells) cells in a table of \(columns) columns: a text with the delimiter in it needs quotes"
    case .networkFailure: "the network answered with an error in place of comments"
    case .brokenDocument(let byte): "the document is broken at byte \(byte)"
    case .documentCutShort(let byte): "the document is cut short at byte \(byte)"
    }
  }
}

/// A kind of JSON value.
public enum JSONKind: String, Hashable, Sendable, CustomStringConvertible {
  /// Keys with values.
  case object = "an object"

  /// Values in a row.
  case array = "an array"

  /// Text between quotes.
  case string = "a string"

  /// A number, whole or not.
  case number = "a number"

  /// True or false.
  case boolean = "a boolean"

  /// No value.
  case null = "null"

  /// The kind with its article.
  public var description: String { rawValue }
}
