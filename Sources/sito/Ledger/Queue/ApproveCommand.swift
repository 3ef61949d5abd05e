import ArgumentParser
import Ledger

/// `sito queue approve`: leaves the comment: it is lawful.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: says("Оставить комментарий: нарушения нет.", "Leaves the comment: it is lawful.")
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var seen: SeenOptions
  @OptionGroup var desk: DeskOptions

  func run() throws { try desk.decide(.approve, selection, reason, seen) }
}
