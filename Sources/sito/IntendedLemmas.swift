import Foundation

/// Words that are meant to be flagged.
struct IntendedLemmas {
  private var beginnings: [String] = []
  private var words: Set<String> = []

  /// Reads a file of beginnings, a line each, with `#` comments.
  ///
  /// - Throws: A ``Failure`` that names a file that cannot be read.
  init(file: String?) throws {
    guard let file else { return }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure.cannotRun(says("\(file): не читается", "\(file): cannot be read"))
    }
    for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let lemma = Self.folded(line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces))
      if lemma.hasPrefix("=") {
        words.insert(String(lemma.dropFirst()))
      } else if !lemma.isEmpty {
        beginnings.append(lemma)
      }
    }
  }

  func contains(_ word: String) -> Bool {
    let word = Self.folded(word)
    return words.contains(word) || beginnings.contains(where: word.hasPrefix)
  }

  private static func folded(_ word: String) -> String {
    word.lowercased().replacing("ё", with: "е")
  }
}
