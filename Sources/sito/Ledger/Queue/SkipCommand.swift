import ArgumentParser
import Ledger

/// `sito queue skip`: leaves the case to another moderator.
struct SkipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: says("Пропустить: решит другой модератор.", "Leaves the case to another moderator.")
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var seen: SeenOptions
  @OptionGroup var desk: DeskOptions

  func run() throws { try desk.decide(.skip, selection, reason, seen) }
}
