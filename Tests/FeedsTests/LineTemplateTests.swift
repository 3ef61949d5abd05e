import TestSupport
import Testing

@testable import Feeds

/// Lines read by the form of the line before, beside each read alone.
@Suite struct LineTemplateTests {
  private static let names = [
    "\"vk\"", "\"\"", "\"-2\"", "17", "null", "\"a\\nb\"", "\"a\\\"b\"", "\"п\"", "[1]", "{", "\"x",
  ]
  private static let ends = ["", "", "", "", " ", "\r", ",", "}"]

  /// One of a few forms, now and then with a mistake.
  private static func line(_ random: inout Seeded) -> String {
    var fields: [String] = []
    let form = Int.random(in: 0..<3, using: &random)
    for key in ["network", "id", "unknown", "author", "edit", "reply_to", "text"] {
      if form == 1, key == "reply_to" || key == "unknown" { continue }
      if form == 2, key == "edit" { continue }
      var value = "\"\(Int.random(in: 0..<20, using: &random))\""
      if key == "edit" { value = "\(Int.random(in: 0..<2, using: &random))" }
      if key == "author", form != 1 { value = "{\"id\":\(value),\"name\":\"И\"}" }
      if Int.random(in: 0..<20, using: &random) == 0 {
        value = names.randomElement(using: &random) ?? "null"
      }
      fields.append("\"\(key)\":\(value)")
    }
    if Int.random(in: 0..<20, using: &random) == 0 { fields.append("\"id\":\"2\"") }
    if Int.random(in: 0..<20, using: &random) == 0 { fields.append("\"links\":[\"a.ru\"]") }
    return "{\(fields.joined(separator: ","))}\(ends.randomElement(using: &random) ?? "")"
  }

  @Test func `a line is read alike behind any other`() {
    var random = Seeded(8)
    let lines = (0..<5000).map { _ in Self.line(&random) }
    let together = comments(in: lines.joined(separator: "\n").utf8)
    #expect(together.count == lines.count)
    for (index, line) in lines.enumerated() where index < together.count {
      var alone = comments(in: line.utf8)
      for row in alone.indices { alone[row].line = index + 1 }
      #expect(alone == [together[index]], "\(line)")
    }
    let good = together.count { $0.error == nil }
    #expect(good > 1000 && good < lines.count)
  }
}
