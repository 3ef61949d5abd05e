import TestSupport
import Testing

@testable import Folding

/// Two megabytes of nonsense: no crash, and everything lies where it may.
@Suite struct FoldingFuzzTests {
  private static let seeds = [
    "Ду\u{200B}РАК! xуй х у й п и з д е ц, 6лядь бл@ть; п***ц? 3,14здец №1 500₽ ｘ𝐱ⓧ и\u{306}",
    "https://a.ru/x?y=1, t.me/x пример.рф @name [id1|Имя] a.b@c.de #тег [LINK] [CURRENCY]",
    "+7 (912) 345-67-89, 8-912-345-67-89; 12.05.2024… 👍🏽🇷🇺 ,kznm [eq pizdec shchuka",
    "漢字 🅿🅾 ρабота дуp\u{301}ак д\u{336}у\u{20E3}р \u{2800} x-y\u{2003}z ооо0о0о@а*аа__--",
  ].map { Array($0.utf8) }

  private static let seams =
    Array(" .,-@#[]:/*_$\n\u{1}".utf8) + [0x80, 0xC2, 0xD0, 0xE2, 0xF0, 0xFF]

  @Test(arguments: 0..<4)
  func `random bytes`(seed: UInt64) throws {
    var generator = Seeded(seed)
    for _ in 0..<512 {
      let bytes = (0..<512).map { _ in UInt8.random(in: 0...255, using: &generator) }
      try read(bytes)
    }
  }

  @Test(arguments: 0..<4)
  func `texts with random changes`(seed: UInt64) throws {
    var generator = Seeded(seed + 100)
    for _ in 0..<512 {
      var bytes: [UInt8] = []
      while bytes.count < 512 {
        let source = Self.seeds.randomElement(using: &generator) ?? []
        let start = Int.random(in: 0..<source.count, using: &generator)
        let end = Int.random(in: start..<source.count, using: &generator)
        bytes += source[start...end]
        if Bool.random(using: &generator) {
          bytes.append(Self.seams.randomElement(using: &generator) ?? 0)
        }
      }
      for _ in 0..<Int.random(in: 0..<8, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
      try read(bytes)
    }
  }

  /// Folds bytes and builds the lattices of all that is suspect in them.
  private func read(_ bytes: [UInt8]) throws {
    let folded = try fold(bytes)
    let fault = fault(in: folded, byteCount: bytes.count)
    #expect(fault == nil)
    var builder = try LatticeBuilder()
    for suspect in folded.suspects {
      for way in LatticeBuilder.ways(of: suspect, in: folded) {
        var tokens = suspect.tokens
        while !tokens.isEmpty {
          let next = builder.build(bytes.span, folded, tokens: tokens, way: way)
          try #require(next > tokens.lowerBound && next <= tokens.upperBound)
          tokens = next..<tokens.upperBound
        }
        try check(builder.lattice, within: bytes.count, folded)
      }
    }
  }

  private func check(_ lattice: Lattice, within count: Int, _ folded: FoldedText) throws {
    let nodes = lattice.nodes.indices
    let edgesAreSound = lattice.edges.allSatisfy { nodes.contains(Int($0.target)) }
    let offsetsAreSound = lattice.nodes.allSatisfy { (0...count).contains(Int($0.offset)) }
    let marksAreSound = (lattice.starts.map { ($0.node, $0.token) } + lattice.wordEnds).allSatisfy {
      nodes.contains($0.0) && folded.tokens.indices.contains($0.1)
    }
    try #require(edgesAreSound && offsetsAreSound && marksAreSound)
  }
}
