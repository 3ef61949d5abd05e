import ArgumentParser
import Ledger
import Rules

/// `sito audit restrictions`: who is restricted, and how every restriction stands.
struct RestrictionsCommand: ParsableCommand {
  /// How a restriction can stand, as an argument.
  struct Standing: ExpressibleByArgument {
    let standing: RestrictionFilter.Standing

    init?(argument: String) {
      guard let standing = RestrictionFilter.Standing(rawValue: argument) else { return nil }
      self.standing = standing
    }

    static let allValueStrings = RestrictionFilter.Standing.allCases.map(\.rawValue)
  }

  static let configuration = CommandConfiguration(
    commandName: "restrictions",
    abstract: says(
      "Ограничения: действующие, истёкшие, предложенные, снятые, обжалуемые; предупреждения.",
      "Restrictions: active, expired, proposed, lifted, under appeal; warnings."
    ),
    discussion: says(
      "Истёк ли срок, вычисляется на этот миг, записано это в журнал (expire) или нет.",
      "Whether a term is over is reckoned for this moment, recorded (expire) or not."
    )
  )

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says("Только такие; можно повторять.", "Only such ones; may be repeated.")
    )
  )
  var status: [Standing] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(says("Только этого автора.", "Only of this author."), valueName: "id")
  )
  var author: String?

  @Option(help: ArgumentHelp(says("Только этой сети: vk, ok.", "Only of this network: vk, ok.")))
  var network: String?

  // The ids of communities begin with a minus, and are no options.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(says("Только на этой странице.", "Only on this page."), valueName: "id")
  )
  var page: String?

  @Flag(
    help: ArgumentHelp(says("Написать JSON, по строке на ограничение.", "Write JSON, a line each."))
  )
  var json = false

  func run() throws {
    let now = clock.time
    var filter = RestrictionFilter()
    (filter.standings, filter.author) = (status.map(\.standing), author)
    (filter.network, filter.page) = (network, page)
    let state = try ledger.withStore { try $0.state(of: filter) }
    let restrictions = state.restrictions.values
      .filter { filter.accepts($0, at: now) }
      .sorted { ($0.proposedAt, $0.id) < ($1.proposedAt, $1.id) }
    if json {
      for restriction in restrictions {
        let isUnfounded = state.isUnfounded(restriction)
        print(try jsonLine(restriction.object(at: now, isUnfounded: isUnfounded)))
      }
      return
    }
    let screen = Screen.current
    for section in Self.sections {
      let members = restrictions.filter { state in
        state.status(at: now) == section.status
      }
      if members.isEmpty { continue }
      print(screen.paint.strong("\(section.title): \(members.count)"))
      for member in members {
        let isUnfounded = state.isUnfounded(member)
        print(member.entry(at: now, clock.offset, screen, isUnfounded: isUnfounded))
      }
    }
    if restrictions.isEmpty { print(says("Таких ограничений нет.", "There are none.")) }
  }

  /// What a moderator has to do something about comes first.
  private static let sections: [Section] = [
    Section(.proposed, says("Предложены, ждут подтверждения", "Proposed, to be confirmed")),
    Section(.active, says("Действуют", "Active")),
    Section(.issued, says("Предупреждения вынесены", "Warnings given")),
    Section(.expired, says("Срок истёк", "Expired")),
    Section(.lifted, says("Сняты досрочно", "Lifted")),
    Section(.overturned, says("Отменены по обжалованию", "Overturned")),
    Section(.rejected, says("Отклонены", "Rejected")),
    Section(.superseded, says("Заменены другим предложением", "Superseded by another proposal")),
  ]

  /// A part of the list.
  private struct Section {
    var status: RestrictionState.Status
    var title: String

    init(_ status: RestrictionState.Status, _ title: String) {
      self.status = status
      self.title = title
    }
  }
}

extension RestrictionState {
  /// The restriction in a few lines, without a heading; how it stands is told where no heading does.
  func entry(
    at now: Milliseconds,
    _ offset: UTCOffset,
    _ screen: Screen,
    isUnfounded: Bool = false,
    tellsStatus: Bool = false
  ) -> String {
    var facts = tellsStatus ? [screen.paint.strong(status(at: now).inWords)] : []
    facts.append(basis.reason.inOneLine)
    if let startsAt { facts.append(says("с ", "from ") + LocalTime(startsAt, offset).words) }
    if let endsAt {
      facts.append(says("до ", "until ") + LocalTime(endsAt, offset).words)
    }
    let who = confirmations.map { actorInWords($0.moderator) }.joined(separator: ", ")
    if !who.isEmpty {
      facts.append(
        says(confirmations.count == 1 ? "подтвердил " : "подтвердили ", "confirmed by ") + who
          + (status == .proposed ? " (\(confirmations.count)/\(confirmationsNeeded))" : "")
      )
    }
    if let supersededBy {
      facts.append(says("заменено на \(supersededBy)", "superseded by \(supersededBy)"))
    }
    if let closedBy, let closingReason {
      let when = closedAt.map { ", \(LocalTime($0, offset).words)" } ?? ""
      facts.append("\(actorInWords(closedBy))\(when): \(closingReason.inOneLine)")
    }
    if isOverdue(at: now) {
      facts.append(says("конец срока не записан (expire)", "its end is not recorded (expire)"))
    }
    if isUnfounded, let told = unfoundedInWords(at: now) {
      facts.append(screen.paint.warning(told))
    }
    let appealed = appeal.map { [screen.paint.warning($0.line(offset))] } ?? []
    return """
        \(screen.paint.strong(id.description)) \(measure.inWords)
      \(screen.wrapped(facts + appealed, between: " · ", indent: 4))
      """
  }
}

extension RestrictionState {
  /// What is said of one that has lost its ground; nil when it holds nobody any more.
  func unfoundedInWords(at now: Milliseconds) -> String? {
    switch status(at: now) {
    case .issued: says("основание отпало", "its ground is gone")
    case .active: says("основание отпало: снимите (lift)", "its ground is gone: lift it (lift)")
    default: nil
    }
  }
}

extension RestrictionState.AppealState {
  /// How the appeal stands, in a line.
  func line(_ offset: UTCOffset) -> String {
    if let outcome {
      let who = decidedBy.map { " (\(actorInWords($0)))" } ?? ""
      return says("обжаловано: ", "appealed: ") + outcome.inWords + who
    }
    let until = deadline.map {
      says(", ответить до ", ", answer until ") + LocalTime($0, offset).date
    }
    return says("обжалуется", "under appeal") + (until ?? "")
  }
}
