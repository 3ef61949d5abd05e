import ArgumentParser
import Ledger
import Rules

/// `sito queue claim`: takes cases, so that nobody else decides on them meanwhile.
struct ClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: says(
      "Берёт дела: пока вы их держите, другой не решит.",
      "Takes cases, so that nobody else decides on them meanwhile."
    )
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.perform(on: selection.names) { transaction, name, policy in
      try transaction.perform(.claim, on: CaseID(name), under: policy.restrictions)
    }
  }
}
