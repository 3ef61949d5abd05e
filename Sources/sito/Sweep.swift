import Feeds
import Moderation
import Rules

/// Runs words through the rules.
struct Sweep {
  var pack: RulePack
  var lemmas: IntendedLemmas

  /// The words that are flagged alone, each with its rule and entry.
  func words(of inputs: [Input]) throws -> (count: Int, hits: [String]) {
    var classifier = try Classifier(pack)
    var hits: [String] = []
    let count = try forEachWord(of: inputs) { bytes, range in
      classifier.decide(bytes.span.extracting(range))
      let isFlagged =
        classifier.decision.action != .allow
        || classifier.decision.scores[Rules.Category.profanity.index] > 0
      guard isFlagged else { return }
      let word = String(decoding: bytes[range], as: UTF8.self)
      if !lemmas.contains(word) { hits.append("\(word)\t\(why(classifier))") }
    }
    return (count, hits)
  }

  /// The pairs of words that are read as one.
  func pairs(of inputs: [Input]) throws -> (count: Int, hits: [String]) {
    var sweep = try PairSweep(pack)
    let count = try forEachWord(of: inputs) { bytes, range in
      sweep.add(String(decoding: bytes[range], as: UTF8.self))
    }
    let found = sweep.pairs().filter { !lemmas.contains("\($0.first) \($0.second)") }
    return (count, found.map { "\($0.first) \($0.second)\t\($0.rule)" })
  }

  private func why(_ classifier: borrowing Classifier) -> String {
    guard let finding = classifier.decision.findings.first else { return "" }
    let rule = pack.rules[finding.rule].id
    return finding.entry < 0 ? rule : "\(rule)\t\(pack.lexicon.place(of: finding.entry))"
  }

  private func forEachWord(
    of inputs: [Input],
    _ body: ([UInt8], Range<Int>) -> Void
  ) throws -> Int {
    var progress = Progress(isShown: isTerminal(2))
    var batch = CommentBatch()
    var chunk = LineChunk()
    var count = 0
    for input in inputs {
      var chunks = LineChunks(descriptor: input.descriptor)
      progress.begin(input)
      while try chunks.next(into: &chunk) {
        progress.advance(by: chunk.bytes.count)
        TextReader().read(&chunk, into: &batch)
        for line in batch.rows.compactMap(\.text.range) {
          let end = batch.bytes[line].firstIndex(of: 0x09) ?? line.upperBound
          guard end > line.lowerBound else { continue }
          count += 1
          body(batch.bytes, line.lowerBound..<end)
        }
      }
    }
    progress.end()
    return count
  }
}
