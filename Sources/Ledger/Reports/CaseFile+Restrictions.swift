import Rules

/// The restrictions that rest on a case, their appeals, and what the network answered.
extension CaseFile {
  /// One restriction: from its proposal to its end.
  func section(_ restriction: RestrictionState) -> HTML {
    let proposal = restriction.proposal
    let basis = restriction.basis
    let reason = basis.category.map { _ in basis.reason } ?? ""
    // The policy's words for a category mostly have the clause already.
    let clause = reason.contains(basis.clause) ? "" : basis.clause
    let grounds = [reason, clause, basis.law].filter { !$0.isEmpty }.joined(separator: "; ")
    return .section(
      "Ограничение \(restriction.id)",
      HTML([
        .facts([
          ("Мера", "\(restriction.measure.title)"),
          ("Состояние", "\(status(restriction))"),
          (
            restriction.measure == .warning ? "Когда" : "Начало",
            restriction.startsAt.map { "\(time($0))" }
          ),
          (
            "Окончание",
            restriction.measure == .warning
              ? nil
              : restriction.startsAt.map { _ in "\(restriction.endsAt.map(time) ?? "без срока")" }
          ),
          (
            "Предложено",
            """
            \(time(restriction.proposedAt)), \
            \(actorTitle(restriction.proposedBy)): \(proposal.measure.title), \(proposal.reason)
            """
          ),
          ("Основание", grounds.isEmpty ? nil : "\(grounds)"),
          ("Дела", "\(proposal.cases.map(\.description).joined(separator: ", "))"),
          ("Учтено нарушений", "\(proposal.strikes.words)"),
          ("Нужно подтверждений", "\(restriction.confirmationsNeeded)"),
          ("Подтвердили", confirmations(restriction)),
          (
            "Закрыто",
            restriction.closedAt.map { at in
              """
              \(time(at)), \(restriction.closedBy.map(actorTitle) ?? "")\
              \(restriction.closingReason.map { ": \($0)" } ?? "")
              """
            }
          ),
        ]),
        appeals(restriction),
      ])
    )
  }

  /// What has become of a restriction, and what else is to be known of it.
  private func status(_ restriction: RestrictionState) -> String {
    restriction.title(at: madeAt) + remarks(restriction)
  }

  /// What else is to be known of how a restriction stands, behind a comma; empty for nothing.
  func remarks(_ restriction: RestrictionState) -> String {
    let appealed = restriction.isUnderAppeal ? ", обжалуется" : ""
    let isUnfounded =
      unfounded.contains(restriction.id) && restriction.status(at: madeAt) != .expired
    return appealed + (isUnfounded ? ", основание отпало" : "")
  }

  private func confirmations(_ restriction: RestrictionState) -> HTML? {
    let given = restriction.confirmations.map { confirmation in
      "\(actorTitle(confirmation.moderator)), \(time(confirmation.at)): \(confirmation.reason)<br>"
        as HTML
    }
    let missing = restriction.confirmationsNeeded - restriction.confirmations.count
    guard restriction.status == .proposed, missing > 0 else {
      return given.isEmpty ? nil : HTML(given)
    }
    return
      "\(given)нужно ещё \(counted(Int64(missing), "подтверждение", "подтверждения", "подтверждений"))"
  }

  /// What the network answered, and whether its words were erased since; nil when it said nothing.
  private func told(_ action: ActionState, _ result: ExecutedAction) -> HTML? {
    let words = action.executedBy.flatMap { snapshots[$0] }
    let said = result.told(by: words)
    guard result.snapshot != nil, words == nil else { return said.isEmpty ? nil : "\(said)" }
    let digest = result.answerDigest?.hexadecimal ?? ""
    return "\(said) (слова стёрты; SHA-256 ответа <code>\(digest)</code>)"
  }

  /// What is said of an action of which nobody has told a result.
  private func unanswered(_ plan: PlannedAction) -> String {
    guard let restriction = restrictions.first(where: { $0.id == plan.restriction }) else {
      return "ещё не выполнено"
    }
    if plan.id.hasPrefix("warn:") {
      return restriction.status == .issued
        ? "ещё не выполнено" : "не требуется: предупреждение \(restriction.status.title)"
    }
    let isOver = restriction.status(at: madeAt) != .active
    return plan.id.hasPrefix("ban:") && isOver ? "результата нет" : "ещё не выполнено"
  }

  /// What was to be done in the network, and what it answered.
  var network: HTML {
    let rows = actions.map { action -> [HTML] in
      let plan = action.plan
      let parameters = plan.parameters.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
      let method: HTML =
        plan.method == PlannedAction.byHand ? "вручную" : "<code>\(plan.method)</code>"
      let result: HTML
      if let answer = action.result, let at = action.executedAt {
        result = """
          \(answer.isDone ? "выполнено" : "не выполнено")<br>\(moment(at))\
          \(told(action, answer).map { "<br><span class=\"faint\">ответ: \($0)</span>" as HTML } ?? "")
          """
      } else {
        result = "\(unanswered(plan))"
      }
      return [
        moment(action.plannedAt),
        "\(method)<br><span class=\"faint\">\(parameters)</span>", result,
      ]
    }
    return .section(
      "Действия в сети",
      .table(
        ["Запланировано", "Метод и параметры", "Ответ сети"],
        rows,
        otherwise: "В сети по этому делу ничего не делалось."
      )
    )
  }
}
