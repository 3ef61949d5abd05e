import ArgumentParser
import Ledger
import Rules

/// `sito queue restrict`: has the comment removed and its author restricted.
struct RestrictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restrict",
    abstract: says(
      "Удалить комментарий и ограничить автора.",
      "Has the comment removed and its author restricted."
    )
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var seen: SeenOptions
  @OptionGroup var desk: DeskOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Мера: warning, 7d, indefinite; без неё — какую предлагают правила.",
        "The measure: warning, 7d, indefinite; without it, what the policy proposes."
      )
    )
  )
  var measure: MeasureName?

  func run() throws {
    try seen.check(selection)
    let networks = NetworkRules.atHome
    try desk.perform(on: selection.names, for: reason) { transaction, name, policy in
      try selection.check(transaction.caseState(CaseID(name)), name)
      let evidence = try transaction.evidence(of: CaseID(name))
      try selection.check(evidence, name)
      let events = try transaction.restrict(
        CaseID(name),
        measure?.measure,
        reason: reason.text(policy, engine: evidence?.reason ?? ""),
        category: reason.category,
        event: seen.event,
        ground: reason.ground(evidence, transaction),
        under: policy.restrictions,
        in: networks
      )
      reason.tellUnfound(evidence, name)
      return events
    }
  }
}
