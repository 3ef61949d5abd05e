public import Rules

/// A case file for a terminal: the same facts, shorter.
extension CaseFile {
  /// The case in some lines, with a line feed at the end.
  public func text(in language: Language) -> String {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    var lines = ["\(says("Дело", "Case")) \(state.id)"] + heading(in: language) + [""]
    for (event, evidence) in edits {
      let found = snapshots[event.header.sequence]?.text
      lines.append(found.map(\.withHiddenShown) ?? says("(текст стёрт)", "(the text was erased)"))
      lines.append("SHA-256 \(evidence.text.hexadecimal)")
      let decision = says(actionTitle(evidence.action), evidence.action)
      let reason = evidence.reason.inOneLine
      lines.append(
        "\(says("Программа", "The program")): \(decision)\(reason.isEmpty ? "" : " — \(reason)")"
      )
      lines.append(contentsOf: evidence.findings.map(describe))
    }
    lines.append("")
    if state.author != nil {
      let counts = state.strikeInWords(offset).text(in: language)
      lines.append(says("Нарушением автора ", "As a strike of its author it ") + counts)
    }
    for restriction in restrictions {
      lines.append(
        """
        \(restriction.id): \(restriction.measure.title), \(restriction.title(at: madeAt))\
        \(when(restriction, in: language))\(remarks(restriction))
        """
      )
    }
    for event in events {
      let (what, detail) = inWords(event)
      let more = detail.isEmpty ? "" : ": \(detail.inOneLine)"
      lines.append(
        "\(event.header.sequence)  \(time(event.header.at))  \(actorTitle(event.header.actor))  \(what)\(more)"
      )
    }
    lines.append("")
    lines.append(
      "\(says("конец цепочки", "head of the chain")) \(head.sequence) \(head.digest.hexadecimal)"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  /// Who wrote the comment, when, and where it stands, as far as the ledger knows.
  private func heading(in language: Language) -> [String] {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    let last = edits.last
    var lines: [String] = []
    if let author = state.author {
      let name = last.flatMap { snapshots[$0.event.header.sequence]?.authorName }
      lines.append(
        "\(says("Автор", "Author")) \(author.id.inOneLine)"
          + (name.map { " «\($0.inOneLine)»" } ?? "")
      )
    }
    if let written = last?.evidence.createdAt {
      let when = Timestamp.read(written).map(time) ?? written.inOneLine
      lines.append("\(says("Написан", "Written")) \(when)")
    }
    if let link = last?.evidence.permalink { lines.append(link.inOneLine) }
    return lines
  }

  /// Until when a restriction holds, or when it ended, behind a space; empty when no time belongs there.
  private func when(
    _ restriction: RestrictionState,
    in language: Language
  ) -> String {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    let until = { (end: Milliseconds) in says("до \(time(end))", "until \(time(end))") }
    switch restriction.status(at: madeAt) {
    case .active: return restriction.endsAt.map { " " + until($0) } ?? ""
    case .expired: return restriction.endsAt.map { " \(time($0))" } ?? ""
    case .lifted, .overturned:
      let term = restriction.endsAt.map { says(" (срок был ", " (its term was ") + until($0) + ")" }
      return (restriction.closedAt.map { " \(time($0))" } ?? "") + (term ?? "")
    case .proposed, .issued, .rejected, .superseded: return ""
    }
  }

  private func describe(_ finding: Evidence.Finding) -> String {
    let grounds = [finding.clause, finding.law].filter { !$0.isEmpty }.joined(separator: "; ")
    let how = finding.disguise.map(disguiseTitle).joined(separator: ", ")
    return "  \(finding.start)–\(finding.end) \(finding.rule)"
      + [grounds, how].filter { !$0.isEmpty }.map { " (\($0))" }.joined()
  }
}
