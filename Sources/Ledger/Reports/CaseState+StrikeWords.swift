public import Rules

extension CaseState {
  /// Whether the comment counts against its author, and why: what stands behind «нарушением автора» in a
  /// case file, and is an answer to the author, a superior, a judge.
  ///
  /// - Parameters:
  ///   - offset: The clocks that times are shown by.
  ///   - isForgotten: Whether it is too old to count by now.
  /// - Returns: A phrase that goes on behind «Нарушением автора».
  public func strikeInWords(_ offset: UTCOffset, isForgotten: Bool = false) -> Phrase {
    guard let strike, let source = strikeSource else { return noStrikeInWords }
    let verb = isForgotten ? (ru: "считался", en: "counted") : (ru: "считается", en: "counts")
    let counts = (
      ru: "\(verb.ru) (\(strike.category.title), вес \(strike.weight.words))",
      en: "\(verb.en) (\(strike.category.rawValue), weight \(strike.weight.value))"
    )
    switch source {
    case .engine:
      return Phrase(
        ru: "\(counts.ru): так пока решила только программа, решит модератор",
        en: "\(counts.en): so far only the program has decided, a moderator will"
      )
    case .verdict(let verdict):
      let by = told(verdict, offset)
      return Phrase(ru: "\(counts.ru): удалил \(by.ru)", en: "\(counts.en): removed by \(by.en)")
    case .earlierEdit(let verdict):
      let by = told(verdict, offset)
      return Phrase(
        ru: """
          \(counts.ru) за прежний текст: его удалил \(by.ru). Потом автор написал другое; решение о новом \
          тексте о прежнем ничего не говорит. Снять нарушение может модератор (approve --no-strike) или \
          обжалование
          """,
        en: """
          \(counts.en) for the earlier text, removed by \(by.en). The author has put other words since; a \
          verdict on those says nothing of the earlier ones. A moderator takes the strike back \
          (approve --no-strike), or an appeal does
          """
      )
    }
  }

  private func told(_ verdict: VerdictState, _ offset: UTCOffset) -> (ru: String, en: String) {
    let time = LocalTime(verdict.at, offset).words
    return ("\(actorTitle(verdict.moderator)), \(time)", "\(verdict.moderator), \(time)")
  }

  private var noStrikeInWords: Phrase {
    if forgivenBy != nil {
      return Phrase(
        ru: "не считается: снято по обжалованию",
        en: "does not count: an appeal was right"
      )
    }
    if let verdict = verdicts.last(where: { $0.forgives == true }) {
      return Phrase(
        ru: "не считается: \(actorTitle(verdict.moderator)) снял и нарушение за прежний текст",
        en: "does not count: \(verdict.moderator) took back the strike for the earlier text, too"
      )
    }
    switch verdict?.choice {
    case .remove:
      return Phrase(
        ru: "не считается: удалён без нарушения",
        en: "does not count: removed without a strike"
      )
    case .approve:
      return Phrase(ru: "не считается: признан законным", en: "does not count: found lawful")
    default: return Phrase(ru: "пока не считается", en: "does not count so far")
    }
  }
}
