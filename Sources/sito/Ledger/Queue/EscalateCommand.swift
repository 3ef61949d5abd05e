import ArgumentParser
import Ledger

/// `sito queue escalate`: hands the case to somebody with more rights.
struct EscalateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: says("Передать старшему.", "Hands the case to somebody with more rights.")
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var seen: SeenOptions
  @OptionGroup var desk: DeskOptions

  func run() throws { try desk.decide(.escalate, selection, reason, seen) }
}
