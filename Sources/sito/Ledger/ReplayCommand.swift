import ArgumentParser
import Feeds
import Ledger

/// `sito audit replay`: whether a recorded decision comes out the same once more.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: says(
      "Решает по делу заново теми правилами, что записаны в журнале, и сравнивает до знака.",
      "Decides on a case anew by the recorded rules, and compares every sign."
    ),
    discussion: says(
      """
      Коды завершения: 0 — решение то же; 1 — другое, или повторить нельзя; 2 — нет такого дела \
      или журнал не открылся.
      """,
      """
      Exit status: 0 the same decision; 1 another one, or it cannot be made again; 2 no such case, \
      or the ledger cannot be opened.
      """
    )
  )

  @OptionGroup var options: LedgerOptions

  @OptionGroup var speech: SpeechOptions

  @Argument(help: ArgumentHelp(says("Номер дела.", "The case."), valueName: "case"))
  var id: String

  func run() throws {
    let maker = EvidenceMaker(engine: DecisionWriter.engine)
    let replays = try options.withStore { try $0.replay(CaseID(id), by: maker) }
    guard let replays else {
      throw Failure.cannotRun(says("нет дела `\(id)`", "there is no case `\(id)`"))
    }
    var isSame = true
    for replay in replays {
      print(
        says("событие \(replay.sequence): ", "event \(replay.sequence): ") + tell(replay.outcome)
      )
      switch replay.outcome {
      case .same, .sameByOther: break
      case .different, .erased, .noPack: isSame = false
      }
    }
    if !isSame { throw ExitCode(1) }
  }

  private func tell(_ outcome: Replay.Outcome) -> String {
    switch outcome {
    case .same: says("решение то же, до знака", "the same decision, to the sign")
    case .sameByOther(let recorded, let now):
      says(
        "решение то же; тогда решала версия \(recorded), сейчас \(now)",
        "the same decision; then by \(recorded), now by \(now)"
      )
    case .different(let fields):
      says(
        "решение ДРУГОЕ; расходятся: \(fields.joined(separator: ", "))",
        "ANOTHER decision; it differs in \(fields.joined(separator: ", "))"
      )
    case .erased:
      says(
        "повторить нельзя: слова удалены по сроку хранения, остался их хеш",
        "it cannot be made again: the words were erased, their digest stays"
      )
    case .noPack(let missing) where missing.isEmpty:
      says(
        "повторить нельзя: этот пакет правил в журнал не записан",
        "it cannot be made again: this rule pack was never recorded"
      )
    case .noPack(let missing):
      says(
        "повторить нельзя, нет файлов правил: \(missing.joined(separator: ", "))",
        "it cannot be made again, rule files are missing: \(missing.joined(separator: ", "))"
      )
    }
  }
}
