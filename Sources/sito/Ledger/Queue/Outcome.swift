import Ledger
import Rules

/// What a verb has changed, and what follows from it.
struct Outcome {
  private let name: String
  private let key: String
  private let events: [Event]

  /// The author's restrictions that the events are about, as they stand now.
  private var restrictions: [RestrictionState] = []

  /// The cases of a restriction that an appeal was right about whose comments stay removed.
  private var removed: [CaseID] = []

  /// The case, when a removal of its earlier text is a strike though its last was found lawful.
  private var stillStruck: CaseID?

  /// The author's begun restrictions whose strikes are no longer enough.
  private var unfounded: [RestrictionID] = []

  init(
    _ name: String,
    _ key: String,
    _ events: [Event],
    _ transaction: LedgerTransaction
  ) throws {
    self.name = name
    self.key = key
    self.events = events
    var ids: [RestrictionID] = []
    for event in events {
      if let id = event.kind.restrictionID, !ids.contains(id) { ids.append(id) }
    }
    restrictions = try ids.compactMap { try transaction.restrictionState($0) }
    for case .appealDecided(let decision) in events.map(\.kind) where decision.outcome == .overturn
    {
      let state = restrictions.first { $0.id == decision.restriction }
      removed = try (state?.proposal.cases ?? []).filter {
        try transaction.caseState($0)?.verdict?.choice == .remove
      }
    }
    let isApproved = events.contains {
      if case .verdictGiven(let verdict) = $0.kind { verdict.choice == .approve } else { false }
    }
    if isApproved, key == "case", try transaction.caseState(CaseID(name))?.earlierRemoval != nil {
      stillStruck = CaseID(name)
    }
    let author =
      try key == "case"
      ? transaction.caseState(CaseID(name))?.author : restrictions.first?.proposal.author
    let standing = try author.flatMap { try transaction.authorState($0) }?.standing
    unfounded = try (standing?.unfounded ?? []).filter {
      try transaction.restrictionState($0)?.isActive(at: transaction.at) ?? false
    }
  }

  /// For programs.
  func json() throws -> String {
    var object: [String: Any] = [
      key: name, "ok": true, "events": events.map(\.kind.name),
      "sequences": events.map { Int($0.header.sequence) },
    ]
    if !restrictions.isEmpty {
      object["restrictions"] = restrictions.map { state in
        [
          "restriction": state.id.description, "measure": state.measure.description,
          "status": state.status.rawValue,
          "confirmations": state.confirmations.count, "needed": state.confirmationsNeeded,
        ] as [String: Any]
      }
    }
    if !removed.isEmpty { object["removed"] = removed.map(\.description) }
    if stillStruck != nil { object["earlier_strike"] = true }
    if !unfounded.isEmpty { object["unfounded"] = unfounded.map(\.description) }
    return try jsonLine(object)
  }

  /// For people.
  var text: String {
    var lines = events.compactMap { event in
      event.kind.told.map { "\(event.kind.caseID?.description ?? name): \($0)" }
    }
    // Of more events, giving back another's old claim is the least.
    if events.count == 1, case .caseReleased = events[0].kind {
      lines.append("\(name): " + says("дело снова свободно", "the case is free again"))
    }
    lines += restrictions.compactMap(describe)
    if let stillStruck {
      lines.append(
        says(
          """
            удалённый прежний текст остаётся нарушением автора. Снять и его: sito queue reopen \(stillStruck), \
          потом approve --no-strike
          """,
          """
            the earlier text that was removed stays a strike. To take it back, too: sito queue reopen \
          \(stillStruck), then approve --no-strike
          """
        )
      )
    }
    lines += unfounded.map { id in
      "  "
        + says(
          "у ограничения \(id) больше нет основания — снимите его: sito audit lift \(id)",
          "the restriction \(id) has lost its ground, lift it: sito audit lift \(id)"
        )
    }
    if !removed.isEmpty {
      let names = removed.map(\.description).joined(separator: " ")
      lines.append(
        says(
          "  решение «удалить» остаётся: \(names). Вернуть комментарий: sito queue reopen, потом approve (или сразу overturn --restore)",
          "  still to be removed: \(names). To bring them back: sito queue reopen, then approve (or overturn --restore at once)"
        )
      )
    }
    return lines.joined(separator: "\n")
  }

