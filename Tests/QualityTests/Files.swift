import Foundation
import Rules

/// The folder of the package.
let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The rules and word lists of the package, as they are.
let packSources = PackSources(
  rules: project.appending(path: "rules"),
  wordlists: project.appending(path: "wordlists")
)

/// The lines of a data file that say something, with `\u{…}` spelled out.
func lines(of name: String) -> [String] {
  let file = project.appending(path: "Tests/QualityTests/Data").appending(path: name)
  guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").map(String.init)
    .filter { !$0.hasPrefix("# ") && !$0.allSatisfy(\.isWhitespace) }.map(unescaped)
}

/// The rows that are known to be decided wrongly; a repaired one is noticed.
let knownWrong = Set(lines(of: "known-wrong.txt"))

/// Spells `\u{200B}` out: what does not show could not be read in a file.
private func unescaped(_ line: String) -> String {
  var result = ""
  var rest = line[...]
  while let start = rest.range(of: "\\u{"), let end = rest[start.upperBound...].firstIndex(of: "}")
  {
    result += rest[..<start.lowerBound]
    if let value = UInt32(rest[start.upperBound..<end], radix: 16),
      let scalar = Unicode.Scalar(value)
    {
      result.unicodeScalars.append(scalar)
    }
    rest = rest[rest.index(after: end)...]
  }
  return result + rest
}
