import ArgumentParser
import Ledger

/// `sito audit case`: everything about one case.
struct CaseFileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: says(
      "Показывает дело целиком: слова, основание, решения, ответы сети.",
      "Shows a whole case: the words, the grounds, the decisions, the network's answers."
    )
  )

  @Argument(
    help: ArgumentHelp(says("Имя дела.", "The name of the case."), valueName: "id")
  )
  var id: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions

  @Flag(
    help: ArgumentHelp(
      says("Документ HTML для печати, по-русски.", "An HTML document to print, in Russian.")
    )
  )
  var html = false

  // The report is asked for by its form, and the case by a flag; each takes the other's way, too.
  @Option(help: .hidden)
  var format: Format?

  /// What a case file can be written as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html }

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(says("Куда писать.", "Where to write."), valueName: "file")
  )
  var output: String?

  func validate() throws {
    if html, format == .text {
      throw ValidationError(says("--html или --format text?", "--html, or --format text?"))
    }
  }

  func run() throws {
    let file = try ledger.withStore { store in
      try CaseFile(CaseID(id), in: store, at: clock.time)
    }
    guard var file else {
      throw Failure.cannotRun(
        says("дела `\(id)` в журнале нет", "there is no case `\(id)` in the ledger")
      )
    }
    file.offset = clock.offset
    try write(
      document: html || format == .html ? file.html.text : file.text(in: language),
      to: output
    )
  }
}
