import Rules
import Testing

/// Where a mistake stands: the place behind the mark `⟦` is the one that the caret points at.
@Suite struct CaretTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var marked: String
    var why: String

    /// Whether the caret is known to stand elsewhere still.
    var isKnownWrong: Bool

    init(_ marked: String, why: String, isKnownWrong: Bool = false) {
      self.marked = marked
      self.why = why
      self.isKnownWrong = isKnownWrong
    }

    var text: String { marked.replacing("⟦", with: "") }

    /// The line and the column in characters, counted from 1.
    var place: (line: Int, column: Int) {
      let before = marked.prefix { $0 != "⟦" }.split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      )
      return (before.count, (before.last?.count ?? 0) + 1)
    }

    var testDescription: String { why }
  }

  static let cases = [
    Case("дура⟦)к", why: "a character in the middle"),
    Case("кот\n\n# пояснение\nпёс\nдура⟦)к", why: "blank lines and remarks are counted"),
    Case("дур⟦(а|у", why: "a bracket that is not closed"),
    Case("кот дур⟦{нет}", why: "a group that is not there"),
    Case("ищу ⟦<12> людей", why: "a gap that is too wide"),
    Case("кот\tду⟦)рак", why: "a tab in front"),
    Case("иди ⟦🙂", why: "a pictograph"),
    // The column is the one behind the star.
    Case("ду⟦*рак", why: "a star in the middle", isKnownWrong: true),
    // Blanks at the beginning of a line are cut off before columns are counted.
    Case("   дура⟦)к", why: "an indent is counted", isKnownWrong: true),
    Case("\tдура⟦)к", why: "a tab as an indent is counted", isKnownWrong: true),
    // Columns are scalars, and the caret is placed by characters.
    Case("е\u{301}ж дура⟦)к", why: "a letter of two scalars in front", isKnownWrong: true),
    // «\r\n» is one character, so that the source is not cut into lines at all.
    Case("кот\r\nпёс\r\nдура⟦)к\r\n", why: "lines that end with CRLF", isKnownWrong: true),
    Case("\u{FEFF}дура⟦)к", why: "a byte order mark", isKnownWrong: true),
  ]

  @Test(arguments: cases)
  func `the caret stands under the mistake`(_ c: Case) throws {
    try withKnownIssue {
      let error = try #require(throws: PackError.self) { _ = try pack(list: c.text) }
      let mistake = try #require(error.diagnostics.first { !$0.isWarning })
      #expect((mistake.place.line, mistake.place.column) == c.place)
      let lines = mistake.rendered(source: c.text, in: .russian).split(separator: "\n")
      try #require(lines.count == 4)
      let (source, caret) = (lines[2], lines[3])
      let wanted = c.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      #expect(source.hasSuffix(wanted[c.place.line - 1]))
      let column = try #require(caret.firstIndex(of: "^").map { caret[..<$0].count })
      let offender = c.marked.drop { $0 != "⟦" }.dropFirst().first
      #expect(source.dropFirst(column).first == offender)
    } when: {
      c.isKnownWrong
    }
  }
}
