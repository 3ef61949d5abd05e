import ArgumentParser
import Ledger
import Rules

/// `sito queue note`: writes a note down about a case.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: says("Записать заметку к делу.", "Writes a note down about a case.")
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var desk: DeskOptions

  @Option(
    help: ArgumentHelp(
      says("Заметка, без персональных данных.", "The note, without personal data.")
    )
  )
  var text: String

  func validate() throws {
    if text.withoutControls.allSatisfy(\.isWhitespace) {
      throw ValidationError(says("--text не бывает пустым", "--text cannot be empty"))
    }
  }

  func run() throws {
    try desk.perform(on: selection.names) { transaction, name, policy in
      try transaction.perform(
        .note(text.withoutControls),
        on: CaseID(name),
        under: policy.restrictions
      )
    }
  }
}
