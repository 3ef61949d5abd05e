import Rules

/// A case file as one document that can be printed and needs nothing else.
extension CaseFile {
  /// The document; the same ledger and time give the same bytes.
  public var html: HTML {
    .page(
      title: "Дело \(state.id)",
      """
      <header>
      <h1>Дело \(state.id.description)</h1>
      <p>Составлено \(time(madeAt)) (\(offset.description)) по журналу Sito. Все времена в деле — по \(offset.description).</p>
      </header>
      \(verdict)\(summary)\(edits.enumerated().map { words(of: $1.event, $1.evidence, number: $0) })\
      \(grounds)\(earlier)\(restrictions.map(section))\(network)\(history)\(chain)\
      <footer>Документ содержит персональные данные. Он собран программой из записей журнала и ничего к ним не добавляет; \
      подлинность записей проверяет команда <code>sito audit verify</code>.</footer>
      """
    )
  }

  /// What was decided, in one sentence.
  private var verdict: HTML {
    let urgent = state.isUrgent ? " Дело срочное." : ""
    guard let verdict = state.verdict else {
      let proposal =
        state.action == "remove" ? "удалить комментарий" : "показать комментарий модератору"
      return """
        <p class="verdict"><b>Модератор ещё не решил.</b> Программа предложила \(proposal).\(urgent)</p>

        """
    }
    let choice = verdict.choice == .remove ? "удалить комментарий" : "оставить комментарий"
    return """
      <p class="verdict"><b>Решение: \(choice).</b> Причина: \(verdict.reason). \
      <span class="faint">Решил \(actorTitle(verdict.moderator)), \(time(verdict.at)).\(urgent)</span></p>

      """
  }

  private var summary: HTML {
    let evidence = edits.last?.evidence
    let shownName = edits.last.flatMap { snapshots[$0.event.header.sequence]?.authorName }
    var author: HTML?
    if let id = state.author?.id {
      let kind = evidence?.authorKind.map { " (\(kindTitle($0)))" } ?? ""
      author = "\(shownName.map { "\($0), " } ?? "")id \(id)\(kind)"
    }
    return .section(
      "О чём дело",
      .facts([
        ("Сеть", "\(networkTitle(state.comment.network))"),
        ("Страница", state.comment.page.map { "\($0)" }),
        ("Запись", state.comment.post.map { "\($0)" }),
        ("Комментарий", "\(state.comment.id)"),
        ("В ответ на", evidence?.replyTo.map { "комментарий \($0)" }),
        ("Адрес", evidence?.permalink.map { "\($0)" }),
        ("Автор", author),
        (
          "Написан",
          evidence?.createdAt.map { written in "\(Timestamp.read(written).map(time) ?? written)" }
        ),
        ("Дело открыто", "\(time(state.openedAt))"),
        ("Тот же текст", repeats(evidence).map { "\($0)" }),
        (
          "Это также",
          evidence.flatMap {
            $0.labels.isEmpty ? nil : "\($0.labels.map(\.title).joined(separator: ", "))"
          }
        ),
      ])
    )
  }

  /// How often the text had come, of which floods are told; nil for a text that came once.
  private func repeats(_ evidence: Evidence?) -> String? {
    guard let context = evidence?.context, context.copies > 1 else { return nil }
    let times = counted(Int64(context.copies), "раз", "раза", "раз")
    let authors = counted(Int64(context.copiers), "автора", "авторов", "авторов")
    return "пришёл \(times) от \(authors)"
  }

  /// What the decision rests on: clause, law, pack, program.
  private var grounds: HTML {
    guard let evidence = edits.last?.evidence else { return "" }
    let filled = { (text: String) -> HTML? in text.isEmpty ? nil : "\(text)" }
    let chosen = chosenGround(evidence)
    return .section(
      "Основание",
      .facts([
        (
          "Вид нарушения",
          (chosen.map(\.category) ?? evidence.categories.first).map { "\($0.title)" }
        ),
        ("Пункт правил страницы", filled(chosen?.clause ?? evidence.clause)),
        ("Закон", filled(chosen?.law ?? evidence.law)),
        (
          "Нарушением автора",
          state.author.map { _ in "\(state.strikeInWords(offset).russian)" }
        ),
        ("Редакция правил", filled(evidence.rulesVersion) ?? "в правилах не названа"),
        ("Чем проверено", "Sito \(evidence.engine), ICU \(evidence.icu)"),
        ("Пакет правил", "<code>\(evidence.pack.hexadecimal)</code>"),
      ])
    )
  }

  /// The violation that a moderator has found in the place of the program's; nil when it is the same.
  private func chosenGround(_ evidence: Evidence) -> Ground? {
    guard let verdict = state.verdict, verdict.choice == .remove else { return nil }
    if let ground = verdict.ground {
      // Of a clause that was named alone the program's category is told.
      let category = ground.category ?? evidence.categories.first
      return Ground(category: category, clause: ground.clause, law: ground.law)
    }
    guard let category = verdict.strike?.category, category != evidence.categories.first else {
      return nil
    }
    let named = restrictions.compactMap(\.ground).last { $0.category == category }
    return named ?? evidence.ground(of: category) ?? Ground(category: category)
  }

  /// What the author had written before, as far as it counted.
  private var earlier: HTML {
    guard state.author != nil, let evidence = edits.last?.evidence else { return "" }
    let rows = earlierCases.map { earlier -> [HTML] in
      let categories = earlier.strike.map { [$0.category] } ?? earlier.categories
      return [
        "\(earlier.id.description)", moment(earlier.openedAt),
        "\(categories.map(\.title).joined(separator: ", "))", "\(outcome(earlier))",
      ]
    }
    return .section(
      "Прежние нарушения автора",
      """
      <p>При решении учтено прежних нарушений: <b>\(evidence.priorStrikes.words)</b>. \
      Учитываются удаления, в том числе те, что пока решила только программа. Не учитываются отменённые и давние, \
      а также комментарии, которые программа лишь показала модератору, пока он не решил их удалить.</p>
      \(HTML.table(["Дело", "Открыто", "За что", "Решение"], rows, otherwise: "Учтённых нарушений до этого не было."))
      """
    )
  }

  /// Why an earlier comment counts, or what was decided on it since.
  private func outcome(_ earlier: CaseState) -> String {
    switch earlier.strikeSource {
    case .engine: "удалить (программа)"
    case .verdict: "удалить"
    case .earlierEdit: "удалить прежний текст"
    case nil: earlier.verdict.map { "\($0.choice.title), решено позже" } ?? "удалить (программа)"
    }
  }

  private func kindTitle(_ kind: String) -> String {
    switch kind {
    case "user": "пользователь"
    case "group", "channel", "chat", "supergroup": "сообщество"
    case "bot": "бот"
    default: kind
    }
  }
}
