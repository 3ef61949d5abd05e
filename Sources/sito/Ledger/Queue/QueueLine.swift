import Ledger
import Rules

/// A case as the list shows it: what it is, and how its text begins.
struct QueueLine {
  private let state: CaseState
  private let holder: String?
  private let now: Milliseconds
  private let words: Snapshot?
  private let evidence: Evidence?

  init(
    _ state: CaseState,
    in store: LedgerStore,
    at now: Milliseconds,
    under policy: RestrictionPolicy
  ) throws {
    self.state = state
    self.now = now
    holder = state.holder(at: now, under: policy)
    let sequence = state.edits.last?.sequence ?? 0
    words = try store.snapshot(of: sequence)
    evidence = try store.event(sequence)?.kind.evidence
  }

  private var labels: [Label] { evidence?.labels.filter { $0 != .thanks } ?? [] }

  func json() throws -> String {
    var object: [String: Any] = [
      "case": state.id.description, "urgent": state.isUrgent, "escalated": state.isEscalated,
      "action": state.action, "categories": state.categories.map(\.rawValue),
      "labels": evidence?.labels.map(\.rawValue) ?? [], "opened_at": state.openedAt.utc,
      "edits": state.edits.count,
    ]
    object["network"] = state.comment.network
    object["page"] = state.comment.page
    object["author"] = state.author?.id
    object["moderator"] = holder
    object["text"] = words?.text
    return try jsonLine(object)
  }

  /// Two lines: the marks stand in front so that the eye finds them.
  func text(_ screen: Screen) -> String {
    let paint = screen.paint
    let mark = state.isUrgent ? paint.bad("!") : " "
    var facts = state.categories.map(\.inWords)
    facts += labels.map { paint.warning($0.inWords) }
    facts.append(ago(state.openedAt, now))
    if state.action == "remove" { facts.append(says("программа: удалить", "engine: remove")) }
    if state.isEscalated { facts.append(says("передано старшему", "escalated")) }
    if state.isReopened { facts.append(says("открыто заново", "reopened")) }
    if state.overtakenRemoval != nil {
      facts.append(paint.warning(overtakenInWords))
    } else if state.edits.count > 1 {
      facts.append(says("изменён", "edited"))
    }
    if let holder { facts.append(says("у кого: ", "held by ") + actorInWords(holder)) }
    let body =
      words.map { $0.text.withoutControls } ?? says("(текст стёрт)", "(the text was erased)")
    let line = body.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return """
      \(mark) \(paint.strong(state.id.description))
      \(screen.wrapped(facts, between: " · ", indent: 4))
          \(screen.cut(line, indent: 4))
      """
  }
}
