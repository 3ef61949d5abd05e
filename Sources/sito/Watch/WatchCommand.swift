import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito watch`: the daemon.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: says(
      "Следит за папками: решает по каждому файлу и кормит журнал.",
      "Watches folders: decides on each file and feeds the ledger."
    ),
    discussion: says(
      """
      SIGTERM и SIGINT кончают работу после текущей порции, SIGHUP перечитывает настройки и правила. Все поля настроек — \
      в samples/sito.yaml и docs/daemon.ru.md.

      Коды завершения: 0 — работа закончена, решено всё; 1 — с --once: часть не удалось прочитать; 2 — работать нельзя; \
      64 — неверный вызов.
      """,
      """
      SIGTERM and SIGINT end it after the portion at hand, SIGHUP has it read its configuration and rules again. All \
      fields are in samples/sito.yaml and docs/daemon.md.

      Exit status: 0 it ended, everything was decided; 1 with --once: something could not be read; 2 could not run; \
      64 wrong usage.
      """
    )
  )

  @Option(
    help: ArgumentHelp(says("Файл настроек.", "The configuration's file."), valueName: "file")
  )
  var config: String

  @Flag(help: ArgumentHelp(says("Только проверить настройки.", "Only check the configuration.")))
  var check = false

  @Flag(
    help: ArgumentHelp(
      says("Разобрать то, что лежит в папках, и закончить.", "Handle what is there, and end.")
    )
  )
  var once = false

  @Flag(
    help: ArgumentHelp(
      says("Писать только о том, что не удалось.", "Tell only what went wrong.")
    )
  )
  var quiet = false

  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    // Whoever sends a signal while the rules are loaded must not end the program by it.
    if !check { Signals.heed() }
    let config = try WatchConfig(path: config)
    let rules = try WatchRules(home: config.home, try PackOptions.parse([]))
    if check {
      try Watch.checkLedger(config.ledger)
      print(says("всё в порядке: ", "all is well: ") + Watch.description(of: config, rules))
      return
    }
    var watch = try Watch(path: self.config, config, rules, isQuiet: quiet)
    let status = once ? try await watch.runOnce() : try await watch.run()
    if status != 0 { throw ExitCode(status) }
  }
}
