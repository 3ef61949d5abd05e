import Foundation
import TestSupport
import Testing

/// The same bytes, however many threads there are.
@Suite struct ThreadTests {
  /// About two thousand comments, some of them broken.
  ///
  /// An unknown field makes the file long enough to be read in several pieces.
  private var input: Data {
    var random = Seeded(20_261_123)
    let words = [
      "дурак", "хуйня", "x у й", "яма", "двор", "убью", "где", "🔥", "п\u{200B}", "\\ud800",
      "длинное предложение",
    ]
    let padding = String(repeating: "x", count: 800)
    var text = ""
    for number in 0..<2000 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0: text += "{сломано \(number)"
      case 1: text += ""
      default:
        let chosen = (0..<6).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        text += #"{"id":\#(number),"text":"\#(chosen.joined(separator: " "))","x":"\#(padding)"}"#
      }
      text += "\n"
    }
    return Data(text.utf8)
  }

  @Test func `one thread and two write the same bytes`() throws {
    let pack = try SmallPack()
    let file = try Scratch(input)
    let runs = try ["1", "2", "7"].map {
      try sito(["filter", "--quiet", "--threads", $0, file.url.path], home: pack.url)
    }
    #expect(runs[0].status == 1)
    #expect(runs[0].output.count > 100_000)
    for run in runs[1...] {
      #expect(run.output == runs[0].output)
      #expect(run.errors == runs[0].errors)
    }
  }
}
