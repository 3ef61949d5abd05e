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

  @Flag(
    help: ArgumentHelp(
      says(
        "Снять с автора и нарушение за прежний текст комментария, который удалил модератор.",
        "Take back the strike, too, for the comment's earlier text that a moderator had removed."
      )
    )
  )
  var noStrike = false

  func run() throws {
    try desk.decide(.approve, selection, reason, seen, isForgiving: noStrike)
  }
}
