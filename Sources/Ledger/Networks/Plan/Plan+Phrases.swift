import Rules

extension Milliseconds {
  /// The time for people who read a plan, in Moscow's time.
  var planTime: String { "\(LocalTime(self).words) (\(UTCOffset.moscow.description))" }
}

/// What a plan says to people.
extension Phrase {
  static func tooLate(_ network: String, _ within: Milliseconds, end: Milliseconds) -> Phrase {
    Phrase(
      ru: """
        \(network) позволяет это только в течение \(TimeSpan.genitive(within)) после публикации, \
        срок прошёл \(end.planTime); попробуйте в самом приложении
        """,
      en: """
        \(network) allows this only for \(within / 3_600_000) h after publication, which ended at \
        \(end.utc); try in the network's own application
        """
    )
  }

  static func unknownAge(_ network: String, _ within: Milliseconds) -> Phrase {
    Phrase(
      ru: """
        когда написано, неизвестно, а \(network) позволяет это только в течение \
        \(TimeSpan.genitive(within)): не откладывайте
        """,
      en: """
        when it was written is not known, and \(network) allows this only for \
        \(within / 3_600_000) h: do not wait
        """
    )
  }

  static let overtaken = Phrase(
    ru: "удаление отложено: автор изменил комментарий после решения; решите дело заново",
    en: "the removal is held back: the author has changed the comment since; decide anew"
  )

  static func mayBeGone(_ removal: String) -> Phrase {
    Phrase(
      ru: """
        удалён ли комментарий, неизвестно: удаление было в плане, а результата нет. Посмотрите в сети и \
        запишите результат \(removal) (sito plan done): с "ok":true план вернёт комментарий, с "ok":false \
        возвращать нечего
        """,
      en: """
        nobody told whether the comment was deleted, which was planned. Look in the network and report \
        \(removal) (sito plan done): with "ok":true the plan restores the comment, with "ok":false nothing \
        is to be restored
        """
    )
  }

  static let saveWhatIsLeft = Phrase(
    ru: """
      ограничение уже поставлено, а сохранены ли сообщения, неизвестно: сохраните, что осталось, и отметьте; \
      если ничего не осталось, отметьте с "ok":false
      """,
    en: """
      the author is restricted already, and nobody told whether the messages were saved: save what is left \
      and report it; when nothing is, report it with "ok":false
      """
  )

  static func failedBefore(_ answer: String) -> Phrase {
    answer.isEmpty
      ? Phrase(ru: "в прошлый раз не удалось", en: "it failed the last time")
      : Phrase(
        ru: "в прошлый раз не удалось, ответ сети: \(answer)",
        en: "it failed the last time, the network's answer: \(answer)"
      )
  }

  static func unfounded(_ id: RestrictionID) -> Phrase {
    Phrase(
      ru: """
        основание отпало: нарушения, за которые введено ограничение, отменены. Снимите его \
        (sito audit lift \(id)) или решите дело заново (sito queue reopen, потом remove)
        """,
      en: """
        the ground is gone: the violations behind the restriction were taken back. Lift it \
        (sito audit lift \(id)) or decide the case anew (sito queue reopen, then remove)
        """
    )
  }

  static func covers(_ shorter: [RestrictionID]) -> Phrase {
    let names = shorter.map(\.description).joined(separator: ", ")
    return Phrase(
      ru: "заодно исполняет \(names): сеть хранит одно ограничение автора, действует самое долгое",
      en: "carries out \(names), too: the network keeps one restriction of an author, the longest"
    )
  }

  static func termIsOver(_ until: Milliseconds) -> Phrase {
    Phrase(
      ru: "срок кончился \(until.planTime), а в сети ограничения так и не было; делать нечего",
      en:
        "the term ended at \(until.utc) before anybody restricted the author; nothing is left to do"
    )
  }

  static func mayStand(_ until: Milliseconds) -> Phrase {
    Phrase(
      ru: """
        срок кончился \(until.planTime), а поставлено ли ограничение, неизвестно: посмотрите в сети, \
        снимите, если оно там есть, и запишите результат (sito plan done)
        """,
      en: """
        the term ended at \(until.utc), and nobody told whether the restriction was set: look in the \
        network, lift it if it is there, and report that (sito plan done)
        """
    )
  }

  static let perhapsNothing = Phrase(
    ru:
      "поставлено ли ограничение, неизвестно: результата нет. Если в сети его нет, снимать нечего",
    en:
      "nobody told whether the restriction was set; if the network has none, nothing is to be lifted"
  )

