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
        "Дела; без них — то, которое вы решили последним, если решение ещё не отменено.",
        "The cases; none for the one that you decided last, unless that was taken back."
      ),
      valueName: "case"
    )
  )
  var cases: [String] = []

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var desk: DeskOptions

  func run() throws {
    var undone: [CaseID] = []
    try desk.perform(on: names, for: reason) { transaction, name, policy in
      let id = CaseID(name)
      undone.append(id)
      return try transaction.perform(
        .undo(reason: reason.text(policy)),
        on: id,
        under: policy.restrictions
      )
    }
    try tellRestrictions(on: undone)
  }

  /// Says which restrictions hold on for the cases: they are decisions of their own.
  private func tellRestrictions(on undone: [CaseID]) throws {
    let held = try desk.ledger.withStore { store in
      try undone.flatMap { id in
        try store.state(around: id).restrictions.values
          .filter { $0.isActive(at: .now) && $0.proposal.cases.contains(id) }.map(\.id.description)
      }
    }
    for id in Set(held).sorted() {
      printError(
        says(
          "ограничение автора остаётся в силе; снять его: sito audit lift \(id)",
          "the author's restriction stays in force; to lift it: sito audit lift \(id)"
        )
      )
    }
  }

  private func names(in store: LedgerStore) throws -> [String] {
    guard cases.isEmpty else { return cases }
    guard let last = try store.lastVerdict(by: try desk.actor) else {
      throw Failure(
        message: says("вы ещё ничего не решали", "you have decided nothing yet"),
        status: 1
      )
    }
    // The same command twice is a slip: what was decided before that is only taken back by its name.
    guard last.stands else {
      throw Failure(
        message: says(
          "ваше последнее решение (\(last.caseID)) уже отменено; чтобы отменить другое, назовите дело",
          "your last verdict (\(last.caseID)) was taken back already; name the case of another"
        ),
        status: 1
      )
    }
    return [last.caseID.description]
  }
}
