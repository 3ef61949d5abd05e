import Ledger
import Rules

/// What the ledger has on an author, in the order in which it happened.
struct AuthorHistory {
  private let author: AuthorState
  private let cases: [CaseState]
  private let restrictions: [RestrictionState]
  private let events: [Event]
  private let words: [Int64: Snapshot]
  private let strikes: Millionths
  /// The author's restrictions that have begun and lost their ground.
  private let unfounded: Set<RestrictionID>
  /// The cases whose strikes are too old to count.
  private let forgotten: Set<CaseID>
  private let now: Milliseconds
  private let offset: UTCOffset

  init(
    _ author: AuthorState,
    _ ledger: LedgerState,
    in store: LedgerStore,
    at now: Milliseconds,
    _ offset: UTCOffset
  ) throws {
    self.author = author
    self.now = now
    self.offset = offset
    cases = author.cases.compactMap { ledger.cases[$0] }
    restrictions = author.restrictions.compactMap { ledger.restrictions[$0] }
    let policy = try store.policyInForce().restrictions
    let sanctions = Sanctions(policy, author: author.author, standing: author.standing)
    strikes = sanctions.counted(at: now)
    unfounded = Set(restrictions.filter(ledger.isUnfounded).map(\.id))
    let remembered = Set(sanctions.remembered(at: now).map(\.caseID))
    forgotten = Set(author.standing.strikes.map(\.caseID)).subtracting(remembered)
    let numbers = Set(
      cases.flatMap(\.events) + restrictions.flatMap(\.events) + author.reports.map(\.sequence)
    )
    events = try numbers.sorted().compactMap { try store.event($0) }
    var words: [Int64: Snapshot] = [:]
    for event in events where event.kind.snapshot != nil {
      words[event.header.sequence] = try store.snapshot(of: event.header.sequence)
    }
    self.words = words
  }

  /// For people.
  func text(_ screen: Screen) -> String {
    let name = words.sorted { $0.key < $1.key }.last { $0.value.authorName != nil }?.value
      .authorName
    var lines = [
      screen.paint.strong(says("Автор ", "Author ") + author.author.key)
        + (name.map { " «\($0.inOneLine)»" } ?? ""),
      says(
        "Дел \(cases.count), нарушений на счету \(strikes.inWords), ограничений \(restrictions.count)",
        "\(cases.count) cases, \(strikes.inWords) strikes, \(restrictions.count) restrictions"
      ),
    ]
    lines += struck(screen)
    if !restrictions.isEmpty { lines += ["", says("Ограничения:", "Restrictions:")] }
    lines += restrictions.map {
      let isUnfounded = unfounded.contains($0.id)
      return $0.entry(at: now, offset, screen, isUnfounded: isUnfounded, tellsStatus: true)
    }
    lines += ["", says("По порядку:", "In order:")]
    for event in events { lines += describe(event, screen) }
    return lines.joined(separator: "\n")
  }

  /// The comments that count against the author, each with the reason.
  private func struck(_ screen: Screen) -> [String] {
    let strikes = author.standing.strikes
    guard !strikes.isEmpty else { return [] }
    var lines = ["", says("Нарушения:", "Strikes:")]
    for entry in strikes {
      guard let state = cases.first(where: { $0.id == entry.caseID }) else { continue }
      let isOld = forgotten.contains(entry.caseID)
      var facts = [LocalTime(entry.at, offset).date]
      if isOld {
        facts.append(says("срок вышел, на счету больше нет", "too old to count any more"))
      }
      facts.append(state.strikeInWords(offset, isForgotten: isOld).text(in: language))
      if let answer = entry.answeredBy {
        facts.append(says("за него \(answer)", "answered by \(answer)"))
      }
      lines.append("  " + screen.paint.strong(entry.caseID.description))
      lines.append(screen.paragraph([(facts.joined(separator: " · "), false)], indent: 4))
    }
    return lines
  }

  /// What happened, in a sentence; earlier versions recorded the end of a warning, which has no term.
  private func said(_ event: Event) -> String {
    if case .restrictionExpired(let expiry) = event.kind,
      restrictions.contains(where: { $0.id == expiry.restriction && $0.measure == .warning })
    {
      return "\(expiry.restriction): "
        + says("предупреждение вынесено, срока у него нет", "the warning was given, it has no term")
    }
    return event.kind.said
  }

  private func describe(_ event: Event, _ screen: Screen) -> [String] {
    let head = event.header
    let said = said(event)
    var lines = [
      screen.paint.faint("№ \(head.sequence)  \(LocalTime(head.at, offset).words)")
        + "  \(actorInWords(head.actor))",
      screen.paragraph([(said, false)], indent: 4),
    ]
    if case .actionExecuted(let result) = event.kind {
      let answer = result.told(by: words[head.sequence])
      if !answer.isEmpty {
        let told = says("ответ: ", "answer: ") + answer.inOneLine
        lines.append(screen.paragraph([(told, false)], indent: 4))
      }
      return lines
    }
    guard event.kind.snapshot != nil else { return lines }
    if let text = words[head.sequence]?.text {
      lines.append(screen.paragraph([("«\(text.withoutControls)»", false)], indent: 4))
    } else {
      let digest = event.kind.evidence.map { ", SHA-256 \($0.text.hexadecimal)" } ?? ""
      lines.append(
        screen.paragraph(
          [(says("(текст стёрт\(digest))", "(the text was erased\(digest))"), false)],
          indent: 4
        )
      )
    }
    return lines
  }

  /// For programs.
  func json() throws -> String {
    try jsonLine([
      "author": author.author.id, "network": author.author.network, "key": author.author.key,
      "strikes": Double(strikes.count) / 1_000_000,
      "cases": cases.map { state in
        [
          "case": state.id.description, "open": state.isOpen, "strike": state.strike != nil,
          "strike_why": state.strikeInWords(offset).text(in: language),
        ] as [String: Any]
      },
      "restrictions": restrictions.map {
        $0.object(at: now, isUnfounded: unfounded.contains($0.id))
      },
      "events": events.map { event in
        var object: [String: Any] = [
          "sequence": event.header.sequence, "at": event.header.at.utc,
          "actor": event.header.actor, "kind": event.kind.name, "said": said(event),
        ]
        if case .actionExecuted(let result) = event.kind {
          object["answer"] = result.told(by: words[event.header.sequence])
          object["answer_sha256"] = result.answerDigest?.hexadecimal
          return object
        }
        object["text"] = words[event.header.sequence]?.text
        object["text_sha256"] = event.kind.evidence?.text.hexadecimal
        return object
      },
    ])
  }
}
