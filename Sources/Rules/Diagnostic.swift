/// A mistake in a rule file or a word list, with the place where it stands.
///
/// Loading never stops at the first mistake: a rule keeper sees all of them at once.
public struct Diagnostic: Error, Hashable, Sendable {
  /// What is wrong: a phrase without a capital letter or a full stop.
  public let message: Phrase

  /// Whether the pack loads all the same.
  public let isWarning: Bool

  /// Where it is wrong.
  public let place: Place

  /// A place in a file.
  public struct Place: Hashable, Sendable {
    /// The file's path below the folder of rules or word lists, as `wordlists/insult/animals.txt`.
    public var file: String

    /// The line, counted from 1; 0 for the file as a whole.
    public var line: Int

    /// The column in characters, counted from 1.
    public var column: Int

    /// Creates a place.
    public init(_ file: String, line: Int = 0, column: Int = 1) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// Creates a diagnostic.
  public init(_ message: Phrase, at place: Place, isWarning: Bool = false) {
    self.message = message
    self.place = place
    self.isWarning = isWarning
  }

  /// Returns the diagnostic with its line of the file under it, as the command line shows it.
  ///
  /// - Parameters:
  ///   - source: The text of the file, or `nil` when it could not be read.
  ///   - language: The language of the message.
  /// - Returns: Several lines of text without a line break at their end.
  public func rendered(source: String?, in language: Language) -> String {
    let kind =
      isWarning
      ? Phrase(ru: "предупреждение", en: "warning") : Phrase(ru: "ошибка", en: "error")
    let heading = "\(kind.text(in: language)): \(message.text(in: language))"
    guard place.line > 0 else { return "\(heading)\n --> \(place.file)" }
    let lines = (source ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let line = place.line <= lines.count ? lines[place.line - 1].filter { $0 != "\r" } : ""
    let margin = String(repeating: " ", count: String(place.line).count)
    // A tab before the caret stays a tab, so that the caret stands under its character.
    let indent = String(line.prefix(place.column - 1).map { $0 == "\t" ? Character("\t") : " " })
    let padding = String(repeating: " ", count: max(0, place.column - 1 - indent.count))
    return """
      \(heading)
      \(margin)--> \(place.file):\(place.line):\(place.column)
      \(place.line) | \(line)
      \(margin) | \(indent)\(padding)^
      """
  }
}

/// Everything that is wrong with a rule pack.
public struct PackError: Error, Sendable {
  /// The mistakes, warnings among them, in the order of files and lines.
  public let diagnostics: [Diagnostic]

  /// The texts of the files that they stand in, by path.
  public let sources: [String: String]

  /// Creates an error.
  public init(diagnostics: [Diagnostic], sources: [String: String]) {
    self.diagnostics = diagnostics
    self.sources = sources
  }

  /// Returns all mistakes as the command line shows them.
  public func rendered(in language: Language) -> String {
    diagnostics.map { $0.rendered(source: sources[$0.place.file], in: language) }
      .joined(separator: "\n\n")
  }
}
