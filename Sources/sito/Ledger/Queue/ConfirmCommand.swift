import ArgumentParser
import Ledger
import Rules

/// `sito queue confirm`: confirms a proposed restriction.
struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: says("Подтвердить предложенное ограничение.", "Confirms a proposed restriction.")
  )

  @Argument(
    help: ArgumentHelp(says("Ограничения.", "The restrictions."), valueName: "restriction")
  )
  var restrictions: [String]

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var desk: DeskOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Другая мера вместо предложенной: warning, 7d, indefinite.",
        "Another measure than the proposed one: warning, 7d, indefinite."
      )
    )
  )
  var measure: MeasureName?

  func run() throws {
    try desk.perform(on: { _ in restrictions }, as: "restriction") { transaction, name, policy in
      try transaction.perform(
        .confirm(measure?.measure, reason: reason.text(policy)),
        on: RestrictionID(name),
        under: policy.restrictions
      )
    }
  }
}
