import Ledger
import Testing

@testable import Ledger

/// Text never becomes markup.
@Suite struct HTMLTests {
  @Test(
    "what means something in HTML is escaped, between tags and in quotes",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\" onclick='x'", "&quot; onclick=&#39;x&#39;"), ("a & b &amp;", "a &amp; b &amp;amp;"),
      ("</title><b>", "&lt;/title&gt;&lt;b&gt;"), ("\u{0}\u{1B}[31m", "\u{FFFD}\u{FFFD}[31m"),
      ("ё\nй", "ё\nй"),
    ]
  )
  func escapes(text: String, markup: String) {
    #expect(
      ("<p title=\"\(text)\">\(text)</p>" as HTML).text == "<p title=\"\(markup)\">\(markup)</p>"
    )
  }

  @Test func `markup put into markup stays markup`() {
    let bold: HTML = "<b>\("<i>")</b>"
    #expect(("<p>\(bold)\([bold, bold])\(3)</p>" as HTML).text.components("<b>&lt;i&gt;</b>") == 3)
  }

  @Test(
    "places are marked in the author's own text",
    arguments: [
      ("яма <b> xуйня", [8..<13], "яма &lt;b&gt; <mark>xуйня</mark>"),
      ("абвг", [2..<3, 0..<1], "<mark>а</mark>б<mark>в</mark>г"),
      ("абвг", [0..<3, 2..<4, 9..<12], "<mark>абвг</mark>"), ("аб", [1..<1], "аб"),
      ("<>", [0..<1], "<mark>&lt;</mark>&gt;"),
      // Scalars, not characters: a flag is two of them.
      ("🇷🇺б", [2..<3], "🇷🇺<mark>б</mark>"),
    ]
  )
  func marks(text: String, places: [Range<Int>], markup: String) {
    #expect(HTML(text, marking: places).text == markup)
  }

  @Test(
    "what hides is shown by its number",
    arguments: [
      ("а\u{200B}б", "U+200B"), ("\u{202E}тавирп", "U+202E"), ("а\u{AD}б", "U+00AD"),
      ("а\u{200D}б", "U+200D"), ("а\u{E0061}", "U+E0061"), ("\u{2800}", "U+2800"),
    ]
  )
  func shows(text: String, number: String) {
    #expect(HTML(text, marking: []).text.contains("<i class=\"hidden\">\(number)</i>"))
  }

  @Test func `emoji stay whole`() {
    for text in ["👩‍👩‍👧", "❤️", "👩🏽‍🚒"] { #expect(HTML(text, marking: []).text == text) }
  }
}

extension String {
  /// How many times a part stands in the text.
  func components(_ part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
