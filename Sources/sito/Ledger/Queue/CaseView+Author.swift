import Ledger
import Rules

/// Who wrote the comment, and what follows for them.
extension CaseView {
  func authorText(_ screen: Screen) -> [String] {
    guard let author else { return [says("Автор не назван.", "The author is not named.")] }
    let name = words?.authorName.map { " «\($0.inOneLine)»" } ?? ""
    var lines = [
      says("Автор ", "Author ") + author.author.id.inOneLine + name
        + says(", на счету нарушений: ", ", strikes: ") + strikes.inWords
    ]
    if let removal = state.earlierRemoval {
      let by = actorInWords(removal.moderator)
      lines.append(
        "  "
          + says(
            "этот комментарий уже нарушение: прежний текст удалил \(by) (снять: approve --no-strike)",
            "this comment is a strike already: \(by) removed its earlier text (approve --no-strike)"
          )
      )
    }
    for other in others.prefix(5) {
      let verdict = other.verdict?.choice.inWords ?? says("не решено", "not decided")
      let what = other.categories.map(\.inWords).joined(separator: ", ")
      lines.append("  \(LocalTime(other.openedAt, offset).date)  \(what) — \(verdict)")
      lines.append(screen.paint.faint("      \(other.id)"))
    }
    if others.count > 5 {
      lines.append(
        "  " + says("и ещё дел: \(others.count - 5)", "and \(others.count - 5) more")
          + " (sito audit author \(author.author.key))"
      )
    }
    for restriction in restrictions where restriction.status != .proposed {
      let isUnfounded = unfounded.contains(restriction.id)
      lines.append("  " + restriction.line(at: now, offset, screen, isUnfounded: isUnfounded))
    }
    return lines
  }

  func policyText(_ screen: Screen) -> [String] {
    if isProtected {
      return [
        says(
          "По правилам: этого автора не ограничивают (он защищён)",
          "The policy: this author is never restricted (protected)"
        )
      ]
    }
    if let proposal {
      return proposed(proposal).map(screen.paint.strong) + [
        says("  подтвердить: ", "  to confirm: ")
          + "sito queue confirm \(proposal.id) --reason …"
      ]
    }
    let old = forgotten.sorted().map { id in
      says(
        "Предложение \(id) устарело: нарушения, на которых оно стоит, больше не считаются. Отклонить: sito queue reject \(id) --reason …",
        "The proposal \(id) is too old: its strikes count no more. To reject it: sito queue reject \(id) --reason …"
      )
    }
    guard state.isOpen, author != nil else { return old }
    guard let outlook else {
      return old + [
        says(
          "По правилам за удаление этого комментария мера автору не положена",
          "The policy proposes no measure if the comment is removed"
        )
      ]
    }
    return old + [
      says(
        "По правилам, если удалить: \(outlook.inWords) (restrict сделает и то и другое)",
        "The policy, if it is removed: \(outlook.inWords) (restrict does both)"
      )
    ]
  }
}

extension CaseView {
  /// What the policy proposes, and what moderators have chosen, each in a line of its own.
  private func proposed(_ restriction: RestrictionState) -> [String] {
    var lines: [String] = []
    let isByPolicy = restriction.rung != nil
    if isByPolicy {
      lines.append(
        says("По правилам предложено: ", "The policy proposes: ")
          + restriction.proposal.measure.inWords
      )
    }
    guard !isByPolicy || !restriction.confirmations.isEmpty else { return lines }
    let who = restriction.confirmations.map { actorInWords($0.moderator) }.joined(separator: ", ")
    let chosen =
      isByPolicy && restriction.measure == restriction.proposal.measure
      ? says(
        restriction.confirmations.count == 1 ? "Подтвердил " : "Подтвердили: ",
        "Confirmed by: "
      ) + who
      : says("Выбрал ", "Chosen by ")
        + (who.isEmpty ? actorInWords(restriction.proposedBy) : who)
        + ": \(restriction.measure.inWords)"
    let counts = (restriction.confirmations.count, restriction.confirmationsNeeded)
    lines.append(
      chosen + says(" — подтверждений \(counts.0) из \(counts.1)", " — \(counts.0) of \(counts.1)")
    )
    return lines
  }
}

extension RestrictionState {
  /// The rung of the ladder on which the policy proposed it; nil for what a moderator proposed.
  fileprivate var rung: Int? { proposal.rung }

  /// The restriction in a line: what, how it stands, until when.
  func line(
    at now: Milliseconds,
    _ offset: UTCOffset,
    _ screen: Screen,
    isUnfounded: Bool
  ) -> String {
    let status = status(at: now)
    var text = "\(id): \(measure.inWords)"
    text +=
      " — "
      + (supersededBy.map { says("заменено на \($0)", "superseded by \($0)") }
        ?? status.inWords)
    if status == .active, let endsAt {
      text += says(" до ", " until ") + LocalTime(endsAt, offset).words
    }
    if isUnderAppeal { text += says(", обжалуется", ", under appeal") }
    if isUnfounded, let told = unfoundedInWords(at: now) {
      text += ", " + screen.paint.warning(told)
    }
    return text
  }
}

extension Millionths {
  /// The number as people write it: up to two decimals.
  var inWords: String {
    let hundredths = (count + 5000) / 10_000
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(whole)\(says(",", "."))\(digits)"
  }
}
