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
  public struct Place: Hashable, Comparable, Sendable {
    /// The file's path below the folder of rules or word lists, as `wordlists/insult/animals.txt`.
    public var file: String

    /// The line, counted from 1; 0 for the file as a whole.
    public var line: Int

    /// The column in Unicode scalars, counted from 1; a byte order mark does not count.
    public var column: Int

    /// Creates a place.
    public init(_ file: String, line: Int = 0, column: Int = 1) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// Compares by file, then line, then column.
    public static func < (a: Place, b: Place) -> Bool {
      (a.file, a.line, a.column) < (b.file, b.line, b.column)
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
    let line = Self.line(place.line, of: source ?? "")
    let margin = String(repeating: " ", count: String(place.line).count)
    let before = line.prefix(place.column - 1)
    let padding = String(repeating: " ", count: max(0, place.column - 1 - before.count))
    return """
      \(heading)
      \(margin)--> \(place.file):\(place.line):\(place.column)
      \(place.line) | \(String(String.UnicodeScalarView(line)))
      \(margin) | \(Self.blank(before))\(padding)^
      """
  }

  /// Returns a line of a file without its end and without a byte order mark.
  private static func line(_ number: Int, of source: String) -> [Unicode.Scalar] {
    // By scalars: to `Character`, CRLF is one and no line feed.
    let lines = source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard number <= lines.count else { return [] }
    return lines[number - 1].filter { $0 != "\r" && $0 != "\u{FEFF}" }
  }

  /// Returns blanks that take up as much room as scalars do.
  ///
  /// A tab stays a tab, and a mark that stands over the letter before takes no room.
  private static func blank(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var blank = ""
    for scalar in scalars where !scalar.properties.isGraphemeExtend {
      blank.append(scalar == "\t" ? "\t" : " ")
    }
    return blank
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
  ///
  /// Behind a hundred, which one broken file can have, it says how many more there are.
  public func rendered(in language: Language) -> String {
    let more = diagnostics.count - Self.shown
    let rest = Phrase(ru: "и ещё: \(more)", en: "and \(more) more").text(in: language)
    return diagnostics.prefix(Self.shown)
      .map { $0.rendered(source: sources[$0.place.file], in: language) }
      .joined(separator: "\n\n") + (more > 0 ? "\n\n\(rest)" : "")
  }

  private static let shown = 100
}
