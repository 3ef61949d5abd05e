/// What all of the ledger's documents look like, on a screen and on paper.
extension HTML {
  /// A whole document: it loads nothing and runs nothing.
  static func page(title: String, _ body: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="ru">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="referrer" content="no-referrer">
    <title>\(title)</title>
    <style>\(style)</style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  /// A table of facts: names on the left, values on the right; facts without a value are left out.
  static func facts(_ facts: [(name: String, value: HTML?)]) -> HTML {
    let rows = facts.compactMap { name, value -> HTML? in
      value.map { "<tr><th scope=\"row\">\(name)</th><td>\($0)</td></tr>\n" }
    }
    return "<table class=\"facts\">\n\(rows)</table>\n"
  }

  /// A table with headings; nothing but a sentence when it has no rows.
  static func table(_ headings: [String], _ rows: [[HTML]], otherwise: String) -> HTML {
    guard !rows.isEmpty else { return "<p class=\"nothing\">\(otherwise)</p>\n" }
    let head = headings.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let body = rows.map { row -> HTML in
      "<tr>\(row.map { "<td>\($0)</td>" as HTML })</tr>\n"
    }
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)</tbody>\n</table>\n"
  }

  /// A part of a document with its heading.
  static func section(_ heading: String, _ body: HTML) -> HTML {
    "<section>\n<h2>\(heading)</h2>\n\(body)</section>\n"
  }

  private static let style: HTML = """

    :root { color-scheme: light; --ink: #1b1f24; --faint: #59636e; --line: #d0d7de; --soft: #f3f5f7; --mark: #ffe08a; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 28px 32px 48px; max-width: 860px; background: #fff; color: var(--ink);
      font: 15px/1.5 "PT Sans", "Liberation Sans", Arial, "Noto Sans", "DejaVu Sans", sans-serif; }
    header { border-bottom: 2px solid var(--ink); margin-bottom: 20px; padding-bottom: 12px; }
    h1 { font-size: 25px; line-height: 1.25; margin: 0 0 4px; overflow-wrap: anywhere; }
    h2 { font-size: 17px; margin: 28px 0 8px; break-after: avoid; }
    h3 { font-size: 15px; margin: 18px 0 6px; break-after: avoid; }
    p { margin: 6px 0; }
    header p, .nothing, .note, footer { color: var(--faint); }
    .note, footer { font-size: 13px; }
    footer { border-top: 1px solid var(--line); margin-top: 32px; padding-top: 10px; }
    table { border-collapse: collapse; width: 100%; margin: 6px 0 10px; }
    th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); }
    td, p { overflow-wrap: anywhere; }
    time, .nobreak { white-space: nowrap; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { font-size: 13px; font-weight: normal; color: var(--faint); border-bottom-color: var(--ink); }
    tr { break-inside: avoid; }
    .facts th { width: 30%; font-weight: normal; color: var(--faint); }
    blockquote { margin: 8px 0; padding: 12px 16px; background: var(--soft); border-left: 4px solid var(--line);
      white-space: pre-wrap; overflow-wrap: anywhere; overflow: clip; break-inside: avoid; }
    blockquote.erased { color: var(--faint); font-style: italic; }
    mark { background: var(--mark); color: inherit; padding: 0 2px; border-radius: 2px; }
    .hidden { font: 11px/1 "Liberation Mono", "DejaVu Sans Mono", monospace; border: 1px solid var(--faint);
      border-radius: 2px; padding: 0 2px; margin: 0 1px; }
    code { font: 12px/1.45 "Liberation Mono", "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
    .faint { color: var(--faint); }
    .verdict { font-size: 17px; margin: 10px 0 14px; padding: 10px 14px; background: var(--soft); border: 1px solid var(--line); }
    .number { width: 7.5em; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    td.number, th.number { padding-left: 16px; }
    .total td, .total th { font-weight: bold; border-bottom: 0; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(145px, 1fr)); gap: 12px; margin: 16px 0; }
    .figures div { border: 1px solid var(--line); padding: 10px 14px; break-inside: avoid; }
    .figures b { display: block; font-size: 26px; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .figures span { color: var(--faint); font-size: 13px; }
    @media (max-width: 520px) {
      body { padding: 16px 14px 32px; }
      th, td { padding-right: 8px; }
      time, .nobreak { white-space: normal; }
    }
    .bar { width: 38%; }
    .bar i { display: block; height: 11px; margin-top: 6px; background: #4f6f94; min-width: 2px; }
    @media print {
      @page { size: A4; margin: 16mm 15mm 18mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "Liberation Sans", Arial, sans-serif; } }
      body { padding: 0 1px; max-width: none; font-size: 10.5pt; }
      mark, blockquote, .verdict, .bar i { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      mark { outline: 1px solid #b08800; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
