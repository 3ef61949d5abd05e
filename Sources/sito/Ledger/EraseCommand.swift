import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito audit erase`: personal data that need not be kept any longer.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: says(
      "Удаляет слова, срок хранения которых вышел; их хеши и цепочка остаются.",
      "Erases words that are kept no longer; their digests and the chain stay."
    ),
    discussion: says(
      """
      Сроки — из policy.yaml (`retention`), каким его последний раз записали в журнал. То, на чём держится действующее ограничение или открытое \
      обжалование, не удаляется никогда.
      """,
      """
      How long words are kept is told by the policy.yaml (`retention`) that the ledger has last. What an active restriction or an \
      open appeal rests on is never erased.
      """
    )
  )

  @OptionGroup var options: LedgerOptions

  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Удалить всё, что закрыто и не менялось с этой даты (ГГГГ-ММ-ДД), не глядя на сроки.",
        "Erase whatever rests and has not changed since this date (YYYY-MM-DD), whatever the terms."
      ),
      valueName: "date"
    )
  )
  var before: String?

  @Option(help: ArgumentHelp(says("Кто удаляет, кодом.", "Who erases, as a code.")))
  var actor = "operator"

  @Flag(help: ArgumentHelp(says("Только посчитать.", "Only count.")))
  var dryRun = false

  func run() throws {
    let cutoff = try before.map(date)
    do {
      try options.withStore(isReadOnly: dryRun) { try erase($0, cutoff) }
    } catch let error as LedgerConflict where error.reason == .wrongActor {
      throw ValidationError(
        says(
          "--actor — код из латинских букв и цифр, как operator или moderator:12",
          "--actor is a code of Latin letters and digits, as operator or moderator:12"
        )
      )
    }
  }

  private func erase(_ store: LedgerStore, _ cutoff: Milliseconds?) throws {
    let policy = try store.restrictionPolicy()
    let now = Milliseconds.now
    let due = { (state: LedgerState) in
      Retention(policy).due(in: state, at: now, before: cutoff)
    }
    if dryRun {
      let count = try due(try store.state()).count { try store.snapshot(of: $0) != nil }
      return print(says("удалилось бы текстов: \(count)", "\(count) texts would be erased"))
    }
    let reason =
      before.map { "не менялось с \($0)" }
      ?? "срок хранения: \(policy.restrictionDays) дн., без нарушения \(policy.dismissedDays) дн."
    let erased = try store.erase(reason: reason, at: now, actor: actor, due)
    print(says("удалено текстов: \(erased.count)", "\(erased.count) texts erased"))
  }

  private func date(_ text: String) throws -> Milliseconds {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "UTC")
    formatter.dateFormat = "yyyy-MM-dd"
    formatter.isLenient = false
    guard let date = formatter.date(from: text), text.utf8.count == 10 else {
      throw ValidationError(
        says("--before: дата как 2026-01-31", "--before: a date as 2026-01-31")
      )
    }
    return Milliseconds(date.timeIntervalSince1970 * 1000)
  }
}
