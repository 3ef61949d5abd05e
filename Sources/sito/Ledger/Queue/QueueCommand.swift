import ArgumentParser

/// `sito queue`: the cases that wait for a moderator.
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: says(
      "Очередь модератора: дела и решения по ним.",
      "The moderator's queue: cases and verdicts."
    ),
    discussion: says(
      """
      Журнал — --ledger или $SITO_LEDGER, модератор — --moderator или $SITO_MODERATOR.
      Обычная работа: next, потом approve, remove, restrict, skip или escalate; ошиблись — undo; чужое решение пересматривает reopen.
      Коды завершения: 0 — сделано всё; 1 — в части отказано; 2 — работу нельзя было начать; 64 — неверный вызов.
      """,
      """
      The ledger is --ledger or $SITO_LEDGER, the moderator --moderator or $SITO_MODERATOR.
      Usually: next, then approve, remove, restrict, skip or escalate; undo after a mistake; reopen for what another has decided.
      Exit status: 0 all was done; 1 some was refused; 2 could not run; 64 wrong usage.
      """
    ),
    subcommands: [
      ListCommand.self, ShowCaseCommand.self, NextCommand.self, ClaimCommand.self,
      ReleaseCommand.self, ApproveCommand.self, RemoveCommand.self, RestrictCommand.self,
      SkipCommand.self, EscalateCommand.self, NoteCommand.self, UndoCommand.self,
      ReopenCommand.self, ConfirmCommand.self, RejectCommand.self,
    ],
    defaultSubcommand: ListCommand.self
  )
}
