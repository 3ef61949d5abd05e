import Foundation
import Moderation
import Rules
import Testing

/// Every word of a dictionary: none but the intended ones may be found obscene.
///
/// The dictionaries are not a part of the package; where there are none, there is nothing to test.
@Suite struct DictionaryTests {
  static let hunspell = URL(filePath: "/usr/share/hunspell/ru_RU.dic")
  static let forms = project.deletingLastPathComponent()
    .appending(path: "shared/dict/opencorpora-forms.txt.xz")

  /// Only every so many words are asked in debug builds, which are fifty times slower.
  #if DEBUG
  static let step = 50
  #else
  static let step = 1
  #endif

  @Test(.enabled(if: FileManager.default.fileExists(atPath: hunspell.path)))
  func `no word of hunspell's dictionary is obscene`() throws {
    try sweep(Self.hunspellWords())
  }

  /// The words of hunspell's dictionary; none when it is not installed.
  static func hunspellWords() -> [Substring] {
    guard let data = try? Data(contentsOf: hunspell) else { return [] }
    let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .koi8r) ?? ""
    return text.split(separator: "\n").map { $0.prefix { $0 != "/" } }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: forms.path)
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/xz")
    )
  )
  func `no form of OpenCorpora's words is obscene`() throws {
    let shell = Process()
    let pipe = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", #"xz -dc "$0" | awk -v step="$1" 'NR % step == 0 {print $1}'"#, Self.forms.path,
      String(Self.step),
    ]
    shell.standardOutput = pipe
    try shell.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    let words = data.split(separator: 0x0A).map { Substring(decoding: $0, as: UTF8.self) }
    #expect(words.count > 1000)
    try sweep(words, step: 1)
  }

  /// Asks every so many words in turn, and names the first that are wrong.
  private func sweep(_ words: [Substring], step: Int = step) throws {
    let intended = lines(of: "intended-lemmas.txt").filter { !$0.hasPrefix("#") }
    var wrong: [String] = []
    for index in stride(from: 0, to: words.count, by: step) {
      let word = words[index].lowercased().replacing("ё", with: "е")
      let (decision, _) = try RealPack.decide(word)
      guard decision.scores[Rules.Category.profanity.index] > 0 else { continue }
      if !intended.contains(where: word.hasPrefix) { wrong.append(word) }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(40).joined(separator: " "))")
  }
}

extension String.Encoding {
  /// The encoding of older hunspell dictionaries.
  fileprivate static let koi8r = String.Encoding(rawValue: 0x8000_0A02)
}
