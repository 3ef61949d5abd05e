/// A monthly report as a page that can be published as it is.
extension MonthlyReport {
  /// The document; the same report gives the same bytes.
  public var html: HTML {
    .page(
      title: "Модерация комментариев: \(month.words)",
      """
      <header>
      <h1>Модерация комментариев</h1>
      <p>Отчёт за \(month.words)\(pageName), время по \(offset.description)</p>
      \(untilText)</header>
      <div class="figures">
      \(figure(removed.total, "комментариев удалено модераторами"))\(figure(left, "отмеченных комментариев оставлено"))\
      \(figure(measures.total, "предупреждений и ограничений"))\(figure(appeals.total, "обжалований рассмотрено"))\
      </div>
      \(HTML.section("Комментарии, удалённые модераторами, по пунктам правил", rows(removed, "Основание", "Комментариев")))\
      \(HTML.section("Удалённые программой, без решения модератора", automaticText))\
      \(HTML.section("Предупреждения и ограничения по мере и сроку", rows(measures, "Мера", "Случаев")))\
      \(HTML.section("Они же по пунктам правил", rows(clauses, "Основание", "Случаев")))\
      \(HTML.section("Обжалование ограничений", rows(appeals, "Решение", "Случаев") + openAppealsNote))\
      \(HTML.section("Обращения граждан", complaintsText))\
      <footer>\(footnote)</footer>
      """
    )
  }

  /// What the program alone had deleted; on most pages it deletes nothing, and seven zeros say less.
  private var automaticText: HTML {
    automatic.total == 0
      ? "<p>Все удаления решил модератор.</p>\n" : rows(automatic, "Основание", "Комментариев")
  }

  private var untilText: HTML {
    until.map { time in
      "<p><b>Месяц ещё не кончился:</b> посчитано по \(LocalTime(time, offset).words), числа изменятся.</p>\n"
    } ?? ""
  }

  private var pageName: HTML { page.map { ", страница \($0)" } ?? "" }

  private func figure(_ count: Int?, _ what: String) -> HTML {
    "<div><b>\(count.map { "\($0)" } ?? Self.few)</b><span>\(what)</span></div>\n"
  }

  /// How a single hidden count is written.
  private static let few = "менее \(PublishedTable.limit)"

  /// How a hidden row is written: it need not be small, it may only give a small one away.
  private static let hidden: HTML = "<span title=\"число скрыто\">•</span>"

  private func rows(_ table: PublishedTable, _ what: String, _ unit: String) -> HTML {
    let most = max(1, table.rows.compactMap(\.count).max() ?? 1)
    let body = table.rows.map { row -> HTML in
      let width = (row.count ?? 0) * 100 / most
      let bar: HTML = width > 0 ? "<i style=\"width:\(width)%\"></i>" : ""
      return """
        <tr><td>\(row.title)</td><td class="bar">\(bar)</td>\
        <td class="number">\(row.count.map { "\($0)" as HTML } ?? Self.hidden)</td></tr>

        """
    }
    return """
      <table>
      <thead><tr><th scope="col">\(what)</th><th class="bar"></th><th scope="col" class="number">\(unit)</th></tr></thead>
      <tbody>
      \(body)<tr class="total"><td>всего</td><td class="bar"></td>\
      <td class="number">\(table.total.map { "\($0)" } ?? Self.few)</td></tr>
      </tbody>
      </table>

      """
  }

  private var openAppealsNote: HTML {
    "<p>На конец месяца ещё рассматривались: \(openAppeals.map { "\($0)" } ?? Self.few).</p>\n"
  }

  private var complaintsText: HTML {
    let none: HTML =
      complaintsAutomatic == 0 ? " Сама программа не удалила ни одного комментария с жалобой." : ""
    let rule: HTML = """
      <p>Жалобу, вопрос или сообщение о беде программа не удаляет за оскорбление, рекламу или грубость: решает человек.\(none)</p>

      """
    guard let total = complaints.total else {
      return
        "\(rule)<p>Сколько комментариев с жалобой рассмотрено и удалено, скрыто: числа малы.</p>\n"
    }
    guard let share = complaintShare, let removed = complaints.rows.first?.count else {
      return "\(rule)<p>Отмеченных комментариев с жалобой не было.</p>\n"
    }
    return """
      \(rule)<p>Рассмотрено комментариев, в которых есть жалоба: <b>\(total)</b>, из них удалено <b>\(removed)</b> \
      (\(Millionths(share * 100).words) %).</p>

      """
  }

  private var footnote: HTML {
    """
    Числа меньше \(PublishedTable.limit) не публикуются, чтобы по ним нельзя было узнать человека. Знак • стоит там, где число \
    меньше \(PublishedTable.limit) или позволило бы вычислить такое; ноль показывается. Персональных данных в отчёте нет. \
    Ограничение можно обжаловать; решает тогда не тот, кто ограничил.
    """
  }
}

extension HTML {
  static func + (a: HTML, b: HTML) -> HTML { HTML([a, b]) }
}
