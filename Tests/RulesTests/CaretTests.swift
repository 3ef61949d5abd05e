import Rules
import Testing

/// Where a mistake stands: the place behind the mark `⟦` is the one that the caret points at.
@Suite struct CaretTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var marked: String
    var why: String

    init(_ marked: String, why: String) {
      self.marked = marked
      self.why = why
    }

    var text: String { marked.replacing("⟦", with: "") }

    /// The line and the column in scalars, counted from 1.
    var place: (line: Int, column: Int) {
      let before = marked.prefix { $0 != "⟦" }.split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      )
      let scalars = before.last?.unicodeScalars.filter { $0 != "\u{FEFF}" }
      return (before.count, (scalars?.count ?? 0) + 1)
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
    Case("ду⟦*рак", why: "a star in the middle"),
    Case("   дура⟦)к", why: "an indent is counted"),
    Case("\tдура⟦)к", why: "a tab as an indent is counted"),
    Case("кот\n  ! ⟦)", why: "an indented exception"),
    Case("@г = а | ⟦1", why: "blanks in a group are counted"),
    Case("кот ду1⟦*", why: "a star behind a digit"),
    Case("дур(а|⟦1)", why: "a digit among alternatives"),
    Case("е\u{301}ж дура⟦)к", why: "a letter of two scalars in front"),
    Case("кот\r\nпёс\r\nдура⟦)к\r\n", why: "lines that end with CRLF"),
    Case("\u{FEFF}дура⟦)к", why: "a byte order mark"),
  ]

  @Test(arguments: cases)
  func `the caret stands under the mistake`(_ c: Case) throws {
    let error = try #require(throws: PackError.self) { _ = try pack(list: c.text) }
    let mistake = try #require(error.diagnostics.first { !$0.isWarning })
    #expect((mistake.place.line, mistake.place.column) == c.place)
    let lines = mistake.rendered(source: c.text, in: .russian).split(separator: "\n")
    try #require(lines.count == 4)
    let (source, caret) = (lines[2], lines[3])
    let wanted = c.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    #expect(source.hasSuffix(wanted[c.place.line - 1].filter { $0 != "\u{FEFF}" }))
    let column = try #require(caret.firstIndex(of: "^").map { caret[..<$0].count })
    let offender = c.marked.drop { $0 != "⟦" }.dropFirst().first
    #expect(source.dropFirst(column).first == offender)
  }
}
