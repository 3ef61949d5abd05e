import ArgumentParser
import Foundation
import Rules

/// `sito rules compile`: the word lists, compiled once for every start.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: says(
      "Собирает списки слов в файл для `--compiled`.",
      "Compiles the word lists into a file for `--compiled`."
    )
  )

  @OptionGroup var pack: PackOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(says("Куда записать.", "Where to write."), valueName: "file")
  )
  var output: String

  func run() throws {
    let rulePack = try pack.load(allowFailing: false)
    try keepDatabase(output)
    do {
      try PackCache.write(rulePack.compiledLists, to: URL(filePath: output), PackOptions.build)
    } catch {
      throw Failure.cannotRun(
        says("не удалось записать `\(output)`", "`\(output)` could not be written")
      )
    }
  }
}
