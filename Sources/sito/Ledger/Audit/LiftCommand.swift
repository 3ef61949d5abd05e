import ArgumentParser
import Ledger
import Rules

/// `sito audit lift`: lifts an active restriction before its term.
struct LiftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift",
    abstract: says(
      "Снять действующее ограничение до срока.",
      "Lifts an active restriction before its term."
    )
  )

  @Argument(
    help: ArgumentHelp(says("Ограничения.", "The restrictions."), valueName: "restriction")
  )
  var restrictions: [String]

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.perform(on: { _ in restrictions }, as: "restriction", for: reason) {
      transaction,
      name,
      policy in
      try transaction.perform(
        .lift(reason: reason.text(policy)),
        on: RestrictionID(name),
        under: policy.restrictions
      )
    }
  }
}
