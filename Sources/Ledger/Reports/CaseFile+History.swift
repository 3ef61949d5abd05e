import Rules

/// How a case went, and where its events stand in the chain.
extension CaseFile {
  /// Every event in words.
  var history: HTML {
    let rows = events.map { event -> [HTML] in
      let (what, detail) = inWords(event)
      return [
        "\(event.header.sequence)", moment(event.header.at),
        "\(actorTitle(event.header.actor))",
        detail.isEmpty ? "\(what)" : "\(what)<br><span class=\"faint\">\(detail)</span>",
      ]
    }
    return .section(
      "Ход дела",
      .table(["№", "Когда", "Кто", "Что"], rows, otherwise: "Событий нет.")
    )
  }

  /// The digests by which anybody can see that nothing was rewritten.
  var chain: HTML {
    let rows = events.map { event -> [HTML] in
      [
        "\(event.header.sequence)",
        """
        <code>\(event.header.digest.hexadecimal)</code><br>\
        <code class="faint">\(event.header.previous.hexadecimal)</code>
        """,
      ]
    }
    return .section(
      "Цепочка записей",
      """
      <p class="note">Контрольная сумма SHA-256 каждого события охватывает сумму предыдущего: изменить старую запись, не изменив \
      всех следующих, нельзя. Последнее событие журнала — № \(head.sequence), его сумма \
      <code>\(head.digest.hexadecimal)</code>.</p>
      \(HTML.table(["№", "Сумма события; под ней — сумма предыдущего"], rows, otherwise: "Событий нет."))
      """
    )
  }
}

extension CaseFile {
  /// What happened, and a detail of it, which may be empty.
  ///
  /// Earlier versions recorded the end of a warning, which has no term that could be over.
  func inWords(_ event: Event) -> (what: String, detail: String) {
    if case .restrictionExpired(let expiry) = event.kind,
      restrictions.contains(where: { $0.id == expiry.restriction && $0.measure == .warning })
    {
      return ("предупреждение вынесено, срока у него нет", "")
    }
    if case .actionExecuted(let result) = event.kind {
      let said = result.told(by: snapshots[event.header.sequence])
      return (event.kind.inWords.what, said.isEmpty ? result.id : "\(result.id), ответ: \(said)")
    }
    // Of several texts a judge has to know which one was judged.
    if case .verdictGiven(let verdict) = event.kind, edits.count > 1, let text = verdict.evidence {
      let (what, detail) = event.kind.inWords
      return ("\(what) — о тексте из события \(text)", detail)
    }
    return event.kind.inWords
  }
}

extension Event.Kind {
  /// What happened, and a detail of it, which may be empty.
  var inWords: (what: String, detail: String) {
    switch self {
    case .caseOpened(let evidence): ("дело открыто", evidence.reason)
    case .commentEdited(let evidence): ("автор изменил комментарий", evidence.reason)
    case .caseClaimed: ("дело взято в работу", "")
    case .caseReleased: ("дело отдано обратно", "")
    case .verdictGiven(let verdict):
      (
        "решение: \(verdict.choice.title)"
          + (verdict.forgives == true ? ", нарушение за прежний текст снято" : ""),
        verdict.reason
      )
    case .noteAdded(let note): ("заметка", note.text)
    case .verdictUndone(let undo): ("решение отменено", undo.reason)
    case .caseReopened(let reopening): ("дело открыто заново", reopening.reason)
    case .restrictionProposed(let proposal):
      ("предложено: \(proposal.measure.title)", proposal.reason)
    case .restrictionConfirmed(let confirmation):
      ("подтверждено: \(confirmation.measure.title)", confirmation.reason)
    case .restrictionRejected(let rejection):
      (
        rejection.supersededBy.map { "предложение заменено на \($0)" } ?? "ограничение отклонено",
        rejection.reason
      )
    case .restrictionLifted(let lift): ("ограничение снято досрочно", lift.reason)
    case .restrictionExpired: ("срок ограничения истёк", "")
    case .actionPlanned(let action): ("запланировано действие в сети", action.id)
    case .actionExecuted(let action):
      (
        action.isDone ? "действие в сети выполнено" : "действие в сети не удалось",
        action.id
      )
    case .appealOpened: ("ограничение обжаловано", "")
    case .appealDecided(let decision):
      ("решение по обжалованию: \(decision.outcome.title)", decision.reason)
    case .networkReported(let report): (report.what.title, "")
    case .policyAdopted(let policy): ("принят пакет правил", policy.rulesVersion)
    case .textErased(let erasure): ("тексты стёрты", erasure.reason)
    }
  }
}
