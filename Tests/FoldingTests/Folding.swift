@testable import Folding

/// A text and what folding makes of it.
struct TextCase: Sendable, CustomStringConvertible {
  var text: String
  var expected: [String]
  var why: String

  init(_ text: String, _ expected: [String], why: String) {
    self.text = text
    self.expected = expected
    self.why = why
  }

  init(_ text: String, _ expected: String, why: String) {
    self.init(text, expected.split(separator: " ").map(String.init), why: why)
  }

  var description: String { why }
}

func fold(_ text: String) throws -> FoldedText { try fold(Array(text.utf8)) }

func fold(_ bytes: [UInt8]) throws -> FoldedText {
  var folded = FoldedText()
  try Folder().fold(bytes.span, into: &folded)
  return folded
}

/// The folded letters of all words and numbers.
func words(in text: String) throws -> [String] {
  let folded = try fold(text)
  return folded.tokens.filter { $0.kind == .word || $0.kind == .number }.map(folded.text)
}

/// Each token with its kind and what the author wrote, such as `link:t.me/x`.
func tokens(in text: String) throws -> [String] {
  let bytes = Array(text.utf8)
  return try fold(bytes).tokens.map {
    "\($0.kind):\(String(decoding: bytes[$0.bytes], as: UTF8.self))"
  }
}
