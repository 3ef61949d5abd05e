import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito plan`: what is to be done in the networks, and what came of it.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: says(
      "Показывает, что сделать в сетях по решениям модераторов; сам ничего в них не делает.",
      "Shows what to do in the networks after the moderators' decisions; does nothing in them itself."
    ),
    subcommands: [ShowCommand.self, PlanDoneCommand.self],
    defaultSubcommand: ShowCommand.self
  )

  /// `sito plan`: the plan itself.
  struct ShowCommand: ParsableCommand {
    /// What a plan can be written as.
    enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, text }

    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: says("Составляет план действий.", "Makes the plan."),
      discussion: says(
        """
        Что умеет каждая сеть, сказано в rules/networks.yaml. Новые действия записываются в журнал, чтобы потом \
        `sito plan done` принял их результаты; повторный вызов ничего не добавляет.
        Коды завершения: 0 — выполнимо всё; 1 — часть решённого выполнить нельзя, причины в конце плана; 2 — план не составлен.
        """,
        """
        What each network can do is said in rules/networks.yaml. New actions are noted in the ledger, so that \
        `sito plan done` can take their results; another call adds nothing.
        Exit status: 0 all can be done; 1 some cannot, the reasons end the plan; 2 there is no plan.
        """
      )
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var folder: RulesFolderOptions

    @Option(help: ArgumentHelp(says("Вид плана.", "The form of the plan.")))
    var format = Format.ndjson

    @Flag(
      help: ArgumentHelp(
        says(
          "Удалять и то, что решила удалить программа, а человек ещё не смотрел, кроме срочного, противоправного и того, что ждёт ответа.",
          "Delete, too, what the program decided to remove and nobody has looked at, except what is urgent, unlawful or asks for an answer."
        )
      )
    )
    var automatic = false

    @Flag(
      help: ArgumentHelp(says("Ничего не записывать в журнал.", "Note nothing in the ledger."))
    )
    var dryRun = false

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(says("Куда писать план.", "Where to write the plan."), valueName: "file")
    )
    var output: String?

    func run() throws {
      let rules = try folder.networks
      let plan = try ledger.withStore(isReadOnly: dryRun) { store in
        try store.plan(
          rules: rules,
          now: .now,
          includesAutomatic: automatic,
          isRecorded: !dryRun
        )
      }
      switch format {
      case .ndjson: try write(document: try plan.lines(in: language), to: output)
      case .text: try write(document: plan.text(rules: rules, in: language) + "\n", to: output)
      }
      if plan.leftForPeople > 0 {
        printError(
          says(
            "оставлено модератору: \(plan.leftForPeople) — срочное, противоправное или ждёт ответа; само такое не удаляется",
            "left for a moderator: \(plan.leftForPeople), urgent, unlawful or asking for an answer; such are never deleted unseen"
          )
        )
      }
      if !plan.refusals.isEmpty { throw ExitCode(1) }
    }
  }
}

/// Where the rules are; an option of commands that need no word lists.
struct RulesFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(says("Папка правил.", "The folder of rules."), valueName: "dir")
  )
  var rules: String?

  @OptionGroup var speech: SpeechOptions

  /// What the networks can do.
  ///
  /// - Throws: A ``Failure`` that tells every mistake in the file.
  var networks: NetworkRules {
    get throws {
      do {
        let folder = rules.map { URL(filePath: $0) } ?? PackOptions.home.appending(path: "rules")
        return try NetworkRules(folder: folder)
      } catch {
        throw Failure.cannotRun(error.rendered(in: language))
      }
    }
  }
}

extension NetworkRules {
  /// What the networks can do, as far as the rules at hand say it; nil when they do not.
  ///
  /// Whoever decides needs no such file, and `plan` tells what is wrong with it.
  static var atHome: NetworkRules? {
    try? NetworkRules(folder: PackOptions.home.appending(path: "rules"))
  }
}
