import ArgumentParser
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
      Коды завершения: 0 — удалено; 1 — удаление записано, но слова ещё могут стоять в файлах журнала, и сказано, что делать; 2 — не \
      удалено ничего.
      """,
      """
      How long words are kept is told by the policy.yaml (`retention`) that the ledger has last. What an active restriction or an \
      open appeal rests on is never erased.
      Exit status: 0 erased; 1 the erasure is recorded, but words may still stand in the ledger's files, and it is told what to do; 2 nothing \
      was erased.
      """
    )
  )

  @OptionGroup var options: LedgerOptions

  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Удалить всё, что решено, исполнено и не менялось с этого дня (ГГГГ-ММ-ДД, по Москве), не глядя на сроки.",
        "Erase whatever was decided, done and not changed since this day (YYYY-MM-DD, Moscow), whatever the terms."
      ),
      valueName: "date"
    )
  )
  var before: String?

  @Option(help: ArgumentHelp(says("Кто удаляет, кодом.", "Who erases, as a code.")))
  var actor = "operator"

  @Flag(help: ArgumentHelp(says("Только посчитать.", "Only count.")))
  var dryRun = false

  func validate() throws {
    if let before {
      guard let date = Self.date(before) else {
        throw ValidationError(
          says("--before: дата как 2026-01-31", "--before: a date as 2026-01-31")
        )
      }
      guard date <= .now else {
        throw ValidationError(
          says("--before: этот день ещё не наступил", "--before: that day has not come yet")
        )
      }
    }
    guard Role.person(actor) != nil else {
      throw ValidationError(
        says(
          "--actor: operator или модератор, как moderator:12",
          "--actor: operator, or a moderator as moderator:12"
        )
      )
    }
  }

  func run() throws {
    let cutoff = before.flatMap(Self.date)
    try options.withStore(isReadOnly: dryRun) { try erase($0, cutoff) }
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
    let erasing = try store.erase(reason: reason, at: now, actor: Role.person(actor) ?? actor, due)
    let count = erasing.events.count
    print(says("удалено текстов: \(count)", "\(count) texts erased"))
    guard let left = erasing.leftInLog else { return }
    let done =
      count > 0
      ? says("удаление записано, но слова", "the erasure is recorded, but the words")
      : says("слова, удалённые раньше,", "words that were erased before")
    let why =
      left == .locked
      ? says(
        "журнал сейчас читает другая программа. Когда она закончит, повторите `sito audit erase`: он дочистит",
        "another program reads the ledger. When it has ended, run `sito audit erase` again: that clears them"
      ) : LedgerError(left, path: store.path).message.text(in: language)
    printError(
      says(
        "\(done) ещё могут стоять в `\(store.path)-wal` и в самом файле: \(why)",
        "\(done) may still stand in `\(store.path)-wal` and in the file itself: \(why)"
      )
    )
    throw ExitCode(1)
  }

  /// The beginning of a day by Moscow's clocks, as everything else is told; nil for what is no day.
  private static func date(_ text: String) -> Milliseconds? {
    guard text.utf8.count == 10, let date = Timestamp.read("\(text)T00:00:00+03:00") else {
      return nil
    }
    // The 31st of February would be a day of March.
    return (date + 3 * 3_600_000).utc.hasPrefix(text) ? date : nil
  }
}
