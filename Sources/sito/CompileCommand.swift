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
    // The file is put in the place of what stands there, so it has to be known what that is.
    let target = URL(filePath: output).resolvingSymlinksInPath()
    let kind = FileKind(target.path)
    guard kind == .nothing || kind == .file else {
      throw Failure.cannotRun(
        says(
          "`\(output)` — не файл, поверх него не пишем",
          "`\(output)` is no file, and is left as it is"
        )
      )
    }
    guard !pack.files.contains(where: { isSameFile($0, target.path) }) else {
      throw Failure.cannotRun(
        says(
          "`\(output)` — один из файлов самих правил; назовите для вывода другой",
          "`\(output)` is one of the rules' own files; name another one for the output"
        )
      )
    }
    do {
      try PackCache.write(rulePack.compiledLists, to: target, PackOptions.build)
    } catch {
      throw Failure.cannotRun(
        says("не удалось записать `\(output)`", "`\(output)` could not be written")
      )
    }
  }
}
