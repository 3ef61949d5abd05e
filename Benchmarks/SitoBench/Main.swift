import Feeds
import Foundation
import Moderation
import Rules

/// Decides on the comments of a file as `sito filter` does, so many times over, without tasks and
/// threads: the same instructions in every run, which a simulator counts.
///
///     sito-bench HOME FILE TIMES [DECISIONS]
///
/// With DECISIONS, each comment is decided on so often before its decision is written: the gate
/// that counts instructions has to notice it.
@main
enum Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard (4...5).contains(arguments.count), let times = Int(arguments[3]),
      let decisions = arguments.count == 5 ? Int(arguments[4]) : 1
    else {
      print("usage: sito-bench HOME FILE TIMES [DECISIONS]")
      exit(64)
    }
    let home = URL(filePath: arguments[1])
    let pack = try RulePack(
      PackSources(
        rules: home.appending(path: "rules"),
        wordlists: home.appending(path: "wordlists")
      )
    )
    let lines = Array(try Data(contentsOf: URL(filePath: arguments[2])))
    var classifier = try Classifier(pack)
    let writer = DecisionWriter()
    var batch = CommentBatch()
    var output: [UInt8] = []
    var flagged = 0
    for _ in 0..<times {
      var chunk = LineChunk(lines)
      NDJSONReader().read(&chunk, into: &batch)
      output.removeAll(keepingCapacity: true)
      for row in batch.rows {
        guard let text = row.text.range else { continue }
        for _ in 0..<decisions {
          classifier.decide(
            batch.bytes.span.extracting(text),
            CommentContext(isReply: !row.replyTo.isAbsent)
          )
        }
        if classifier.decision.action != .allow { flagged += 1 }
        writer.append(classifier, row, batch, to: &output)
      }
    }
    // The answer is told, so that what is measured is known to be right.
    print("\(times * batch.rows.count) comments, \(flagged) flagged, \(output.count) bytes")
  }
}
