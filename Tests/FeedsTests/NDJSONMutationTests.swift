import Feeds
import TestSupport
import Testing

/// Broken input of every kind: no crash, and a row for each line that is not blank.
@Suite struct NDJSONMutationTests {
  private static let lines = [
    #"""
    {"network":"vk","id":9981,"edit":1,"author":{"id":"3","name":"И\u043dа","kind":null},\#
    "x":[1.5e-3,true,{"a":[]}],"text":"Где \ud83d\ude00 ёлка?"}
    """#,
    #"{"text":"\"\\ \u00e9","author":7,"edit":"12","y":{"z":[[false,null],{"k":"v"}]}}"#,
  ]

  @Test(arguments: lines)
  func `a line can be cut anywhere`(_ line: String) {
    let bytes = Array(line.utf8)
    for end in 0..<bytes.count {
      let found = comments(in: bytes[..<end])
      #expect(found.map(\.line) == (end == 0 ? [] : [1]))
      #expect(found.allSatisfy { $0.error == .cutShort }, "cut at \(end)")
    }
    #expect(comments(in: bytes).map(\.error) == [nil])
  }

  @Test(arguments: lines)
  func `any byte can be another one`(_ line: String) {
    var bytes = Array(line.utf8)
    for place in bytes.indices {
      let original = bytes[place]
      for byte in UInt8.min...UInt8.max {
        bytes[place] = byte
        expectRowsForLines(of: bytes)
      }
      bytes[place] = original
    }
  }

  @Test(arguments: 0..<8)
  func `random changes leave a row for each line`(seed: UInt64) {
    var generator = Seeded(seed)
    let source = Array(Self.lines.joined(separator: "\n").utf8)
    let signs = Array("{}[]\",:\\ue0\n\r \0".utf8) + [0xFF, 0xD0, 0xED]
    for _ in 0..<1500 {
      var bytes = source
      for _ in 0...Int.random(in: 0...7, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let sign = signs.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = sign
        case 2: bytes.insert(sign, at: place)
        default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
        }
      }
      expectRowsForLines(of: bytes)
    }
  }

  @Test(arguments: 0..<8)
  func `random bytes give a row for each line`(seed: UInt64) {
    var generator = Seeded(seed)
    let signs =
      Array(#"{}[]",:\u0d8 -.e\#n"#.utf8) + Array(#"{"text":"a"}"#.utf8) + [0, 0x80, 0xFF]
    let bytes = (0..<100_000).map { _ in signs.randomElement(using: &generator) ?? 0 }
    expectRowsForLines(of: bytes)
  }

  /// Compares the numbers of the rows with those of the lines that are not blank, and asks for
  /// every field, which must lie within the bytes.
  private func expectRowsForLines(of bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let space: Set<UInt8> = [0x20, 0x09, 0x0D]
    let numbers = lines.indices.filter { !space.isSuperset(of: lines[$0]) }
    let found = comments(in: bytes)
    #expect(found.map(\.line) == numbers.map { $0 + 1 })
    #expect(found.allSatisfy { ($0.error == nil) == ($0.fields["text"] != nil) })
  }
}
