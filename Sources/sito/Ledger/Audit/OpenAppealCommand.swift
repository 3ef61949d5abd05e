import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito audit appeal open`: takes down what the author says.
struct OpenAppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: says(
      "Записать обжалование словами автора.",
      "Takes an appeal down in the author's words."
    )
  )

  @Argument(help: ArgumentHelp(says("Ограничение.", "The restriction."), valueName: "restriction"))
  var restriction: String

  @Option(
    help: ArgumentHelp(
      says(
        "Файл со словами автора; без него или «-» — стандартный ввод.",
        "A file with the author's words; none or `-` for the standard input."
      ),
      valueName: "file"
    )
  )
  var text = "-"

  @OptionGroup var desk: DeskOptions

  func run() throws {
    let words = Snapshot(text: try read())
    let digest = try words.digest()
    try desk.perform(on: { _ in [restriction] }, as: "restriction") { transaction, name, policy in
      try transaction.perform(
        .openAppeal(snapshot: digest),
        on: RestrictionID(name),
        snapshot: words,
        under: policy.restrictions
      )
    }
  }

  private func read() throws -> String {
    let data =
      text == "-"
      ? try? FileHandle.standardInput.readToEnd() ?? Data()
      : try? Data(contentsOf: URL(filePath: text))
    guard let data else {
      throw Failure.cannotRun(says("\(text): не удалось прочитать", "\(text): cannot be read"))
    }
    guard let words = String(data: data, encoding: .utf8) else {
      throw Failure.cannotRun(says("\(text): это не UTF-8", "\(text): this is not UTF-8"))
    }
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw Failure.cannotRun(says("обжалование пустое", "the appeal is empty"))
    }
    return words.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
