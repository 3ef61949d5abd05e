import ArgumentParser
import Ledger

/// `sito audit expire`: records the ends of terms.
struct ExpireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire",
    abstract: says(
      "Записывает в журнал, что сроки истекли.",
      "Records that terms are over."
    ),
    discussion: says(
      """
      Ограничение кончается само, в свой срок, записано это или нет; запись нужна отчётам и суду. Вызывайте раз в сутки: \
      второй вызов ничего не добавляет.
      """,
      """
      A restriction ends by itself at its time, recorded or not; the record is for reports and courts. Run it once a \
      day: a second run adds nothing.
      """
    )
  )

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says(
        "На какое время, не позже нынешнего: 2026-11-25T07:00:00Z.",
        "For which time, not after now: 2026-11-25T07:00:00Z."
      ),
      valueName: "time"
    )
  )
  var at: String?

  @Flag(help: ArgumentHelp(says("Написать JSON.", "Write JSON."))) var json = false

  func validate() throws {
    guard let at else { return }
    guard let time = Timestamp.read(at), time <= .now else {
      throw ValidationError(
        says(
          "--at: время с зоной, не в будущем: 2026-11-25T07:00:00Z",
          "--at: a time with a zone, not in the future: 2026-11-25T07:00:00Z"
        )
      )
    }
  }

  func run() throws {
    let time = at.flatMap(Timestamp.read) ?? .now
    let expired = try ledger.withStore(isReadOnly: false) { store in
      try store.recordExpiries(at: time, actor: "engine")
    }
    if json {
      for id in expired { print(try jsonLine(["restriction": id.description, "expired": true])) }
      return
    }
    for id in expired { print(says("\(id): срок истёк", "\(id): its term is over")) }
    print(says("Записано: \(expired.count)", "Recorded: \(expired.count)"))
  }
}
