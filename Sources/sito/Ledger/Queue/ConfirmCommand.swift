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
    let networks = NetworkRules.atHome
    try desk.perform(on: { _ in restrictions }, as: "restriction", for: reason) {
      transaction,
      name,
      policy in
      let ground = try transaction.restrictionState(RestrictionID(name))?.proposal.cases.last
      let evidence = try ground.flatMap { try transaction.evidence(of: $0) }
      let events = try transaction.perform(
        .confirm(
          measure?.measure,
          reason: reason.text(policy),
          ground: reason.ground(evidence, transaction)
        ),
        on: RestrictionID(name),
        under: policy.restrictions,
        in: networks
      )
      reason.tellUnfound(evidence, name)
      return events
    }
  }
}
