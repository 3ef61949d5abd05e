public import Rules

/// What a comparison says to people and to programs.
extension Reconciliation {
  /// The differences as a list, without a line feed at its end.
  public func text(of network: Network, in language: Language) -> String {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    var lines: [String] = []
    for kind in Kind.allCases {
      let found = differences.filter { $0.kind == kind }
      guard !found.isEmpty else { continue }
      lines.append("\(kind.heading.text(in: language)): \(found.count)")
      lines += found.map { "  " + describe($0, language) }
    }
    lines.append(
      says(
        "\(network.title): совпало \(agreeing), расхождений \(differences.count)",
        "\(network.title): \(agreeing) agree, \(differences.count) differ"
      )
    )
    if lapsed > 0 {
      lines.append(
        says(
          "сроки вышли и в журнале, и в сети, делать ничего не надо: \(lapsed)",
          "over both in the ledger and in the network, nothing is to be done: \(lapsed)"
        )
      )
    }
    if missing > 0 {
      lines.append(
        says(
          """
          список неполный: прочитано \(read) из \(read + missing). Запросите остальные части (следующий offset) и \
          назовите все файлы сразу
          """,
          """
          the list is incomplete: \(read) of \(read + missing) were read. Ask for the other parts (the next offset) and \
          name all files at once
          """
        )
      )
    }
    if unknown > 0 {
      lines.append(
        says(
          """
          о \(counted(Int64(unknown), "ограниченном авторе", "ограниченных авторах", "ограниченных авторах")) \
          список ничего не говорит: ограничены ли они в сети, неизвестно
          """,
          "the list is only a part and says nothing of \(unknown) restricted authors"
        )
      )
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ difference: Difference, _ language: Language) -> String {
    let says = { (ru: String, en: String) in language == .russian ? ru : en }
    let end = { (time: Milliseconds?) in
      time.map { time in
        let end = says("до \(time.planTime)", "until \(time.utc)")
        return time <= now ? end + says(" (уже прошло)", " (over)") : end
      } ?? says("бессрочно", "for ever")
    }
    let name = [difference.author, difference.restriction.map { "(\($0))" }].compactMap { $0 }
      .joined(separator: " ")
    switch difference.kind {
    case .bannedWithoutRecord, .lapsedWithoutRecord:
      var parts = [name, end(difference.ban?.until)]
      if let since = difference.ban?.since {
        parts.append(says("с \(since.planTime)", "since \(since.utc)"))
      }
      if let reason = difference.ban?.reason {
        parts.append(says("причина \(reason)", "reason \(reason)"))
      }
      if let administrator = difference.ban?.administrator {
        parts.append(says("поставил \(administrator)", "by \(administrator)"))
      }
      return parts.joined(separator: ", ")
    case .endedStillBanned:
      let over = difference.recordedUntil.map {
        says("кончилось \($0.planTime)", "over since \($0.utc)")
      }
      let network = says("в сети ", "in the network ") + end(difference.ban?.until)
      return [name, over, network].compactMap { $0 }.joined(separator: ", ")
    case .otherTerm:
      return says(
        "\(name): в журнале \(end(difference.recordedUntil)), в сети \(end(difference.ban?.until))",
        "\(name): the ledger has it \(end(difference.recordedUntil)), the network \(end(difference.ban?.until))"
      )
    case .otherReason:
      let codes = [difference.recordedReason, difference.ban?.reason].map {
        $0.map(String.init) ?? "—"
      }
      return says(
        "\(name): по журналу код \(codes[0]), в сети \(codes[1])",
        "\(name): by the ledger the code is \(codes[0]), the network has \(codes[1])"
      )
    case .recordedNotBanned:
      return "\(name), \(end(difference.recordedUntil))"
    }
  }

  /// The differences as JSON, with a line feed at its end.
  public func json() throws -> String {
    try CanonicalJSON.encode(
      Report(
        agreeing: agreeing,
        unknown: unknown,
        lapsed: lapsed,
        read: read,
        missing: missing,
        differences: differences.map { difference in
          Report.Line(
            kind: difference.kind,
            author: difference.author,
            restriction: difference.restriction,
            recordedUntil: difference.recordedUntil?.utc,
            recordedReason: difference.recordedReason,
            banned: difference.ban != nil,
            until: difference.ban?.until?.utc,
            since: difference.ban?.since?.utc,
            reason: difference.ban?.reason,
            administrator: difference.ban?.administrator
          )
        }
      )
    ) + "\n"
  }

  private struct Report: Encodable {
    var agreeing: Int
    var unknown: Int
    var lapsed: Int
    var read: Int
    var missing: Int
    var differences: [Line]

    struct Line: Encodable {
      var kind: Kind
      var author: String
      var restriction: RestrictionID?
      var recordedUntil: String?
      var recordedReason: Int?
      var banned: Bool
      var until: String?
      var since: String?
      var reason: Int?
      var administrator: String?

      enum CodingKeys: String, CodingKey {
        case kind, author, restriction, banned, until, since, reason, administrator
        case recordedUntil = "recorded_until"
        case recordedReason = "recorded_reason"
      }
    }
  }
}

extension Reconciliation.Kind {
  /// What people call it.
  fileprivate var heading: Phrase {
    switch self {
    case .bannedWithoutRecord:
      Phrase(ru: "Ограничены в сети, записи нет", en: "Banned without a record")
    case .lapsedWithoutRecord:
      Phrase(
        ru: "Были ограничены без записи, срок уже вышел",
        en: "Were banned without a record, and the term is over"
      )
    case .endedStillBanned:
      Phrase(ru: "Ограничение кончилось, в сети осталось", en: "Over, and still banned")
    case .otherTerm: Phrase(ru: "Другой срок", en: "Another term")
    case .otherReason: Phrase(ru: "Другая причина", en: "Another reason")
    case .recordedNotBanned:
      Phrase(ru: "Есть в журнале, в сети не ограничены", en: "Recorded, and not banned")
    }
  }
}
