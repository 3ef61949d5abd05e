import Foundation
import Moderation
import Rules
import TestSupport
import Testing

/// Obscene words and innocent ones, hidden in every way that people know.
///
/// The whole profanity list is hidden: `profane-words.txt` has words and forms of every root, prefix
/// and family of the lists, and ``EntryDisguiseTests`` asks every single entry. With `RECORD=1` the
/// tables of `docs/disguises.md` are written anew, by a release build only.
@Suite(.serialized) struct DisguiseRateTests {
  static let profane = lines(of: "profane-words.txt").filter { !$0.hasPrefix("#") }
    .flatMap { $0.split(separator: " ").map(String.init) }

  /// Debug builds decide fifty times slower, so they ask every so many words only.
  #if DEBUG
  static let (isSample, profaneStep, innocentStep) = (true, 16, 500)
  #else
  static let (isSample, profaneStep, innocentStep) = (false, 1, 1)
  #endif

  /// How many of the obscene words are seen, way by way.
  static let seen = Result {
    try HidingWay.all.map { way in
      try DisguiseRate(of: way, on: every(profaneStep, of: profane), keeps: false) { text in
        try RealPack.decide(text).0.categories.contains(.profanity)
      }
    }
  }

  /// How many of the innocent words are flagged as obscene or as an insult, way by way.
  ///
  /// A text of mixed alphabets, or with «0р» in it, looks like an advertisement to the rules on spam,
  /// whatever words it hides.
  static let flagged = Result {
    try HidingWay.all.map { way in
      try DisguiseRate(of: way, on: every(innocentStep, of: FrequentWords.words), keeps: true) {
        text in
        !Set(try RealPack.decide(text).0.categories).isDisjoint(with: [.profanity, .insult])
      }
    }
  }

  @Test func `there are words and ways enough`() {
    #expect(Set(Self.profane).count >= 300)
    #expect(Set(HidingWay.all.map(\.name)).count == HidingWay.all.count)
    #expect(HidingWay.all.count >= 60)
  }

  @Test func `hidden obscene words are seen`() throws {
    let rates = try Self.seen.get()
    let seen = rates.map(\.seen).reduce(0, +)
    let hidden = rates.map(\.hidden).reduce(0, +)
    #expect(Double(seen) >= (Self.isSample ? 0.95 : 0.97) * Double(hidden), "\(seen) of \(hidden)")
    // A sample of twenty words says nothing of a single way.
    for rate in rates where !Self.isSample {
      let isSeen = Double(rate.seen) >= 0.9 * Double(rate.hidden)
      #expect(isSeen, "\(rate.way): \(rate.seen) of \(rate.hidden)")
    }
  }

  @Test func `hidden innocent words stay`() throws {
    guard !FrequentWords.words.isEmpty else {
      try Test.cancel("there are no innocent words: neither ../shared nor hunspell-ru is there")
    }
    let rates = try Self.flagged.get()
    let flagged = rates.map(\.seen).reduce(0, +)
    let hidden = rates.map(\.hidden).reduce(0, +)
    // One in 5,000. What is left are pieces that are listed words by themselves, letters drawn with
    // signs, and masks over words that are ordinary but not frequent.
    #expect(flagged <= max(3, hidden / 5000), "\(flagged) of \(hidden)")
  }

  @Test(.enabled(if: !isSample && ProcessInfo.processInfo.environment["RECORD"] != nil))
  func `the tables are written when asked`() throws {
    let report = DisguiseReport(seen: try Self.seen.get(), flagged: try Self.flagged.get())
    let text = try report.markdown(frequent: FrequentWords.words.count)
    let file = project.appending(path: "docs/disguises.md")
    try text.write(to: file, atomically: true, encoding: .utf8)
    guard let folder = ProcessInfo.processInfo.environment["RECORD_REST"] else { return }
    try report.rest.write(toFile: folder, atomically: true, encoding: .utf8)
  }

  private static func every(_ step: Int, of words: [String]) -> [String] {
    stride(from: 0, to: words.count, by: step).map { words[$0] }
  }
}