  private var isConfirmed: Bool { events.contains { $0.kind.name == "restrictionConfirmed" } }

  /// Whether the program has taken the proposal back, and no moderator turned it down.
  private func isWithdrawn(_ id: RestrictionID) -> Bool {
    events.contains { event in
      if case .restrictionRejected(let it) = event.kind {
        it.restriction == id && it.hasLostGround
      } else {
        false
      }
    }
  }

  private func describe(_ state: RestrictionState) -> String? {
    let measure = state.measure.inWords
    switch state.status {
    case .superseded:
      let other = state.supersededBy.map(\.description) ?? ""
      return "  "
        + says(
          "предложение \(state.id) заменено на \(other): основание — этот комментарий",
          "the proposal \(state.id) gave way to \(other), which rests on this comment"
        )
    case .proposed where state.confirmations.isEmpty:
      return "  "
        + says(
          "автору предложено: \(measure). Подтвердить: sito queue confirm \(state.id)",
          "proposed for the author: \(measure). To confirm: sito queue confirm \(state.id)"
        )
    case .proposed:
      let counts = (state.confirmations.count, state.confirmationsNeeded)
      return "  "
        + says(
          """
          \(state.id): \(measure), подтвердили \(counts.0) из \(counts.1) — нужен ещё один, другой \
          модератор
          """,
          "\(state.id): \(measure), \(counts.0) of \(counts.1) have confirmed; it needs another moderator"
        )
    case .active where isConfirmed, .issued where isConfirmed:
      let end = state.endsAt.map { LocalTime($0).words }
      let term = end.map { says(", до \($0)", ", until \($0)") } ?? ""
      return "  \(state.id): \(measure)\(term)" + says(". Дальше: sito plan", ". Next: sito plan")
    case .rejected where isWithdrawn(state.id):
      // Strikes may be too few by a verdict, or too old: the ledger has which.
      let why = state.closingReason ?? "нарушений для него не хватает"
      return "  "
        + says(
          "предложение \(state.id) отозвано: \(why)",
          "the proposal \(state.id) was withdrawn: its strikes are no longer enough"
        )
    default: return nil
    }
  }
}

extension Event.Kind {
  /// The restriction that the event is about.
  fileprivate var restrictionID: RestrictionID? {
    switch self {
    case .restrictionProposed(let it): it.restriction
    case .restrictionConfirmed(let it): it.restriction
    case .restrictionRejected(let it): it.restriction
    case .restrictionLifted(let it): it.restriction
    case .restrictionExpired(let it): it.restriction
    case .appealOpened(let it): it.restriction
    case .appealDecided(let it): it.restriction
    default: nil
    }
  }

  /// The case that the event is about, if it is about one.
  fileprivate var caseID: CaseID? {
    switch self {
    case .caseClaimed(let it): it.caseID
    case .verdictGiven(let it): it.caseID
    case .noteAdded(let it): it.caseID
    case .verdictUndone(let it): it.caseID
    case .caseReopened(let it): it.caseID
    default: nil
    }
  }

  /// What a moderator is told of it; nil when another line tells it.
  fileprivate var told: String? {
    switch self {
    case .caseClaimed: says("дело ваше", "the case is yours")
    case .verdictGiven(let verdict) where verdict.choice == .skip:
      says(
        "пропущено: next его вам больше не предложит; передумаете — назовите дело сами",
        "skipped: next does not offer it to you again; name the case if you think better of it"
      )
    case .verdictGiven(let verdict):
      says("решение записано — ", "noted: ") + verdict.choice.inWords
    case .noteAdded: says("заметка записана", "the note is written down")
    case .verdictUndone: says("решение отменено, дело снова в очереди", "the verdict is taken back")
    case .caseReopened: says("дело снова в очереди", "the case is in the queue again")
    case .restrictionConfirmed: says("подтверждение записано", "the confirmation is noted")
    case .restrictionRejected(let it) where it.hasLostGround || it.supersededBy != nil: nil
    case .restrictionRejected: says("отклонено", "rejected")
    case .restrictionLifted:
      says(
        "ограничение снято в журнале; снять его в сети поручит sito plan",
        "lifted; sito plan does it in the network"
      )
    case .appealOpened: says("обжалование записано", "the appeal is noted")
    case .appealDecided(let decision): decision.outcome.inWords
    default: nil
    }
  }
}
