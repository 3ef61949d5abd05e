public import Rules

/// A plan as people read it.
extension Plan {
  /// The plan as a numbered list, without a line feed at its end.
  public func text(rules: NetworkRules, in language: Language) -> String {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    guard !steps.isEmpty || !refusals.isEmpty else {
      return says(
        "Делать нечего: всё решённое выполнено.",
        "Nothing to do: all that was decided is done."
      )
    }
    var lines: [String] = []
    for (number, step) in steps.enumerated() {
      // Networks choose ids, and a terminal would obey what hides in them.
      lines += describe(step, number + 1, rules, language).map(\.inOneLine)
    }
    if !refusals.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines.append(says("Выполнить нельзя:", "Cannot be done:"))
      for refusal in refusals {
        let about = refusal.restriction?.description ?? refusal.caseID?.description ?? refusal.id
        let network =
          refusal.network.isEmpty
          ? says("сеть не названа", "no network") : rules[refusal.network].title
        lines.append(
          "  \(refusal.kind.heading.text(in: language)), \(network.inOneLine): \(about.inOneLine)"
        )
        lines.append("     \(refusal.reason.text(in: language).inOneLine)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func describe(
    _ step: PlanStep,
    _ number: Int,
    _ rules: NetworkRules,
    _ language: Language
  ) -> [String] {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    let time = { (time: Milliseconds) in says(time.planTime, time.utc) }
    let action = step.action
    let about = action.restriction?.description ?? action.caseID?.description ?? ""
    let urgent = step.isUrgent ? says(", срочно", ", urgent") : ""
    var lines = [
      "\(number). \(step.kind.heading.text(in: language)), \(rules[action.network].title): \(about)\(urgent)"
    ]
    let parameters = action.parameters.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    if let instruction = step.instruction {
      lines += instruction.text(in: language).split(separator: "\n").map { "   \($0)" }
      if !parameters.isEmpty { lines.append("   \(parameters)") }
    } else {
      lines.append("   \(action.method): \(parameters)")
    }
    if !step.access.isEmpty { lines.append("   \(says("доступ", "access")): \(step.access)") }
    if let date = step.action.notBefore {
      lines.append("   \(says("не раньше", "not before")) \(time(date))")
    }
    if let date = action.deadline {
      lines.append("   \(says("не позже", "not after")) \(time(date))")
    }
    if !step.after.isEmpty {
      lines.append("   \(says("после", "after")) \(step.after.joined(separator: ", "))")
    }
    lines += step.notes.map { "   \($0.text(in: language))" }
    lines.append("   \(says("отметить", "report as")): \(action.id)")
    return lines
  }
}

extension PlanStep.Kind {
  /// What people call it.
  fileprivate var heading: Phrase {
    switch self {
    case .restore: Phrase(ru: "Вернуть комментарий", en: "Restore a comment")
    case .delete: Phrase(ru: "Удалить комментарий", en: "Delete a comment")
    case .warn: Phrase(ru: "Сообщить автору о предупреждении", en: "Tell an author of a warning")
    case .evidence: Phrase(ru: "Сохранить доказательства", en: "Save evidence")
    case .ban: Phrase(ru: "Ограничить автора", en: "Restrict an author")
    case .lift: Phrase(ru: "Снять ограничение", en: "Lift a restriction")
    }
  }
}
