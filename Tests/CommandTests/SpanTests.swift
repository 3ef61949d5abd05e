import Foundation
import Testing

/// Places are counted in Unicode scalars of the author's text.
@Suite struct SpanTests {
  @Test(arguments: [
    "дурак", "🔥🔥 дурак", "👨‍👩‍👧‍👦 вот дурак 👍🏻", "é и e\u{301}: дурак", "🇷🇺дурак🇷🇺",
    "\u{200B}ду\u{200B}рак\u{200B}",
    "a\tb\\дурак\"", "ДУРАКИ все", "й и\u{306} дурак й", "x у й на дурака", "хуйня🔥хуйня", "ｘуй",
    "𝐱уй", "\u{FFFD} дурак \u{0}", "х.у.й, дурак", "х🔥у🔥й",
  ])
  func `a match is the slice from start to end`(_ text: String) throws {
    let pack = try SmallPack()
    let line = try JSONSerialization.data(withJSONObject: ["text": text])
    let run = try sito(["filter", "--with-text"], input: line, home: pack.url)
    let object = try #require(run.objects.first)
    #expect(object["text"] as? String == text)
    let scalars = Array(text.unicodeScalars)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    for finding in findings {
      let start = try #require(finding["start"] as? Int)
      let end = try #require(finding["end"] as? Int)
      try #require(0 <= start && start < end && end <= scalars.count)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[start..<end])
      let match = try #require(finding["match"] as? String)
      #expect(Array(match.unicodeScalars) == Array(slice))
    }
  }
}
