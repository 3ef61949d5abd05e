import Ledger
import Rules

/// What things of the ledger are called, in the language of messages.
extension Measure {
  var inWords: String {
    if language == .russian { return title }
    return switch self {
    case .warning: "warning"
    case .days(1): "restriction for 1 day"
    case .days(let count): "restriction for \(count) days"
    case .indefinite: "restriction without end"
    }
  }
}

extension Verdict.Choice {
  var inWords: String { says(title, rawValue) }
}

extension RestrictionState.Status {
  var inWords: String { says(title, self == .issued ? "given" : rawValue) }
}

extension AppealDecision.Outcome {
  var inWords: String {
    says(title, self == .uphold ? "the restriction stands" : "the restriction falls")
  }
}

extension Rules.Category {
  var inWords: String { says(title, rawValue) }
}

extension Label {
  var inWords: String { says(title, rawValue) }
}

/// A moderator, the engine or a network in words.
func actorInWords(_ actor: String) -> String {
  if language == .english { return actor }
  if actor == "engine" { return "программа" }
  if actor == "operator" { return "оператор" }
  if actor.hasPrefix("moderator:") { return "модератор \(actor.dropFirst(10))" }
  if actor.hasPrefix("network:") { return "сеть \(actor.dropFirst(8))" }
  return actor
}

/// How long ago something was, roughly: `3 дня назад`.
func ago(_ time: Milliseconds, _ now: Milliseconds) -> String {
  let minutes = max(0, now - time) / 60_000
  if minutes == 0 { return says("только что", "just now") }
  if minutes < 60 {
    return says("\(plural(minutes, "минуту", "минуты", "минут")) назад", "\(minutes) min ago")
  }
  let hours = minutes / 60
  if hours < 48 {
    return says("\(plural(hours, "час", "часа", "часов")) назад", "\(hours) h ago")
  }
  let days = hours / 24
  return says("\(plural(days, "день", "дня", "дней")) назад", "\(days) d ago")
}

/// A number with the form of a Russian noun that goes with it.
func plural(_ count: Int64, _ one: String, _ few: String, _ many: String) -> String {
  let (tens, ones) = (count / 10 % 10, count % 10)
  let form = tens == 1 || ones == 0 || ones > 4 ? many : ones == 1 ? one : few
  return "\(count) \(form)"
}
