import Testing

@testable import Folding

/// The ways in which a stretch of text can be read.
@Suite struct LatticeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var reading: String
    var disguise: Disguise

    init(_ text: String, _ reading: String, _ disguise: Disguise) {
      self.text = text
      self.reading = reading
      self.disguise = disguise
    }

    var testDescription: String { "\(text) as \(reading)" }
  }

  @Test(arguments: [
    Case("xуй", "хуй", .latin),
    Case("xyй", "хуй", .latin),
    Case("6лядь", "блядь", .digit),
    Case("бл@ть", "блоть", .sign),
    Case("бл@ть", "бл?ть", .mask),
    Case("$yка", "сука", [.sign, .latin]),
    Case("pizdec", "пиздец", .translit),
    Case("shchuka", "щука", .translit),
    Case(",kznm", "блять", .keyboard),
    Case("[eq", "хуй", .keyboard),
    Case("х_у_й", "хуй", .gaps),
    Case("х у й", "хуй", .gaps),
    Case("п и з д е ц", "пиздец", .gaps),
    Case("пиз-дец", "пиздец", .gaps),
    Case("п***ц", "п???ц", .mask),
    Case("п***ц", "п????ц", [.mask, .looseMask]),
    Case("п***ц", "п?ц", [.mask, .looseMask]),
    Case("х*й", "х?й", .mask),
    Case("бл..ь", "бл??ь", [.mask, .weakMask]),
    Case("хуууй", "хуй", .stretched),
    Case("ХУуЙ", "хуй", .stretched),
    Case("3,14здец", "пиздец", .digit),
    Case("ΡИЗДЕЦ", "риздец", .greek),
    Case("ХУЙHЯ", "хуйня", .latin),
    Case("CYKA", "сука", .latin),
    Case("дypaк", "дурак", .latin),
    Case("дуp\u{301}ак", "дурак", [.latin, .marks]),
    Case("xу\u{200B}й", "хуй", [.latin, .invisible]),
    Case("х😀у😀й", "хуй", .gaps),
    Case("ｘуй", "хуй", [.latin, .styled]),
    Case("xу-уй", "хууй", [.latin, .gaps]),
    Case("пи3да", "пизда", .digit),
    Case("}{уй", "хуй", .sign),
    Case("6лядbI", "бляды", [.digit, .sign]),
    Case("ρиздец", "пиздец", .greek),
    Case("хуϳ", "хуй", .greek),
    Case("ҳуӥ", "хуи", .lookalike),
    Case("հуй", "хуй", .lookalike),
    Case("ОOо", "о", .stretched),
    Case("ljk,jt,", "долбоеб", .keyboard),
    Case("ху*", "ху?", .mask),
    Case("хуй–но", "хуй?но", [.mask, .weakMask]),
    Case("п🤬ц", "п?ц", [.mask, .weakMask]),
    Case("blyat", "блять", .translit),
    Case("otebal", "отъебал", .translit),
    Case("d r o c h i", "дрочи", [.translit, .gaps]),
    Case("х\nу\nй", "хуй", .gaps),
    Case("🇵🇮🇿🇩🇦", "пизда", [.translit, .styled]),
    Case("⒫⒤⒵", "пиз", [.translit, .styled]),
  ])
  func reads(_ c: Case) throws {
    let found = try paths(in: c.text).filter { $0.letters == c.reading }
    #expect(found.contains { $0.disguise == c.disguise }, "\(found.map(\.disguise.names))")
  }

  @Test(arguments: [
    "90-е", "вконтакте.", "5-й", "2024-го", "Нет.А вот",
  ])
  func `nothing is left out of an innocent text`(_ text: String) throws {
    #expect(try paths(in: text).allSatisfy { !$0.disguise.contains(.mask) })
  }

  /// The breve is an edge that reads nothing, so «и» stays what it is.
  @Test(arguments: [("xуи\u{306}", "хуй"), ("xуи\u{306}ня", "хуйня")])
  func `reads й from two characters`(text: String, reading: String) throws {
    let found = try paths(in: text).map(\.letters)
    #expect(found.contains(reading))
  }

  @Test func `ways to read a Latin word are not blended`() throws {
    let disguises = try Set(paths(in: "pyra").map(\.disguise))
    for disguise in disguises {
      let ways = [Disguise.latin, .translit, .keyboard].filter { disguise.contains($0) }
      #expect(ways.count <= 1, "\(disguise.names)")
    }
  }

  @Test func `every path goes forward in the text`() throws {
    for text in ["x-y_й п***ц", "3,14здец", "№1xуй shchuka", ",kznm", "ооо0о0о"] {
      let bytes = Array(text.utf8)
      let folded = try fold(bytes)
      var builder = try LatticeBuilder()
      for suspect in folded.suspects {
        for way in LatticeBuilder.Way.allCases {
          _ = builder.build(bytes.span, folded, tokens: suspect.tokens, way: way)
          let lattice = builder.lattice
          for node in lattice.nodes.indices {
            var edge = lattice.firstEdge(from: node)
            while let index = edge {
              let target = Int(lattice.edges[index].target)
              #expect(lattice.nodes[target].offset >= lattice.nodes[node].offset)
              edge = lattice.edge(after: index)
            }
          }
        }
      }
    }
  }

  /// Pieces begin at most half a piece apart, so a word is whole in one of them.
  @Test func `a long stretch is read in pieces that overlap`() throws {
    let text = Array(repeating: "xу", count: 120).joined(separator: "-")
    let bytes = Array(text.utf8)
    let folded = try fold(bytes)
    var builder = try LatticeBuilder()
    var tokens = try #require(folded.suspects.first).tokens
    var started: Set<Int> = []
    while !tokens.isEmpty {
      let next = builder.build(bytes.span, folded, tokens: tokens, way: .mixed)
      started.formUnion(builder.lattice.starts.map(\.token))
      try #require(next > tokens.lowerBound)
      tokens = next..<tokens.upperBound
    }
    #expect(started == Set(folded.tokens.indices))
  }
}
