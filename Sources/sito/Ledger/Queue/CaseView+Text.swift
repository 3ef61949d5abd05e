import Ledger
import Rules

extension CaseView {
  /// Everything, in the order in which a moderator asks.
  func text(_ screen: Screen) -> String {
    [
      heading(screen), warning(screen), comment(screen), findings(screen), authorText(screen),
      policyText(screen), course(screen),
    ]
    .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func heading(_ screen: Screen) -> [String] {
    let paint = screen.paint
    var facts: [String] = []
    if state.isUrgent { facts.append(paint.bad(says("СРОЧНО", "URGENT"))) }
    facts += state.categories.map { paint.strong($0.inWords) }
    facts.append(ago(state.openedAt, now))
    if state.isEscalated { facts.append(says("передано старшему", "escalated")) }
    if state.isReopened { facts.append(says("открыто заново", "reopened")) }
    if state.overtakenRemoval != nil { facts.append(paint.warning(overtakenInWords)) }
    if let verdict = state.verdict {
      facts.append(
        says("решено: ", "decided: ")
          + "\(verdict.choice.inWords) (\(actorInWords(verdict.moderator)))"
      )
    } else if let holder, let claimEnd {
      let end = LocalTime(claimEnd, offset).clock
      facts.append(
        says("у кого: ", "held by ") + actorInWords(holder) + says(" до \(end)", " until \(end)")
      )
    }
    var lines = [paint.strong(says("Дело ", "Case ") + state.id.description)]
    lines.append(screen.wrapped(facts, between: " · ", indent: 0))
    if let link = evidence.permalink { lines.append(paint.faint(link.inOneLine)) }
    return lines
  }

  /// A complaint is told loudly: it has to be answered, whatever becomes of its words.
  private func warning(_ screen: Screen) -> [String] {
    guard !questions.isEmpty else { return [] }
    let labels = questions.map(\.inWords).joined(separator: ", ")
    return [
      screen.paint.warning(
        says(
          "ЕСТЬ ОБРАЩЕНИЕ — на него нужно ответить (\(labels))",
          "IT ASKS FOR AN ANSWER (\(labels))"
        )
      )
    ]
  }

  private func comment(_ screen: Screen) -> [String] {
    guard let parts else {
      return [
        "  " + screen.paint.faint(says("(текст стёрт по сроку хранения)", "(the text was erased)")),
        "  SHA-256 \(evidence.text.hexadecimal)",
      ]
    }
    var lines = [screen.paragraph(parts, indent: 2)]
    if let links = words?.links {
      lines.append(
        screen.paragraph([(says("ссылки: ", "links: ") + links.inOneLine, false)], indent: 2)
      )
    }
    return lines
  }

  private func findings(_ screen: Screen) -> [String] {
    let action =
      evidence.isAllowed
      ? says("оставить", "allow")
      : evidence.action == "remove" ? says("удалить", "remove") : says("на проверку", "review")
    let why = evidence.reason.isEmpty ? "" : " — " + evidence.reason.inOneLine
    let told = says("Программа: ", "The program: ") + action + why
    var lines = [screen.paragraph([(told, false)], indent: 0)]
    for group in foundPlaces { lines += describe(group, screen) }
    return lines
  }

  /// What was found at one place of the text, by however many rules.
  private func describe(_ group: [Int], _ screen: Screen) -> [String] {
    guard let index = group.first else { return [] }
    let finding = evidence.findings[index]
    let whole =
      finding.start == finding.end
      ? says("весь текст", "the whole text")
      : says("знаки ", "characters ") + "\(finding.start)–\(finding.end)"
    let place = match(finding).map { "«\(screen.paint.strong($0))»" } ?? whole
    let readings = words?.readings ?? []
    let isRead = !finding.disguise.isEmpty && readings.indices.contains(index)
    let reading = isRead ? readings[index].inOneLine : ""
    var lines = [
      "  \(place)" + (isRead ? says(" читается «\(reading)»", " reads «\(reading)»") : "")
    ]
    let how = finding.disguise.map(disguiseInWords).joined(separator: ", ")
    if !how.isEmpty { lines.append(screen.paragraph([(how, false)], indent: 6)) }
    let ground = [finding.clause, finding.law].filter { !$0.isEmpty }.joined(separator: "; ")
    let rules = group.map { evidence.findings[$0].rule }.joined(separator: ", ")
    let told = ground.isEmpty ? rules : "\(ground) — \(rules)"
    lines.append(screen.paint.faint(screen.paragraph([(told, false)], indent: 6)))
    return lines
  }

  private func course(_ screen: Screen) -> [String] {
    let told = history.compactMap { event -> String? in
      guard let words = event.kind.course else { return nil }
      return screen.paragraph(
        [("\(time(event.header.at))  \(actorInWords(event.header.actor)): \(words)", false)],
        indent: 2
      )
    }
    return told.isEmpty ? [] : [says("Ход дела:", "So far:")] + told
  }
}

/// What is said of a case whose removal an edit has overtaken.
var overtakenInWords: String {
  says("удаление отложено: автор изменил комментарий", "removal held back: the author has edited")
}

extension Event.Kind {
  /// What a moderator wants to know of what happened to a case; nil for what the view shows anyway.
  fileprivate var course: String? {
    switch self {
    case .commentEdited: says("автор изменил комментарий", "the author edited the comment")
    case .verdictGiven(let it): "\(it.told) — \(it.reason.inOneLine)"
    case .caseReopened(let it):
      says("дело открыто заново", "reopened") + " — \(it.reason.inOneLine)"
    case .verdictUndone(let it):
      says("решение отменено", "verdict taken back") + " — \(it.reason.inOneLine)"
    case .noteAdded(let it): says("заметка", "note") + " — \(it.text.inOneLine)"
    case .networkReported(let it): says(it.what.title, it.what.rawValue)
    default: nil
    }
  }
}
