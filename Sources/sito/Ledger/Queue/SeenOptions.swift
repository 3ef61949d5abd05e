import ArgumentParser
import Ledger

/// Which edit of a comment a verdict is about, for whoever has no claim that tells it.
struct SeenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      says(
        "Событие с текстом, который вы видели (`event` в show --json): если автор с тех пор изменил комментарий, решения не будет.",
        "The event with the text that you saw (`event` of show --json): no verdict if the author has changed the comment since."
      ),
      valueName: "number"
    )
  )
  var event: Int64?

  /// Throws when an event is named and more than one case.
  func check(_ selection: CaseSelection) throws {
    guard event != nil, selection.cases.count != 1 else { return }
    throw ValidationError(
      says("--event называют для одного дела", "--event is for one case")
    )
  }
}
