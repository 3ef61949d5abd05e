import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito plan done`: what came of the actions.
struct PlanDoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: says(
      "Принимает результаты действий в журнал.",
      "Takes the results of actions into the ledger."
    ),
    discussion: says(
      """
      В строке — объект JSON: key из плана и ok либо ответ сети, {"key":"…","ok":true}, {"key":"…","error":15}. \
      Тот же файл второй раз ничего не добавляет. Отметили сделанным по ошибке — {"key":"…","ok":false} с --by: действие снова \
      появится в плане.
      Коды завершения: 0 — принято всё; 1 — часть строк не принята; 2 — работу нельзя было начать.
      """,
      """
      A line is a JSON object: the plan's key and ok or the network's answer, {"key":"…","ok":true}, \
      {"key":"…","error":15}. The same file again adds nothing. Reported as done in error: {"key":"…","ok":false} with --by, \
      and it is planned anew.
      Exit status: 0 all was taken; 1 some lines were not; 2 could not run.
      """
    )
  )

  @Argument(
    help: ArgumentHelp(
      says(
        "Файл результатов; без него или «-» — стандартный ввод.",
        "A file of results; none or `-` for the standard input."
      ),
      valueName: "file"
    )
  )
  var file = "-"

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says("Кто выполнил, если человек: moderator:12.", "Who did it, if a person: moderator:12."),
      valueName: "code"
    )
  )
  var by: String?

  @Option(
    help: ArgumentHelp(
      says("Куда складывать непринятые строки.", "Where to keep the lines that were not taken."),
      valueName: "file"
    )
  )
  var rejects: String?

  func validate() throws {
    guard let by else { return }
    if Role.person(by) == nil {
      throw ValidationError(
        says(
          "--by: модератор, как moderator:12, или operator",
          "--by: a moderator as moderator:12, or operator"
        )
      )
    }
  }

  func run() throws {
    let lines = try readLines()
    var results: [(line: Int, source: Data, result: PlanResult)] = []
    var refused: [(line: Int, source: Data, message: String)] = []
    for (number, line) in lines {
      do throws(PlanResult.Failure) {
        results.append((number, line, try PlanResult(line)))
      } catch {
        refused.append((number, line, error.message.text(in: language)))
      }
    }
    let tally = try ledger.withStore(isReadOnly: false) { store in
      try store.take(results.map(\.result), at: .now, by: by.flatMap(Role.person))
    }
    refused += tally.unplanned.map { index in
      (
        results[index].line, results[index].source,
        says("такого действия в плане нет", "nobody has planned this action")
      )
    }
    refused.sort { $0.line < $1.line }
    try tell(refused)
    printError(
      says(
        "принято \(tally.added), уже было \(tally.known), не принято \(refused.count)",
        "\(tally.added) taken, \(tally.known) known already, \(refused.count) not taken"
      )
    )
    if !refused.isEmpty { throw ExitCode(1) }
  }

  /// The lines that are not blank, with their numbers.
  private func readLines() throws -> [(Int, Data)] {
    let data: Data
    do {
      data =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(filePath: file))
    } catch {
      throw Failure.cannotRun(says("\(file): не удалось прочитать", "\(file): cannot be read"))
    }
    return data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } }
      .map { ($0.offset + 1, Data($0.element)) }
  }

  private func tell(_ refused: [(line: Int, source: Data, message: String)]) throws {
    for line in refused { printError("\(file):\(line.line): \(line.message)") }
    guard let rejects, !refused.isEmpty else { return }
    try keepDatabase(rejects)
    var kept = Data()
    for line in refused {
      kept += line.source
      kept.append(0x0A)
    }
    do {
      try kept.write(to: URL(filePath: rejects))
    } catch {
      throw Failure.cannotRun(
        says("\(rejects): не удалось записать", "\(rejects): cannot be written")
      )
    }
  }
}
