import ArgumentParser
import Ledger

/// `sito audit author`: everything the ledger has on an author, whatever became of the comments.
struct AuthorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "author",
    abstract: says(
      "Вся история автора, даже если комментарии удалены, а тексты стёрты.",
      "An author's whole history, even when comments are gone and texts erased."
    )
  )

  @Argument(
    help: ArgumentHelp(
      says(
        "Автор: 310000007, vk/310000007 или имя из журнала, vk-310000007.",
        "The author: 310000007, vk/310000007, or the ledger's name, vk-310000007."
      ),
      valueName: "author"
    )
  )
  var id: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions

  @Flag(help: ArgumentHelp(says("Написать JSON.", "Write JSON."))) var json = false

  func run() throws {
    try ledger.withStore { store in
      let state = try store.state(ofAuthor: id)
      let found = state.authors.keys.filter { $0.isNamed(id) }.sorted { $0.key < $1.key }
      guard let author = found.first.flatMap({ state.authors[$0] }) else {
        throw Failure(
          message: says("такого автора в журнале нет", "the ledger has no such author"),
          status: 1
        )
      }
      if found.count > 1 {
        let names = found.map(\.key).joined(separator: ", ")
        throw Failure.cannotRun(
          says(
            "таких авторов несколько, назовите одного: \(names)",
            "there are several, name one: \(names)"
          )
        )
      }
      let history = try AuthorHistory(author, state, in: store, at: clock.time, clock.offset)
      print(json ? try history.json() : history.text(Screen.current))
    }
  }
}
