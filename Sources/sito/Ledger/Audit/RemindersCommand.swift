import ArgumentParser
import Ledger

/// `sito audit reminders`: what nobody but a person does in time.
struct RemindersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reminders",
    abstract: says(
      "О чём не напомнит сеть: снять ограничение в срок, ответить на обжалование.",
      "What the network reminds nobody of: to lift in time, to answer an appeal."
    ),
    discussion: says(
      "Одноклассники и MAX сроков не знают: ограничение там снимает человек. Что умеет сеть — rules/networks.yaml.",
      "Odnoklassniki and MAX know no terms: a person lifts the restriction there. What a network can do: rules/networks.yaml."
    )
  )

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var folder: RulesFolderOptions
  @OptionGroup var clock: ClockOptions

  @Option(
    help: ArgumentHelp(
      says("На сколько вперёд: 12h, 3d.", "How far ahead: 12h, 3d."),
      valueName: "age"
    )
  )
  var within: Age?

  @Flag(
    help: ArgumentHelp(says("Написать JSON, по строке на дело.", "Write JSON, a line each."))
  )
  var json = false

  func run() throws {
    let rules = try folder.networks
    let now = clock.time
    let end = now + (within?.length ?? 3 * 86_400_000)
    let reminders = try ledger.withStore { try $0.reminders(rules, until: end) }
      .filter { $0.task != .unfounded || $0.restriction.isActive(at: now) }
    let paint = Screen.current.paint
    for reminder in reminders {
      let isDue = reminder.at <= now
      if json {
        print(
          try jsonLine([
            "restriction": reminder.restriction.id.description, "task": reminder.task.rawValue,
            "network": reminder.restriction.proposal.author.network,
            "author": reminder.restriction.proposal.author.id, "at": reminder.at.utc,
            "due": isDue, "certain": reminder.isCertain,
          ])
        )
      } else {
        var text = reminder.text(clock.offset, isDue: isDue)
        if !reminder.isCertain {
          text += says(
            ". Поставлено ли оно, неизвестно: в журнале нет результата (sito plan done)",
            ". Whether it was set is not known: the ledger has no result (sito plan done)"
          )
        }
        print(isDue ? paint.warning(text) : text)
      }
    }
    if reminders.isEmpty, !json { print(says("Напоминать не о чем.", "Nothing to remind of.")) }
  }
}

extension Reminder {
  /// What to do, in a line.
  fileprivate func text(_ offset: UTCOffset, isDue: Bool) -> String {
    let time = LocalTime(at, offset).words
    let place = "\(restriction.proposal.author.network)/\(restriction.proposal.author.id)"
    let id = restriction.id
    switch (task, isDue) {
    case (.lift, true):
      return says(
        "Снимите в сети ограничение \(id) (автор \(place)): оно кончилось \(time)",
        "Lift the restriction \(id) (author \(place)): it ended \(time)"
      )
    case (.lift, false):
      return says(
        "\(time) снимите в сети ограничение \(id) (автор \(place))",
        "At \(time) lift the restriction \(id) (author \(place))"
      )
    case (.unfounded, _):
      return says(
        "Основание ограничения \(id) (автор \(place)) отпало: снимите его (sito audit lift \(id), потом sito plan)",
        "The ground of the restriction \(id) (author \(place)) is gone: lift it (sito audit lift \(id), then sito plan)"
      )
    case (.answer, true):
      return says(
        "Ответьте на обжалование \(id): срок ответа прошёл \(time)",
        "Answer the appeal against \(id): its term was over \(time)"
      )
    case (.answer, false):
      return says(
        "До \(time) ответьте на обжалование \(id)",
        "Until \(time) answer the appeal against \(id)"
      )
    }
  }
}
