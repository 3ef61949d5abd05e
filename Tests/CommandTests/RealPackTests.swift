import Foundation
import Testing

/// The rules of the package, by way of the program.
@Suite struct RealPackTests {
  @Test func `every comment of the sample is decided`() throws {
    let sample = project.appending(path: "samples/comments.ndjson")
    let run = try sito(["filter", sample.path])
    let count = try Data(contentsOf: sample).split(separator: 0x0A).count
    #expect(run.status == 0)
    #expect(run.objects.count == count)
    #expect(
      Set(run.objects.compactMap { $0["action"] as? String }) == ["allow", "review", "remove"]
    )
    for object in run.objects {
      let isAllowed = object["action"] as? String == "allow"
      let categories = object["categories"] as? [String] ?? []
      #expect(categories.isEmpty == isAllowed)
      let scores = object["scores"] as? [String: Double] ?? [:]
      #expect(scores.values.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(
        categories.map { scores[$0] ?? 0 } == categories.map { scores[$0] ?? 0 }.sorted(by: >)
      )
    }
  }
}
