import ArgumentParser
import Feeds
import Glibc
import Moderation
import Rules

/// `sito explain`: one text, with all that was found in it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: says(
      "Показывает, что и почему найдено в одном тексте.",
      "Shows what was found in one text, and why."
    )
  )

  @Argument(
    help: ArgumentHelp(
      says("Текст; без него — стандартный ввод.", "The text; none for the standard input.")
    )
  )
  var text: String?

  @OptionGroup var pack: PackOptions

  @Flag(help: ArgumentHelp(says("Решение одной строкой JSON.", "The decision as a line of JSON.")))
  var json = false

  @Flag(help: ArgumentHelp(says("Считать текст ответом другому.", "Take the text for a reply.")))
  var reply = false

  func run() throws {
    let bytes = try text.map { Array($0.utf8) } ?? readAll()
    var classifier = try Classifier(try pack.load(allowFailing: true), asking: .everything)
    classifier.decide(bytes.span, CommentContext(isReply: reply))
    if json {
      print(decisionLine(classifier, bytes), terminator: "")
    } else {
      let useColour = isTerminal(1) && environment("NO_COLOR") == nil
      print(Explanation(classifier, bytes, useColour: useColour).text)
    }
  }

  /// The decision as `sito filter` would write it.
  private func decisionLine(_ classifier: borrowing Classifier, _ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    let batch = CommentBatch(text: bytes)
    DecisionWriter(includesText: true).append(classifier, batch.rows[0], batch, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunks = LineChunks(descriptor: 0)
    var chunk = LineChunk()
    while try chunks.next(into: &chunk) { bytes += chunk.bytes }
    if bytes.last == 0x0A { bytes.removeLast() }
    return bytes
  }
}
