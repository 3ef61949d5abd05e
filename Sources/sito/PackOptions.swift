import ArgumentParser
import Feeds
import Folding
import Foundation
import Ledger
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

  @Option(
    help: ArgumentHelp(
      says(
        "Файл, который сделала `sito rules compile`: с ним запуск быстрее.",
        "A file made by `sito rules compile`: it makes the start faster."
      ),
      valueName: "file"
    )
  )
  var compiled: String?

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

  /// The paths of the pack's files.
  var files: [String] {
    let folders = [
      "rules/": rules ?? Self.home.appending(path: "rules").path,
      "wordlists/": wordlists ?? Self.home.appending(path: "wordlists").path,
    ]
    return sources.paths.compactMap { key in
      folders.first { key.hasPrefix($0.key) }.map { "\($0.value)/\(key.dropFirst($0.key.count))" }
    }
  }

  /// What is wrong with the file of networks among the rules; nil when there is none, too.
  var networkMistakes: PackError? {
    let folder = rules.map { URL(filePath: $0) } ?? Self.home.appending(path: "rules")
    let file = folder.appending(path: "networks.yaml").path
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    do throws(PackError) {
      _ = try NetworkRules(folder: folder)
      return nil
    } catch {
      return error
    }
  }

  /// Loads the pack.
  ///
  /// - Throws: A ``Failure`` that tells every mistake, or the examples that fail.
  func load(allowFailing: Bool? = nil) throws -> RulePack {
    do {
      let sources = sources
      let isChecked = !(allowFailing ?? self.allowFailing)
      let hash = sources.diagnostics.isEmpty ? sources.hash : nil
      // Lists are kept only when the examples of their pack hold by this very program.
      if let hash, let lists = knownLists(hash) { return try RulePack(sources, lists: lists) }
      let pack = try RulePack(sources, hash: hash)
      if !isChecked { return pack }
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
      Self.cache.keep(pack.compiledLists)
      return pack
    } catch let error as PackError {
      let hint =
        rules != nil || FileManager.default.fileExists(atPath: Self.home.path + "/rules")
        ? ""
        : says(
          "\nправила не найдены: назовите папки (--rules и --wordlists) или укажите в SITO_HOME ту, "
            + "где они лежат",
          "\nno rules were found: name the folders (--rules and --wordlists), or have SITO_HOME "
            + "name the one that holds them"
        )
      throw Failure.cannotRun(error.rendered(in: language) + hint)
    }
  }

  /// The compiled lists of a pack: those of the file named, else those kept from an earlier run.
  private func knownLists(_ hash: String) -> CompiledLists? {
    if let compiled {
      if let lists = PackCache.lists(hash, in: URL(filePath: compiled), Self.build) { return lists }
      printError(
        says(
          "`\(compiled)` не от этих правил или не от этой программы, собираю заново",
          "`\(compiled)` is not of these rules or not of this program, compiling anew"
        )
      )
    }
    return Self.cache.lists(hash)
  }

  /// `$XDG_CACHE_HOME/sito`, else `~/.cache/sito`.
  private static var cache: PackCache {
    let base = environment("XDG_CACHE_HOME").flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
    let folder = base ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")
    return PackCache(folder: folder.appending(path: "sito"), build: build)
  }

  /// What tells this program from other builds: its version, its file and the ICU it folds with.
  static let build: String = {
    let path = "/proc/self/exe"
    let file = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = (try? FileManager.default.attributesOfItem(atPath: file)) ?? [:]
    let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let size = attributes[.size] as? Int ?? 0
    return "\(DecisionWriter.engine) \(size) \(changed) \(ICU.version)"
  }()

  /// `$SITO_HOME`, else the working directory, else the folder of the program, or those above it.
  static var home: URL {
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
