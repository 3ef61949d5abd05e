import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito audit report`: a month for everybody to read.
struct ReportCommand: ParsableCommand {
  /// What a report can be written as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case html, json }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: says(
      "Отчёт за месяц без персональных данных, для публикации.",
      "A monthly report without personal data, for publication."
    ),
    discussion: says(
      "Числа меньше 5 скрыты, и их нельзя вычислить из остальных.",
      "Counts below 5 are hidden and cannot be reckoned from the others."
    )
  )

  @Option(help: ArgumentHelp(says("Месяц: 2026-11.", "The month: 2026-11."), valueName: "month"))
  var month: String

  // The ids of communities begin with a minus, and are no options.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        "Только об этой странице, как её пишет сеть.",
        "Only about this page, as the network spells it."
      ),
      valueName: "id"
    )
  )
  var page: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions

  @Flag(help: ArgumentHelp(says("Написать JSON вместо HTML.", "Write JSON in place of HTML.")))
  var json = false

  // The same as is written without it; `audit case` has the flag.
  @Flag(help: .hidden)
  var html = false

  @Option(help: .hidden)
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(says("Куда писать.", "Where to write."), valueName: "file")
  )
  var output: String?

  func validate() throws {
    if YearMonth(month) == nil {
      throw ValidationError(says("--month: месяц, как 2026-11", "--month: a month, as 2026-11"))
    }
    let forms: [Format?] = [json ? .json : nil, html ? .html : nil, format]
    if Set(forms.compactMap { $0 }).count > 1 {
      throw ValidationError(says("HTML или JSON?", "HTML, or JSON?"))
    }
  }

  func run() throws {
    guard let month = YearMonth(month) else { return }
    guard month.range(clock.offset).lowerBound <= clock.time else {
      throw Failure.cannotRun(
        says("месяц \(month) ещё не начался", "the month \(month) has not begun yet")
      )
    }
    var report = try ledger.withStore { store in
      if let page, try !store.state().knows(page: page) {
        printError(
          says(
            "о странице \(page.inOneLine) в журнале нет ничего: верно ли она названа?",
            "the ledger has nothing of page \(page.inOneLine): is that its name?"
          )
        )
      }
      return try MonthlyReport(month, clock.offset, page: page, of: store)
    }
    if page != nil {
      printError(
        says(
          "не публикуйте этот отчёт рядом с общим: по разности видны скрытые числа",
          "do not publish this report beside that of all pages: their difference shows hidden counts"
        )
      )
    }
    if month.range(clock.offset).upperBound > clock.time {
      report.until = clock.time
      printError(
        says(
          "месяц ещё не кончился: числа изменятся",
          "the month is not over: the counts will change"
        )
      )
    }
    switch format ?? (json ? .json : .html) {
    case .html: try write(document: report.html.text, to: output)
    case .json: try write(document: try report.json(), to: output)
    }
  }
}
