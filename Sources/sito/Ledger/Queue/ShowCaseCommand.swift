import ArgumentParser
import Ledger
import Rules

/// `sito queue show`: everything that a verdict needs.
struct ShowCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: says(
      "Показывает дело: слова, что найдено, автор, что предлагают правила.",
      "Shows a case: the words, what was found, the author, what the policy proposes."
    )
  )

  @Argument(help: ArgumentHelp(says("Имя дела.", "The name of the case."), valueName: "case"))
  var id: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions

  @Flag(help: ArgumentHelp(says("Написать JSON.", "Write JSON."))) var json = false

  func run() throws {
    try ledger.withStore { store in
      let policy = try store.policyInForce()
      guard var view = try CaseView(CaseID(id), in: store, at: clock.time, under: policy) else {
        throw Failure(
          message: "\(id.inOneLine): \(Refusal(.noCase, id).message.text(in: language))",
          status: 1
        )
      }
      view.offset = clock.offset
      print(json ? try view.json() : view.text(Screen.current))
    }
  }
}
