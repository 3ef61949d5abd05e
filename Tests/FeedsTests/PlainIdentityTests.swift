import TestSupport
import Testing

@testable import Feeds

/// What tells a comment from others, written in one go and piece by piece.
@Suite struct PlainIdentityTests {
  private static let values = [
    "\"vk\"", "\"\"", "\"-200000001\"", "17", "\"привет\"", "\"a\\\\nb\"", "\"a\\\"b\"", "null",
    "\"\u{7F}\"", "\"\(String(repeating: "x", count: 300))\"", "\"a\u{1}\"",
  ]

  @Test func `both ways write the same`() {
    var random = Seeded(4)
    var lines = ""
    for _ in 0..<3000 {
      let fields = ["network", "page", "post", "id", "author"].map { key in
        "\"\(key)\":\(Self.values.randomElement(using: &random) ?? "null")"
      }
      let edit = [0, 1, 9, 10, -1].randomElement(using: &random) ?? 0
      lines += "{\(fields.joined(separator: ",")),\"edit\":\(edit),\"text\":\"т\"}\n"
    }
    var chunk = LineChunk(Array(lines.utf8))
    var batch = CommentBatch()
    NDJSONReader().read(&chunk, into: &batch)
    let writer = DecisionWriter()
    var (plain, other) = (0, 0)
    for row in batch.rows {
      #expect(row.error == nil)
      var (fast, slow): ([UInt8], [UInt8]) = ([1, 2, 3], [1, 2, 3])
      writer.appendIdentity(row, batch, to: &slow)
      if writer.appendPlainIdentity(row, batch, to: &fast) {
        #expect(fast == slow)
        plain += 1
      } else {
        #expect(fast == [1, 2, 3])
        other += 1
      }
    }
    #expect(plain > 100 && other > 100)
  }
}
