import ArgumentParser
import Foundation
import Moderation
import Rules

/// `sito rules`: what a rule keeper needs.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: says("Проверяет правила и списки слов.", "Checks rules and word lists."),
    subcommands: [
      CheckCommand.self, TestCommand.self, ListCommand.self, FindCommand.self, SweepCommand.self,
      CompileCommand.self, ProfileCommand.self,
    ]
  )

  /// `sito rules check`: all mistakes at once.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: says("Показывает все ошибки в файлах сразу.", "Shows all mistakes at once.")
    )

    @OptionGroup var pack: PackOptions

    func run() throws {
      let sources = pack.sources
      let networks = pack.networkMistakes
      do throws(PackError) {
        let rulePack = try RulePack(sources)
        // What networks can do is no part of the pack, but its keeper is the same.
        if let networks { throw networks }
        let warnings = PackError(diagnostics: rulePack.warnings, sources: sources.files)
        if !rulePack.warnings.isEmpty { print(warnings.rendered(in: language) + "\n") }
        print(
          says(
            "всё в порядке: правил \(rulePack.rules.count), записей \(rulePack.lexicon.entries.count), пакет \(rulePack.hash.prefix(12))",
            "all is well: \(rulePack.rules.count) rules, \(rulePack.lexicon.entries.count) entries, pack \(rulePack.hash.prefix(12))"
          )
        )
        print(
          says(
            "теперь проверьте примеры из правил: sito rules test",
            "now run the rules' own examples: sito rules test"
          )
        )
      } catch {
        print(error.rendered(in: language))
        var mistakes = error.diagnostics.count { !$0.isWarning }
        if let networks, error.diagnostics != networks.diagnostics {
          print("\n" + networks.rendered(in: language))
          mistakes += networks.diagnostics.count
        }
        throw Failure.cannotRun(says("ошибок: \(mistakes)", "mistakes: \(mistakes)"))
      }
    }
  }

  /// `sito rules test`: the examples that the rules carry.
  struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: says(
        "Прогоняет примеры, которые стоят в самих правилах.",
        "Runs the rules' own examples."
      )
    )

    @OptionGroup var pack: PackOptions

    func run() throws {
      let rulePack = try pack.load(allowFailing: true)
      let failed = try rulePack.failedExamples()
      for example in failed { print(describe(example)) }
      let count = rulePack.rules.reduce(0) { $0 + $1.hits.count + $1.misses.count }
      print(
        says(
          "примеров \(count), не прошло \(failed.count)",
          "\(count) examples, \(failed.count) failed"
        )
      )
      if !failed.isEmpty { throw ExitCode(1) }
    }
  }

  /// `sito rules list`: the rules, in the order of their names.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: says("Перечисляет правила.", "Lists the rules.")
    )

    @OptionGroup var pack: PackOptions

    func run() throws {
      for rule in try pack.load(allowFailing: true).rules.sorted(by: { $0.id < $1.id }) {
        let outcome: String =
          switch rule.outcome {
          case .category(let category): "\(category.rawValue) \(rule.weight)"
          case .label(let label): "\(says("метка", "label")) \(label.rawValue)"
          }
        let stage = rule.stage == .live ? "" : " [\(rule.stage.rawValue)]"
        print("\(rule.id)\t\(outcome)\t\(rule.title)\(stage)")
      }
    }
  }
}
