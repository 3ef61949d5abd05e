import ArgumentParser
import Ledger
import Rules

/// `sito queue reopen`: puts cases into the queue again that somebody has decided.
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: says(
      "Вернуть решённое дело в очередь, кто бы его ни решил: новой записью, ничего не стирая.",
      "Puts decided cases into the queue again, whoever decided, with a record of its own."
    )
  )

  @Argument(help: ArgumentHelp(says("Дела.", "The cases."), valueName: "case"))
  var cases: [String]

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.perform(on: { _ in cases }, for: reason) { transaction, name, policy in
      try transaction.perform(
        .reopen(reason: reason.text(policy)),
        on: CaseID(name),
        under: policy.restrictions
      )
    }
  }
}
