import ArgumentParser
import Ledger

/// `sito queue remove`: has the comment removed.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: says("Удалить комментарий.", "Has the comment removed.")
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var seen: SeenOptions
  @OptionGroup var desk: DeskOptions

  @Flag(
    help: ArgumentHelp(
      says(
        "Не считать комментарий нарушением автора, и прежний его текст тоже.",
        "Do not count the comment against its author, nor its earlier text."
      )
    )
  )
  var noStrike = false

  func run() throws {
    try desk.decide(
      .remove,
      selection,
      reason,
      seen,
      isStrike: !noStrike,
      isForgiving: noStrike
    )
  }
}
