public import Rules

/// What things are called in documents for people.
extension Rules.Category {
  /// The name in a document, such as «нецензурные выражения».
  public var title: String {
    switch self {
    case .profanity: "нецензурные выражения"
    case .insult: "оскорбления"
    case .spam: "спам-рассылки"
    case .unlawful: "нарушение законодательства"
    case .rude: "грубость"
    }
  }
}

extension Label {
  /// The name in a document.
  public var title: String {
    switch self {
    case .complaint: "жалоба"
    case .question: "вопрос"
    case .thanks: "благодарность"
    case .emergency: "сообщение о беде"
    }
  }
}

extension Measure {
  /// The name in a document, such as «ограничение на 7 дней».
  public var title: String {
    switch self {
    case .warning: "предупреждение"
    case .days(let count): "ограничение на \(counted(Int64(count), "день", "дня", "дней"))"
    case .indefinite: "ограничение без срока"
    }
  }
}

extension Verdict.Choice {
  /// What was decided, in words.
  public var title: String {
    switch self {
    case .approve: "оставить"
    case .remove: "удалить"
    case .skip: "пропустить"
    case .escalate: "передать старшему"
    }
  }
}

extension RestrictionState.Status {
  /// What has become of a restriction, in words.
  public var title: String {
    switch self {
    case .proposed: "предложено, не подтверждено"
    case .active: "действует"
    case .issued: "вынесено"
    case .rejected: "отклонено"
    case .superseded: "заменено другим предложением"
    case .lifted: "снято досрочно"
    case .expired: "срок истёк"
    case .overturned: "отменено по обжалованию"
    }
  }
}

extension RestrictionState {
  /// What has become of it by a time, in words, and what took its place if something did.
  public func title(at now: Milliseconds) -> String {
    supersededBy.map { "заменено на \($0)" } ?? status(at: now).title
  }
}

extension NetworkReport.What {
  /// What a network told, in words.
  public var title: String {
    switch self {
    case .userBlocked: "сеть сообщила: автор внесён в чёрный список"
    case .userUnblocked: "сеть сообщила: автор убран из чёрного списка"
    case .commentDeleted: "сеть сообщила: комментарий удалён"
    case .commentRestored: "сеть сообщила: комментарий возвращён"
    }
  }
}

extension AppealDecision.Outcome {
  /// What came of an appeal, in words.
  public var title: String {
    switch self {
    case .uphold: "ограничение оставлено в силе"
    case .overturn: "ограничение отменено"
    }
  }
}

/// What the program decided on a comment, in words; the code itself when it is unknown.
func actionTitle(_ action: String) -> String {
  let titles = ["allow": "оставить", "review": "показать модератору", "remove": "удалить"]
  return titles[action] ?? action
}

/// A disguise as people would describe it; the name itself when it is unknown.
func disguiseTitle(_ name: String) -> String {
  let titles = [
    "latin": "латинские буквы вместо русских", "greek": "греческие буквы вместо русских",
    "lookalike": "похожие буквы других алфавитов", "digit": "цифры вместо букв",
    "sign": "знаки вместо букв", "translit": "русское слово латиницей",
    "keyboard": "не та раскладка клавиатуры", "gaps": "буквы отделены друг от друга",
    "mask": "часть букв скрыта", "stretched": "растянутые буквы",
    "invisible": "невидимые знаки внутри слова", "marks": "надстрочные знаки или зачёркивание",
    "styled": "фигурные буквы",
  ]
  return titles[name] ?? name
}

/// A network as people call it; the name itself when it is unknown.
func networkTitle(_ name: String?) -> String {
  let titles = [
    "vk": "ВКонтакте", "ok": "Одноклассники", "telegram": "Telegram", "max": "MAX",
    "youtube": "YouTube",
  ]
  return name.map { titles[$0] ?? $0 } ?? "не названа"
}

/// Who acted, in words: `moderator:12` is «модератор 12».
func actorTitle(_ actor: String) -> String {
  if actor == "engine" { return "программа" }
  if actor == "operator" { return "оператор" }
  for (prefix, title) in [("moderator:", "модератор"), ("network:", "сеть")]
  where actor.hasPrefix(prefix) {
    let name = String(actor.dropFirst(prefix.count))
    return "\(title) \(prefix == "network:" ? networkTitle(name) : name)"
  }
  return actor
}

extension Millionths {
  /// The number as Russians write it: up to two decimals, with a comma.
  var words: String {
    let hundredths = (count + (count < 0 ? -5000 : 5000)) / 10_000
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "−" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole),\(rest / 10)" : "\(sign)\(whole),\(rest.twoDigits)"
  }
}
