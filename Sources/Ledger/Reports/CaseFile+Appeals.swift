import Rules

/// The appeals against the restrictions that rest on a case.
extension CaseFile {
  /// Every appeal against a restriction, in the author's words and with what came of it: whoever was told
  /// no may ask again.
  func appeals(_ restriction: RestrictionState) -> HTML {
    var told: [(opened: Event, appeal: Appeal, decision: (Event, AppealDecision)?)] = []
    for event in events {
      switch event.kind {
      case .appealOpened(let appeal) where appeal.restriction == restriction.id:
        told.append((event, appeal, nil))
      case .appealDecided(let decision) where decision.restriction == restriction.id:
        if !told.isEmpty { told[told.count - 1].decision = (event, decision) }
      default: break
      }
    }
    guard !told.isEmpty else { return "<p class=\"nothing\">Не обжаловалось.</p>\n" }
    return HTML(
      told.map { opened, appeal, decision in
        """
        <h3>Обжалование \(time(opened.header.at))</h3>
        \(quote(opened))\(outcome(of: appeal, decision))
        """
      }
    )
  }

  /// The author's words, or since when they are gone.
  private func quote(_ opened: Event) -> HTML {
    if let words = snapshots[opened.header.sequence]?.text {
      return "<blockquote>\(HTML(words, marking: []))</blockquote>\n"
    }
    let erased: HTML =
      erasures[opened.header.sequence].map { "Текст стёрт \(time($0.header.at))." }
      ?? "Текста в журнале нет."
    return "<blockquote class=\"erased\">\(erased)</blockquote>\n"
  }

  private func outcome(of appeal: Appeal, _ decision: (Event, AppealDecision)?) -> HTML {
    guard let (event, decision) = decision else {
      let until = appeal.deadline.map { " Ответить надо до \(time($0))." } ?? ""
      return "<p><b>Решения ещё нет.</b>\(until)</p>\n"
    }
    return """
      <p><b>Решение: \(decision.outcome.title).</b> Причина: \(decision.reason). \
      <span class="faint">Решил \(actorTitle(event.header.actor)), \(time(event.header.at)).</span></p>

      """
  }
}
