public import Rules

/// A case file for a terminal: the same facts, shorter.
extension CaseFile {
  /// The case in some lines, with a line feed at the end.
  public func text(in language: Language) -> String {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    var lines = ["\(says("Дело", "Case")) \(state.id)", ""]
    for (event, evidence) in edits {
      let found = snapshots[event.header.sequence]?.text
      lines.append(found.map(\.withoutControls) ?? says("(текст стёрт)", "(the text was erased)"))
      lines.append("SHA-256 \(evidence.text.hexadecimal)")
      lines.append("\(evidence.action), \(evidence.reason)")
      lines.append(contentsOf: evidence.findings.map(describe))
    }
    lines.append("")
    if state.author != nil {
      let counts = state.strikeInWords(offset).text(in: language)
      lines.append(says("Нарушением автора ", "As a strike of its author it ") + counts)
    }
    for restriction in restrictions {
      let end = restriction.endsAt.map { says(" до \(time($0))", " until \(time($0))") } ?? ""
      lines.append(
        """
        \(restriction.id): \(restriction.measure.title), \(restriction.title(at: madeAt))\(end)\
        \(remarks(restriction))
        """
      )
    }
    for event in events {
      let (what, detail) = inWords(event)
      let more = detail.isEmpty ? "" : ": \(detail)"
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

  private func describe(_ finding: Evidence.Finding) -> String {
    let grounds = [finding.clause, finding.law].filter { !$0.isEmpty }.joined(separator: "; ")
    let how = finding.disguise.map(disguiseTitle).joined(separator: ", ")
    return "  \(finding.start)–\(finding.end) \(finding.rule)"
      + [grounds, how].filter { !$0.isEmpty }.map { " (\($0))" }.joined()
  }
}

extension String {
  /// The text with what could steer a terminal as U+FFFD.
  fileprivate var withoutControls: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar == "\n" || scalar.properties.generalCategory != .control ? scalar : "\u{FFFD}"
        }
      )
    )
  }
}
