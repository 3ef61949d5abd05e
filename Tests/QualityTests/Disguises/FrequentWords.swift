import Foundation
import Moderation

/// The most frequent innocent words of Russian, of three letters at least.
///
/// Frequencies are no part of the package. They are read from `../shared` when it is there; without
/// it, words of hunspell's dictionary stand in for frequent ones, and without that there are none.
enum FrequentWords {
  static let words = frequent.isEmpty ? dictionary : frequent

  private static let count = 5000

  /// What of the frequent words is obscene or an insult itself is left out by what is decided on it
  /// undisguised: other suites see to that.
  private static func innocent(_ words: some Sequence<String>) -> [String] {
    var innocent: [String] = []
    for word in words
    where word.count > 2 && word.allSatisfy({ ("а"..."я").contains($0) || $0 == "ё" }) {
      if innocent.count == count { break }
      if let decision = try? RealPack.decide(word).0, decision.scores.allSatisfy({ $0 == 0 }) {
        innocent.append(word)
      }
    }
    return innocent
  }

  private static let frequent: [String] = {
    let file = project.deletingLastPathComponent().appending(path: "shared/dict/wordfreq-ru.tsv.xz")
    let shell = Process()
    let pipe = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", #"xz -dc "$0" 2>/dev/null | head -n 12000 | cut -f 1"#, file.path]
    shell.standardOutput = pipe
    guard FileManager.default.fileExists(atPath: file.path), (try? shell.run()) != nil else {
      return []
    }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    return innocent(data.split(separator: 0x0A).lazy.map { String(decoding: $0, as: UTF8.self) })
  }()

  private static let dictionary: [String] = {
    let words = DictionaryTests.hunspellWords()
    // Every so many of them, so that they are not all from the beginning of the alphabet.
    let step = max(1, words.count / count / 2)
    return innocent(stride(from: 0, to: words.count, by: step).lazy.map { words[$0].lowercased() })
  }()
}
