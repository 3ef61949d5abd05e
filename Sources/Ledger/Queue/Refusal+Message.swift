public import Rules

extension Refusal {
  /// What is in the way and what to do, for people.
  public var message: Phrase {
    switch reason {
    case .noCase: Phrase(ru: "такого дела в журнале нет", en: "the ledger has no such case")
    case .noRestriction:
      Phrase(ru: "такого ограничения в журнале нет", en: "the ledger has no such restriction")
    case .held(let moderator):
      Phrase(
        ru: "дело сейчас у другого (\(actorTitle(moderator)))",
        en: "somebody else holds the case (\(moderator))"
      )
    case .notHeld: Phrase(ru: "вы этого дела не брали", en: "you do not hold the case")
    case .closed(let moderator):
      Phrase(
        ru: "дело уже решено (\(actorTitle(moderator)))",
        en: "the case was decided already (\(moderator))"
      )
    case .noVerdict: Phrase(ru: "отменять нечего", en: "there is no verdict to take back")
    case .edited:
      Phrase(
        ru: """
          автор изменил комментарий после того, как вы его видели: посмотрите ещё раз (claim, \
          show)
          """,
        en: "the author has changed the comment since you saw it: look again (claim, show)"
      )
    case .noEvent(let number):
      Phrase(
        ru: "у дела нет события \(number) с текстом комментария; номер — `event` в show --json",
        en: "the case has no event \(number) with a text; the number is `event` of show --json"
      )
    case .notYours(let moderator):
      Phrase(
        ru: """
          последнее решение не ваше (\(actorTitle(moderator))); чужое пересматривают так: sito \
          queue reopen
          """,
        en: "the last verdict is not yours (\(moderator)); another's is reopened: sito queue reopen"
      )
    case .guarded:
      Phrase(
        ru: "есть обращение — на него нужно ответить; назовите дело само, без --all",
        en: "it asks for an answer; name the case itself, without --all"
      )
    case .urgent:
      Phrase(
        ru: "дело срочное; назовите его само или добавьте к --all условие --urgent",
        en: "the case is urgent; name it itself, or add --urgent to --all"
      )
    case .escalated:
      Phrase(
        ru: "дело передано старшему; назовите его само или добавьте к --all условие --escalated",
        en: "the case was escalated; name it itself, or add --escalated to --all"
      )
    case .noAuthor:
      Phrase(
        ru: "сеть не сообщила, кто автор: ограничить некого",
        en: "the network did not say who the author is: there is nobody to restrict"
      )
    case .protected:
      Phrase(
        ru: "этого автора не ограничивают: он защищён правилами",
        en: "this author is never restricted: the policy protects them"
      )
    case .unpunished:
      Phrase(
        ru: """
          за это не наказывают: похоже на крик о помощи. Комментарий можно удалить (remove); если \
          в нём есть другое нарушение, назовите его: --reason insult
          """,
        en: """
          this is never punished: it may be a cry for help. The comment can be removed (remove); if \
          there is another violation in it, name that: --reason insult
          """
      )
    case .stale:
      Phrase(
        ru: """
          нарушения, на которых стоит предложение, устарели: отклоните его (sito queue reject)
          """,
        en: "the strikes behind the proposal are too old to count: reject it (sito queue reject)"
      )
    case .erased:
      Phrase(
        ru: "текст комментария стёрт по сроку хранения: проверить основание нельзя",
        en: "the text was erased when its term was over: nobody can check the ground"
      )
    case .endless:
      Phrase(
        ru: "автор уже ограничен без срока",
        en: "the author is restricted without end already"
      )
    case .confirmedByOther(let id, let measure, let moderator):
      Phrase(
        ru: """
          автора уже ограничивают за другой комментарий, \(actorTitle(moderator)) выбрал: \
          \(measure.title). Согласны — sito queue confirm \(id), нет — sito queue reject \(id); \
          удалить только комментарий — sito queue remove
          """,
        en: """
          the author is being restricted for another comment: \(moderator) chose \(measure). To \
          agree: sito queue confirm \(id), if not: sito queue reject \(id); to remove the comment \
          only: sito queue remove
          """
      )
    case .noMeasure:
      Phrase(
        ru: "по правилам мера сейчас не положена; если нужна, назовите её: --measure 3d",
        en: "the policy proposes no measure now; name one if it is needed: --measure 3d"
      )
    case .term(let network, let shortest, let longest):
      Phrase(
        ru: """
          \(network) понимает сроки от \(TimeSpan.genitive(shortest)) до \
          \(TimeSpan.genitive(longest)): назовите другую меру (--measure)
          """,
        en: """
          \(network) keeps terms from \(shortest / 1000) s to \(longest / 86_400_000) d: name \
          another measure (--measure)
          """
      )
    case .status(.issued):
      Phrase(
        ru: """
          предупреждение уже вынесено, срока у него нет, снимать нечего; если оно ошибочно, его \
          отменяют по обжалованию (sito audit appeal)
          """,
        en: """
          the warning was given and has no term, so there is nothing to end; an appeal can overturn \
          it (sito audit appeal)
          """
      )
    case .status(let status):
      Phrase(
        ru: "ограничение сейчас в другом состоянии: \(status.title)",
        en: "the restriction is in another state: \(status.rawValue)"
      )
    case .sameModerator:
      Phrase(
        ru: "вы уже подтвердили; теперь нужен другой модератор",
        en: "you have confirmed already; another moderator has to now"
      )
    case .ownAppeal:
      Phrase(
        ru: """
          обжалование решает другой модератор: это ограничение вводили вы или решали дело, на \
          котором оно держится
          """,
        en: "another moderator decides on the appeal: you decided on the restriction or on its case"
      )
    case .appealExists:
      Phrase(ru: "обжалование уже на рассмотрении", en: "an appeal waits already")
    case .noAppeal: Phrase(ru: "обжалования нет", en: "no appeal waits")
    case .noReason: Phrase(ru: "нужна причина: --reason", en: "a reason is needed: --reason")
    case .conflict(let name): Phrase(ru: "журнал не принял (\(name))", en: "not taken (\(name))")
    }
  }
}
