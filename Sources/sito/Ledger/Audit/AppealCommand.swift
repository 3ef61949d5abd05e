import ArgumentParser
import Ledger
import Rules

/// `sito audit appeal`: what an author says against a restriction, and what comes of it.
struct AppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal",
    abstract: says(
      "Обжалование: записать, оставить в силе, отменить.",
      "Appeals: take one down, uphold, overturn."
    ),
    discussion: says(
      "Решает другой модератор: не тот, кто ввёл ограничение или решил дело, на котором оно держится. Срок ответа — из правил (appeal, по умолчанию 30 дней).",
      "Another moderator decides than who restricted, or decided on the case behind it. The term for it is the policy's (appeal, 30 days)."
    ),
    subcommands: [
      OpenAppealCommand.self, ShowAppealCommand.self, UpholdCommand.self, OverturnCommand.self,
    ]
  )
}

/// `sito audit appeal uphold`: the restriction stands.
struct UpholdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uphold",
    abstract: says("Оставить ограничение в силе.", "Lets the restriction stand.")
  )

  @OptionGroup var decision: AppealDecisionOptions

  func run() throws { try decision.decide(.uphold) }
}

/// `sito audit appeal overturn`: the restriction falls.
struct OverturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overturn",
    abstract: says(
      "Отменить ограничение вместе с нарушениями, на которых оно держится.",
      "Takes the restriction back, and the strikes that it rests on."
    )
  )

  @OptionGroup var decision: AppealDecisionOptions

  @Flag(
    help: ArgumentHelp(
      says(
        "Признать и комментарии законными: удалённое вернёт sito plan.",
        "Find the comments lawful, too: sito plan brings back what was deleted."
      )
    )
  )
  var restore = false

  func run() throws { try decision.decide(.overturn, restoresComments: restore) }
}

/// What a decision on an appeal needs.
struct AppealDecisionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp(says("Ограничение.", "The restriction."), valueName: "restriction"))
  var restriction: String

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var desk: DeskOptions

  func decide(_ outcome: AppealDecision.Outcome, restoresComments: Bool = false) throws {
    try desk.perform(on: { _ in [restriction] }, as: "restriction", for: reason) {
      transaction,
      name,
      policy in
      if restoresComments {
        return try transaction.overturn(
          RestrictionID(name),
          reason: reason.text(policy),
          under: policy.restrictions
        )
      }
      return try transaction.perform(
        .decideAppeal(outcome, reason: reason.text(policy)),
        on: RestrictionID(name),
        under: policy.restrictions
      )
    }
  }
}
