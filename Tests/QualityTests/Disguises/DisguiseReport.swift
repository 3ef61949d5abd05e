import Folding
import Foundation
import Moderation
import Rules

/// What was measured of disguises, as `docs/disguises.md` shows it.
struct DisguiseReport {
  /// The rates of obscene words.
  var seen: [DisguiseRate]

  /// The rates of innocent words, way by way as in ``seen``.
  var flagged: [DisguiseRate]

  /// The hidden words that went wrong, a line each, for those who improve the readings.
  var rest: String {
    var lines = ""
    for (name, rates) in [("unseen", seen), ("flagged", flagged)] {
      for rate in rates {
        for text in rate.rest { lines += "\(name)\t\(rate.way)\t\(text.debugDescription)\n" }
      }
    }
    return lines
  }

  /// Returns the whole page.
  func markdown(frequent: Int) throws -> String {
    var page = """
      # Disguised words

      Written by `scripts/disguises`. Every word of `profane-words.txt` and \(frequent) frequent innocent \
      words are hidden in each of \(seen.count) ways by the generator in `Tests/QualityTests/Disguises`, \
      every second in a sentence. *Seen*: found obscene. *Flagged*: found obscene or insulting. \
      A word that offers nothing to hide in a way is left out there.

      | way | example | seen | of | | innocent flagged | of |
      |---|---|--:|--:|--:|--:|--:|

      """
    for (rate, innocent) in zip(seen, flagged) {
      page += "| \(rate.way) | \(Self.cell(rate.example)) | \(rate.seen) | \(rate.hidden) "
      page +=
        "| \(Self.percent(rate.seen, rate.hidden)) | \(innocent.seen) | \(innocent.hidden) |\n"
    }
    let all = seen.map(\.seen).reduce(0, +)
    let of = seen.map(\.hidden).reduce(0, +)
    let wrong = flagged.map(\.seen).reduce(0, +)
    let innocent = flagged.map(\.hidden).reduce(0, +)
    page += "| **all** | | **\(all)** | \(of) | **\(Self.percent(all, of))** "
    page += "| **\(wrong)** | \(innocent) |\n"
    return page + (try Self.distorted() ?? "")
  }

  /// A text as a table's cell: what does not show is spelled out, and nothing breaks the table.
  private static func cell(_ text: String) -> String {
    var cell = ""
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let isShown =
        !properties.isDefaultIgnorableCodePoint && (scalar == " " || !properties.isWhitespace)
      let value = String(scalar.value, radix: 16, uppercase: true)
      cell += !isShown ? "⟨\(value)⟩" : scalar == "|" ? "\\|" : String(scalar)
    }
    return "<code>\(cell.replacing("<", with: "&lt;"))</code>"
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "–" : String(format: "%.1f %%", 100 * Double(part) / Double(whole))
  }

  /// What was recognised in the rows of disguised and misspelt words, or `nil` without them.
  private static func distorted() throws -> String? {
    let file = project.deletingLastPathComponent().appending(path: "shared/eval/distorted.tsv")
    guard let rows = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    let texts = rows.split(separator: "\n").filter { $0.hasPrefix("distorted\t") }
      .map { String($0.dropFirst("distorted\t".count)) }
    var counts = [Int](repeating: 0, count: Disguise.named.count)
    var (disguised, plain) = (0, 0)
    for text in texts {
      let findings = try RealPack.decide(text).0.findings.filter { !$0.isShadow && $0.entry >= 0 }
      let found = findings.reduce(into: Disguise()) { $0.formUnion($1.disguise) }
      disguised += found.isEmpty ? 0 : 1
      plain += found.isEmpty && !findings.isEmpty ? 1 : 0
      for (index, named) in Disguise.named.enumerated() where found.contains(named.disguise) {
        counts[index] += 1
      }
    }
    var page = """

      ## Words that people really disguised

      In the \(texts.count) rows marked `distorted` of `distorted.tsv`, most of them misspelt or masked words \
      that are no abuse, \(disguised) have a listed word that was recognised in disguise, and \(plain) more \
      one in plain letters. A row may show several disguises.

      | disguise | rows |
      |---|--:|

      """
    for (named, count) in zip(Disguise.named, counts) { page += "| \(named.name) | \(count) |\n" }
    return page
  }
}