  static func termTooShort(_ network: String, _ least: Milliseconds) -> Phrase {
    Phrase(
      ru: """
        до конца срока меньше \(TimeSpan.genitive(least)): \(network) сделал бы такое ограничение \
        вечным, поэтому его нет в плане
        """,
      en: """
        less than \(least / 1000) s are left: \(network) would restrict for ever, so this is not \
        planned
        """
    )
  }

  static func termTooLong(_ network: String, _ most: Milliseconds) -> Phrase {
    Phrase(
      ru: """
        срок больше \(TimeSpan.genitive(most)): \(network) сделал бы такое ограничение вечным; \
        выберите срок короче или бессрочное ограничение
        """,
      en: """
        the term is longer than \(most / 86_400_000) d: \(network) would restrict for ever; choose a \
        shorter term or an indefinite restriction
        """
    )
  }

  static func noTerms(_ until: Milliseconds) -> Phrase {
    Phrase(
      ru: "сеть не знает сроков: снять надо самим \(until.planTime), это отдельное действие ниже",
      en:
        "the network knows no terms: it has to be lifted at \(until.utc), which is a step of its own"
    )
  }

  static func saveMessages(_ network: String) -> Phrase {
    Phrase(
      ru: """
        сохраните сообщения автора на этой странице (выгрузка или снимки экрана): \(network) сотрёт \
        их вместе с ограничением
        """,
      en: """
        save the author's messages on this page (an export or screenshots): \(network) will erase \
        them together with the restriction
        """
    )
  }

  static func byHand(_ deed: Network.Deed, _ network: String, _ manual: String) -> Phrase {
    guard manual.isEmpty else { return Phrase(ru: manual, en: "by hand: \(manual)") }
    let (russian, english) =
      switch deed.kind {
      case .delete: ("удалите комментарий", "delete the comment")
      case .restore: ("верните комментарий", "restore the comment")
      case .ban, .evidence: ("ограничьте автора", "restrict the author")
      case .warn:
        (
          "сообщите автору о предупреждении (сообщением или ответом от имени страницы)",
          "tell the author of the warning (by a message or an answer of the page)"
        )
      case .lift: ("снимите ограничение с автора", "lift the author's restriction")
      }
    return Phrase(
      ru: "\(russian) вручную, в самой сети (\(network))",
      en: "\(english) by hand, in the network itself (\(network))"
    )
  }

  /// What is told of a comment that was fed without the network it comes from.
  static func noNetwork(hasPage: Bool) -> Phrase {
    hasPage
      ? Phrase(
        ru: "при подаче не назвали сеть, и где это исполнять, неизвестно: называйте её (--network)",
        en: "the network was not named at feeding, so nobody knows where: name it (--network)"
      )
      : Phrase(
        ru: """
          при подаче не назвали ни сеть, ни страницу, и где это исполнять, неизвестно: называйте \
          их (--network, --page)
          """,
        en: """
          neither network nor page were named at feeding, so nobody knows where: name them \
          (--network, --page)
          """
      )
  }

  static let noPage = Phrase(
    ru: "при подаче не назвали страницу, и где это исполнять, неизвестно: называйте её (--page)",
    en: "the page was not named at feeding, so nobody knows where: name it (--page)"
  )

  static func missing(_ field: Way.Field) -> Phrase {
    let (russian, english): (String, String)
    switch field {
    case .page, .group, .chat: return .noPage
    case .post: (russian, english) = ("id записи", "the post's id")
    case .comment: (russian, english) = ("id комментария", "the comment's id")
    case .author, .authorChat: (russian, english) = ("id автора", "the author's id")
    case .until: (russian, english) = ("окончания срока", "the end of the term")
    case .reason: (russian, english) = ("кода причины", "a code of the reason")
    case .notice: (russian, english) = ("текста для автора", "a text for the author")
    }
    return Phrase(
      ru: "в журнале нет \(russian), а методу он нужен: сделайте это вручную",
      en: "the ledger does not have \(english), which the method needs: do it by hand"
    )
  }
}

extension TimeSpan {
  /// The length behind «в течение» and «меньше»: `48 часов`, `30 секунд`, `1 часа`.
  static func genitive(_ length: Milliseconds) -> String {
    if length % 86_400_000 == 0, length > 2 * 86_400_000 {
      return counted(length / 86_400_000, "дня", "дней", "дней")
    }
    if length % 3_600_000 == 0 { return counted(length / 3_600_000, "часа", "часов", "часов") }
    if length % 60_000 == 0 { return counted(length / 60_000, "минуты", "минут", "минут") }
    return counted(length / 1000, "секунды", "секунд", "секунд")
  }
}
