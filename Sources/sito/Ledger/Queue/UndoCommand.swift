import ArgumentParser
import Ledger
import Rules

/// `sito queue undo`: takes back the own last verdict, with a record of its own; nothing is deleted.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: says(
      "Отменить своё последнее решение: новой записью, ничего не стирая.",
      "Takes back the own last verdict, with a record of its own; nothing is deleted."
    )
  )

  @Argument(
    help: ArgumentHelp(
      says(
        "Дела; без них — то, которое вы решили последним.",
        "The cases; none for the one that you decided last."
      ),
      valueName: "case"
    )
  )
  var cases: [String] = []

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.perform(on: names, for: reason) { transaction, name, policy in
      try transaction.perform(
        .undo(reason: reason.text(policy)),
        on: CaseID(name),
        under: policy.restrictions
      )
    }
  }

  private func names(in store: LedgerStore) throws -> [String] {
    guard cases.isEmpty else { return cases }
    guard let last = try store.state().lastDecided(by: try desk.actor) else {
      throw Failure(
        message: says("вы ещё ничего не решали", "you have decided nothing yet"),
        status: 1
      )
    }
    return [last.description]
  }
}
