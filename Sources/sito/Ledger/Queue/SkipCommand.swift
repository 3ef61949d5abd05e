import ArgumentParser
import Ledger

/// `sito queue skip`: leaves the case to another moderator.
struct SkipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: says(
      "Пропустить: next больше не предложит вам это дело.",
      "Leaves the case to others: next does not offer it to you again."
    ),
    discussion: says(
      "Пропущенное решает другой модератор — или вы сами, если назовёте дело. Правка комментария снимает пропуск.",
      "Another moderator decides, or you, when you name the case. An edit of the comment ends the skipping."
    )
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var seen: SeenOptions
  @OptionGroup var desk: DeskOptions

  func run() throws { try desk.decide(.skip, selection, reason, seen) }
}
