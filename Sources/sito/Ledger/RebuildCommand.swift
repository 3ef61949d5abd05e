import ArgumentParser
import Ledger

/// `sito audit rebuild`: the projection made anew from the events.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: says(
      "Делает сводку журнала заново по его событиям; сами события не меняет.",
      "Makes the ledger's projection anew from its events; the events stay as they are."
    ),
    discussion: says(
      """
      Нужно, когда `verify` говорит, что сводка расходится с событиями. Служба и модераторы могут работать: события читаются рядом с ними, \
      ждать они будут только, пока пишется сама сводка. Если сводка помнит событие, которого в цепочке больше нет, она не переделывается: \
      другого следа нет.
      Коды завершения: 0 — сделана; 2 — нет, и сказано почему.
      """,
      """
      For when `verify` says that the projection differs from the events. The daemon and moderators may go on: events are read beside \
      them, and they wait only while the projection itself is written. One that knows an event which the chain does not have any more is \
      left as it is: there is no other trace.
      Exit status: 0 it was made; 2 it was not, and it is told why.
      """
    )
  )

  @OptionGroup var options: LedgerOptions

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let head = try options.withStore(isReadOnly: false) { try $0.rebuildProjection() }
    print(
      says(
        "сводка сделана заново по событиям: \(head.sequence). Проверьте: sito audit verify",
        "the projection was made anew from \(head.sequence) events. Check it: sito audit verify"
      )
    )
  }
}
