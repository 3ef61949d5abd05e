import Foundation
import Moderation
import Rules
import TestSupport
import Testing

/// Obscene words and innocent ones, hidden in every way that people know.
///
/// The whole profanity list is hidden: `profane-words.txt` has words and forms of every root, prefix
/// and family of the lists `profanity/…`, and ``EntryDisguiseTests`` sees to it that no entry is left
/// out. `RECORD=1` writes the table of `docs/disguises.md` anew.
@Suite(.serialized) struct DisguiseRateTests {
  static let profane = lines(of: "profane-words.txt").filter { !$0.hasPrefix("#") }
    .flatMap { $0.split(separator: " ").map(String.init) }

  /// Debug builds decide fifty times slower, so they ask every so many words only.
  #if DEBUG
  static let (profaneStep, innocentStep) = (16, 500)
  #else
  static let (profaneStep, innocentStep) = (1, 1)
  #endif

  @Test func `there are words and ways enough`() {
    #expect(Set(Self.profane).count >= 300)
    #expect(Set(HidingWay.all.map(\.name)).count == HidingWay.all.count)
    #expect(HidingWay.all.count >= 60)
  }

  @Test func `hidden obscene words are seen`() throws {
    let words = stride(from: 0, to: Self.profane.count, by: Self.profaneStep).map {
      Self.profane[$0]
    }
    let rates = try HidingWay.all.map { way in
      try DisguiseRate(of: way, on: words, keeps: false) { text in
        try RealPack.decide(text).0.categories.contains(.profanity)
      }
    }
    report(rates, "seen")
    let seen = rates.map(\.seen).reduce(0, +)
    let hidden = rates.map(\.hidden).reduce(0, +)
    #expect(Double(seen) >= 0.97 * Double(hidden), "\(seen) of \(hidden)")
    #if !DEBUG
    for rate in rates {
      #expect(
        Double(rate.seen) >= 0.9 * Double(rate.hidden),
        "\(rate.way): \(rate.seen) of \(rate.hidden)"
      )
    }
    #endif
  }

  @Test func `hidden innocent words stay`() throws {
    let frequent = FrequentWords.words
    guard !frequent.isEmpty else { try Test.cancel("neither ../shared nor hunspell-ru is there") }
    let words = stride(from: 0, to: frequent.count, by: Self.innocentStep).map { frequent[$0] }
    let rates = try HidingWay.all.map { way in
      try DisguiseRate(of: way, on: words, keeps: true) { text in
        try RealPack.decide(text).0.action != .allow
      }
    }
    report(rates, "flagged")
    let flagged = rates.map(\.seen).reduce(0, +)
    let hidden = rates.map(\.hidden).reduce(0, +)
    #expect(5000 * flagged <= hidden, "\(flagged) of \(hidden)")
  }

  private func report(_ rates: [DisguiseRate], _ word: String) {
    guard let folder = ProcessInfo.processInfo.environment["REPORT"] else { return }
    var table = ""
    var rest = ""
    for rate in rates {
      table += "\(rate.way)\t\(rate.seen)\t\(rate.hidden)\t\(rate.example)\n"
      for text in rate.rest { rest += "\(rate.way)\t\(text.debugDescription)\n" }
    }
    try? table.write(toFile: folder + "/\(word).tsv", atomically: true, encoding: .utf8)
    try? rest.write(toFile: folder + "/\(word)-rest.tsv", atomically: true, encoding: .utf8)
  }
}
