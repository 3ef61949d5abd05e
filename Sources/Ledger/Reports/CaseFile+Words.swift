import Rules

/// The words that a case is about, and what was found in them.
extension CaseFile {
  /// One edit of the comment: its text with the findings marked, and each of them in a table.
  func words(of event: Event, _ evidence: Evidence, number: Int) -> HTML {
    let snapshot = snapshots[event.header.sequence]
    let live = evidence.findings.enumerated().filter { !$0.element.isShadow }
    let places = live.map { $0.element.start..<max($0.element.start, $0.element.end) }
    let quote: HTML
    if let snapshot {
      quote = "<blockquote>\(HTML(snapshot.text, marking: places))</blockquote>\n"
    } else {
      quote = "<blockquote class=\"erased\">\(erased(event))</blockquote>\n"
    }
    let links = snapshot?.links.map { "<p>Скрытые ссылки: \($0)</p>\n" as HTML } ?? ""
    let heading =
      number == 0
      ? "Комментарий"
      : "Комментарий после правки, поступил \(time(event.header.at)) (событие \(event.header.sequence))"
    return .section(
      heading,
      """
      \(quote)\(links)<p class="note">SHA-256 текста: <code>\(evidence.text.hexadecimal)</code></p>
      <h3>Что найдено</h3>
      \(findings(live, snapshot))\(scores(evidence))
      """
    )
  }

  private func erased(_ event: Event) -> HTML {
    guard let erasure = erasures[event.header.sequence], case .textErased(let body) = erasure.kind
    else { return "Текста в журнале нет." }
    return """
      Текст стёрт \(time(erasure.header.at)) (событие \(erasure.header.sequence)): \(body.reason.withoutFullStop). \
      Его контрольная сумма осталась: предъявленный текст можно сверить с ней.
      """
  }

  private func findings(
    _ findings: [(offset: Int, element: Evidence.Finding)],
    _ snapshot: Snapshot?
  ) -> HTML {
    let scalars = snapshot.map { Array($0.text.unicodeScalars) }
    let rows = findings.map { index, finding -> [HTML] in
      [
        match(finding, scalars), reading(finding, snapshot?.readings, index),
        "\(finding.category.title)<br><span class=\"faint\">\(finding.rule), вес \(finding.weight.words)</span>",
        "\([finding.clause, finding.law].filter { !$0.isEmpty }.joined(separator: "; "))",
      ]
    }
    return .table(
      ["Слова", "Как прочитано", "Что это, правило", "Пункт, закон"],
      rows,
      otherwise: "Правила ничего не нашли."
    )
  }

  /// The words of a finding; their place when the words were erased.
  private func match(_ finding: Evidence.Finding, _ scalars: [Unicode.Scalar]?) -> HTML {
    guard finding.end > finding.start else { return "весь текст" }
    guard let scalars else { return "знаки \(finding.start + 1)–\(finding.end)" }
    let place = (finding.start..<finding.end).clamped(to: 0..<scalars.count)
    return "<mark>\(HTML.visible(scalars[place]))</mark>"
  }

  /// How the words were read, when they were disguised.
  private func reading(_ finding: Evidence.Finding, _ readings: [String]?, _ index: Int) -> HTML {
    guard !finding.disguise.isEmpty else { return "как написано" }
    let how = finding.disguise.map(disguiseTitle).joined(separator: ", ")
    guard let readings, readings.indices.contains(index), !readings[index].isEmpty else {
      return "<span class=\"faint\">\(how)</span>"
    }
    return "«\(readings[index])»<br><span class=\"faint\">\(how)</span>"
  }

  /// The scores beside the thresholds that they were held against.
  private func scores(_ evidence: Evidence) -> HTML {
    let rows = Rules.Category.allCases.compactMap { category -> [HTML]? in
      guard let score = evidence.scores[category.rawValue] else { return nil }
      let limits = evidence.thresholds[category.rawValue]
      let words = { (limit: Millionths?) -> HTML in limit.map { "от \($0.words)" } ?? "никогда" }
      return ["\(category.title)", "\(score.words)", words(limits?.review), words(limits?.remove)]
    }
    guard !rows.isEmpty else { return "" }
    let guarded: HTML =
      evidence.isGuarded
      ? "<p>В комментарии есть обращение, поэтому программа не могла удалить его сама.</p>\n" : ""
    return """
      <h3>Баллы</h3>
      \(HTML.table(["За что", "Балл (0–1)", "Показать модератору", "Удалить"], rows, otherwise: ""))\(guarded)
      """
  }
}
