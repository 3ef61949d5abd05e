import ArgumentParser
import Foundation
import Moderation
import Rules

/// Where rules and word lists are, and how messages are worded; options of every command.
struct PackOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(says("Папка правил.", "The folder of rules."), valueName: "dir")
  )
  var rules: String?

  @Option(
    help: ArgumentHelp(says("Папка списков слов.", "The folder of word lists."), valueName: "dir")
  )
  var wordlists: String?

  @OptionGroup var speech: SpeechOptions

  @Flag(
    help: ArgumentHelp(
      says(
        "Загрузить правила, даже если их собственные примеры не проходят.",
        "Load the rules even if their own examples fail."
      )
    )
  )
  var allowFailing = false

  /// The files of the pack: the folders named, else those of the home.
  var sources: PackSources {
    let home = Self.home
    return PackSources(
      rules: rules.map { URL(filePath: $0) } ?? home.appending(path: "rules"),
      wordlists: wordlists.map { URL(filePath: $0) } ?? home.appending(path: "wordlists")
    )
  }

  /// Loads the pack.
  ///
  /// - Throws: A ``Failure`` that tells every mistake, or the examples that fail.
  func load(allowFailing: Bool? = nil) throws -> RulePack {
    do {
      let pack = try RulePack(sources)
      if allowFailing ?? self.allowFailing { return pack }
      let failed = try pack.failedExamples().filter(\.isLive)
      guard failed.isEmpty else {
        throw Failure.cannotRun(
          failed.map(describe).joined(separator: "\n") + "\n"
            + says(
              "правила не загружены: не проходят их собственные примеры (обойти: --allow-failing)",
              "the rules are not loaded: their own examples fail (override: --allow-failing)"
            )
        )
      }
      return pack
    } catch let error as PackError {
      throw Failure.cannotRun(error.rendered(in: language))
    }
  }

  /// `$SITO_HOME`, else the working directory, else the folder of the program, or those above it.
  private static var home: URL {
    if let home = environment("SITO_HOME"), !home.isEmpty { return URL(filePath: home) }
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    if hasRules(here) { return here }
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      if hasRules(folder) { return folder }
    }
    return here
  }

  private static func hasRules(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "rules/policy.yaml").path)
  }
}

/// Describes an example that fails, with its place.
func describe(_ failed: FailedExample) -> String {
  let expected =
    failed.shouldHit
    ? says("должно сработать, но молчит", "should hit and does not")
    : says("не должно срабатывать, но срабатывает", "should not hit and does")
  return """
    \(failed.place.file):\(failed.place.line): \(failed.rule) \(expected):
      \(failed.text)
    """
}
