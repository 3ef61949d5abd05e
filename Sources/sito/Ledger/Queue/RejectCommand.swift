import ArgumentParser
import Ledger
import Rules

/// `sito queue reject`: turns a proposed restriction down.
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: says("Отклонить предложенное ограничение.", "Turns a proposed restriction down.")
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
        .reject(reason: reason.text(policy)),
        on: RestrictionID(name),
        under: policy.restrictions
      )
    }
  }
}
