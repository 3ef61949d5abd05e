import TestSupport
import Testing

@testable import Folding

/// Tokens lead back to what the author wrote.
@Suite struct TokenPlaceTests {
  @Test(arguments: [
    TextCase("Ду\u{200B}РАК!", ["Ду\u{200B}РАК"], why: "an invisible character within"),
    TextCase("\u{200B}да\u{200B}", ["да"], why: "invisible characters around"),
    TextCase("«да», нет…", ["да", "нет"], why: "marks around"),
    TextCase("№1", ["№", "1"], why: "several letters in one character"),
    TextCase("500₽", ["500", "₽"], why: "a sign read aloud"),
    TextCase("a1б", ["a", "1", "б"], why: "digits beside letters"),
    TextCase("от +7 912 345-67-89 да", ["от", "7 912 345-67-89", "да"], why: "a telephone number"),
  ])
  func places(_ c: TextCase) throws {
    let bytes = Array(c.text.utf8)
    let found = try fold(bytes).tokens.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(found == c.expected)
  }

  private static let pieces = [
    "дурак", "ХУЙ", "xy", "ё", "\u{301}", "\u{200B}", "№", "ﬁ", "₽", "$", "😀", " ",
    " ", "\n", ". ", ".", "..", "!", "-", "*", "@", "#", "1", "8 912 345 67 89", "+7", "漢", "ｘ",
    "[", "]", "(", "_", "/", ":", "\u{2800}", "[LINK]", "[CURRENCY]", "[id1|И]", "🅰", "½", "ⅷ",
  ]

  /// Texts of random pieces, without links and addresses.
  private static func texts(seed: UInt64, count: Int) -> [String] {
    var generator = Seeded(seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
    }
  }

  @Test func `tokens are in order and within the text`() throws {
    for text in Self.texts(seed: 3, count: 3000) {
      let folded = try fold(text)
      let fault = fault(in: folded, byteCount: text.utf8.count)
      #expect(fault == nil, "\(text.debugDescription)")
    }
  }

  @Test func `a word folds the same alone`() throws {
    let texts = Self.texts(seed: 4, count: 3000)
    for text in texts where !text.contains("[CURRENCY]") {
      let bytes = Array(text.utf8)
      let folded = try fold(bytes)
      for token in folded.tokens
      where token.kind == .word && bytes[token.bytes] != [0x24] {
        let alone = try fold(Array(bytes[token.bytes]))
        #expect(
          alone.symbols.dropLast() == folded.symbols[token.symbols],
          "\(text.debugDescription)"
        )
      }
    }
  }

  @Test func `a breve that makes a letter belongs to its word`() throws {
    let text = "мои\u{306}"
    let found = try fold(text).tokens.map(\.bytes)
    #expect(found == [0..<text.utf8.count])
  }

  @Test func `symbols are those of the tokens and nothing else`() throws {
    for text in Self.texts(seed: 5, count: 1000) {
      let folded = try fold(text)
      let numbers = folded.tokens.contains { $0.kind == .phone }
      guard !numbers else { continue }
      let expected = folded.tokens.filter { !$0.symbols.isEmpty }
        .flatMap { folded.symbols[$0.symbols] + [.boundary] }
      #expect(folded.symbols == expected, "\(text.debugDescription)")
    }
  }
}
