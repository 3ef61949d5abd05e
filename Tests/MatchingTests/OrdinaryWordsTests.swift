import Folding
import TestSupport
import Testing

@testable import Matching

/// The table of ordinary words beside going through all of them.
@Suite struct OrdinaryWordsTests {
  private static let words = OrdinaryWords.words.split(whereSeparator: \.isWhitespace)
    .map { Symbol.symbols(of: String($0)) }
    .flatMap { word in
      // Each word also stands there without its signs.
      let signless = word.filter { $0 != Symbol("ь") && $0 != Symbol("ъ") }
      return signless == word ? [word] : [word, signless]
    }

  /// An ordinary word, changed in some places.
  private static func word(_ random: inout Seeded) -> [Symbol] {
    var word = words.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 0...2, using: &random) where !word.isEmpty {
      let place = Int.random(in: 0..<word.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: word.remove(at: place)
      case 1: word.insert(Symbol(rawValue: UInt8.random(in: 1...32, using: &random)), at: place)
      case 2: word[place] = .digit
      default: break
      }
    }
    return word
  }

  @Test func `every word is contained, and no other`() {
    let all = Set(Self.words)
    var random = Seeded(1)
    for word in Self.words { #expect(OrdinaryWords.contains(word)) }
    for _ in 0..<20_000 {
      let word = Self.word(&random)
      #expect(OrdinaryWords.contains(word) == all.contains(word))
    }
    #expect(!OrdinaryWords.contains([Symbol]()))
    #expect(OrdinaryWords.longest == all.map(\.count).max())
  }

  @Test func `words with digits fit as they did one by one`() {
    var random = Seeded(2)
    for _ in 0..<3000 {
      let word = Self.word(&random)
      let fits = Self.words.contains { rival in
        rival.count == word.count && rival.first == word.first
          && zip(rival, word).allSatisfy { $1 == .digit || $0 == $1 }
      }
      #expect(OrdinaryWords.fit(word) == fits)
    }
  }

  @Test func `masked words fit as they did one by one`() {
    var random = Seeded(3)
    for round in 0..<3000 {
      let path = Self.word(&random)
      let start = Int.random(in: 0...path.count, using: &random)
      let end = Int.random(in: start...path.count, using: &random)
      let hidden = path.indices.map { (start..<end).contains($0) }
      let isLoose = round % 2 == 0
      #expect(
        OrdinaryWords.fit(path, hidden, isLoose: isLoose) == fits(path, hidden, isLoose),
        "\(path) \(hidden)"
      )
    }
  }

  private func fits(_ path: [Symbol], _ hidden: [Bool], _ isLoose: Bool) -> Bool {
    let rivals = Self.words.filter { $0.first == path.first }
    guard isLoose else {
      return rivals.contains { rival in
        rival.count == path.count && path.indices.allSatisfy { hidden[$0] || rival[$0] == path[$0] }
      }
    }
    let isSoft = path.last == Symbol("ь") && hidden.last == false
    return (isSoft ? [path[...], path.dropLast()] : [path[...]]).contains { path in
      let before = path.indices.prefix { !hidden[$0] }.count
      let behind = path.indices.reversed().prefix { !hidden[$0] }.count
      return rivals.contains { rival in
        before + behind < rival.count && rival.starts(with: path.prefix(before))
          && rival.suffix(behind).elementsEqual(path.suffix(behind))
          && abs(rival.count - path.count) < 3
      }
    }
  }
}
