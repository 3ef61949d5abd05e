import Foundation
import TestSupport
import Testing

/// About a megabyte of broken input: no crash, and a line for each line.
@Suite struct MutationTests {
  private static let line = #"""
    {"network":"vk","page":"-2","id":"9","author":{"id":"3"},"text":"Опять xу\u0439ня 🔥 и дурак\n"}
    """#

  @Test(arguments: 1...16)
  func `each line that is not blank has an answer`(_ seed: UInt64) throws {
    let pack = try SmallPack()
    var random = Seeded(seed)
    var input = Data()
    while input.count < 62_500 {
      var bytes = Array(Self.line.utf8)
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: bytes.removeSubrange(place..<min(place + 9, bytes.count))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      input += bytes + [0x0A]
    }
    let run = try sito(["filter", "--quiet", "--format", "ndjson"], input: input, home: pack.url)
    let blank: Set<UInt8> = [0x20, 0x09, 0x0D]
    let wanted = input.split(separator: 0x0A).count { !$0.allSatisfy(blank.contains) }
    #expect(run.status == 1)
    #expect(run.output.split(separator: 0x0A).count == wanted)
    #expect(run.objects.allSatisfy { $0["error"] != nil || $0["action"] != nil })
  }

  @Test func `random bytes are lines of text`() throws {
    let pack = try SmallPack()
    var random = Seeded(5)
    let input = Data((0..<100_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    let run = try sito(["filter", "--quiet", "--format", "text"], input: input, home: pack.url)
    #expect(run.status == 0)
    #expect(run.objects.allSatisfy { $0["action"] != nil })
    let lines = input.split(separator: 0x0A).count { $0.contains { $0 > 0x20 } }
    #expect(run.objects.count >= lines)
  }
}
