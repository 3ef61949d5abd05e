import TestSupport
import Testing

@testable import Folding

/// Bytes that are no UTF-8 are read as Swift reads them.
@Suite struct UTF8ScalarTests {
  /// Bytes at which what may come next changes.
  private static let boundaries: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
    0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test func `agrees with String on every short row of boundary bytes`() {
    var disagreements = 0
    for first in Self.boundaries {
      for second in Self.boundaries {
        for third in Self.boundaries {
          for bytes in [[first], [first, second], [first, second, third]]
          where !agrees(bytes) { disagreements += 1 }
        }
      }
    }
    #expect(disagreements == 0)
  }

  /// Rows of four begin with what leads three bytes at least; others are told by shorter rows.
  @Test(arguments: boundaries.filter { $0 >= 0xDF })
  func `agrees with String on every row of four boundary bytes`(first: UInt8) {
    for second in Self.boundaries {
      for third in Self.boundaries {
        for fourth in Self.boundaries where !agrees([first, second, third, fourth]) {
          Issue.record("\([first, second, third, fourth])")
        }
      }
    }
  }

  @Test func `agrees with String on random bytes`() {
    var generator = Seeded(1)
    for _ in 0..<2000 {
      let bytes = (0..<32).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Self.boundaries.randomElement(using: &generator) ?? 0
      }
      #expect(agrees(bytes), "\(bytes)")
    }
  }

  @Test func `reads every scalar that there is`() {
    var wrong: [UInt32] = []
    for scalar in (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init) {
      let bytes = Array(UTF8.encode(scalar) ?? .init())
      let read = UTF8Scalar(bytes.span, at: 0, end: bytes.count)
      if read.value != scalar.value || read.length != bytes.count { wrong.append(scalar.value) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `broken bytes are foreign to words`() throws {
    let broken = try fold(Array("ду".utf8) + [0xD1] + Array(" рак".utf8) + [0xE2, 0x80])
    let repaired = try fold("ду\u{FFFD} рак\u{FFFD}")
    #expect(broken.symbols == repaired.symbols)
    #expect(broken.tokens.map(\.flags) == repaired.tokens.map(\.flags))
  }
}

private func agrees(_ bytes: [UInt8]) -> Bool {
  var offset = 0
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    guard offset < bytes.count else { return false }
    let read = UTF8Scalar(bytes.span, at: offset, end: bytes.count)
    if read.value != scalar.value { return false }
    offset += read.length
  }
  return offset == bytes.count
}
