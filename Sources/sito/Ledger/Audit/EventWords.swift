import Ledger
import Rules

extension Event.Kind {
  /// What happened, in a sentence that tells which case or restriction it was.
  var said: String {
    switch self {
    case .caseOpened(let it):
      "\(it.comment.caseID): \(says("дело открыто", "opened")) — \(it.reason)"
    case .commentEdited(let it):
      "\(it.comment.caseID): \(says("автор изменил комментарий", "edited"))"
        + (it.reason.isEmpty ? "" : " — \(it.reason.inOneLine)")
    case .caseClaimed(let it): "\(it.caseID): " + says("дело взято", "claimed")
    case .caseReleased(let it): "\(it.caseID): " + says("дело отдано обратно", "released")
    case .verdictGiven(let it): "\(it.caseID): \(it.told) — \(it.reason.inOneLine)"
    case .noteAdded(let it):
      "\(it.caseID): \(says("заметка", "note")) — \(it.text.inOneLine)"
    case .verdictUndone(let it):
      "\(it.caseID): \(says("решение отменено", "undone")) — \(it.reason.inOneLine)"
    case .caseReopened(let it):
      "\(it.caseID): \(says("дело открыто заново", "reopened")) — \(it.reason.inOneLine)"
    case .restrictionProposed(let it):
      "\(it.restriction): \(says("предложено", "proposed")): \(it.measure.inWords)"
        + " — \(it.reason.inOneLine)"
    case .restrictionConfirmed(let it):
      "\(it.restriction): \(says("подтверждено", "confirmed")): \(it.measure.inWords)"
        + " — \(it.reason.inOneLine)"
    case .restrictionRejected(let it):
      "\(it.restriction): \(it.outcome) — \(it.reason.inOneLine)"
    case .restrictionLifted(let it):
      "\(it.restriction): \(says("снято досрочно", "lifted")) — \(it.reason.inOneLine)"
    case .restrictionExpired(let it): "\(it.restriction): " + says("срок истёк", "expired")
    case .actionPlanned(let it): says("запланировано в сети: ", "planned: ") + it.id
    case .actionExecuted(let it):
      it.isDone
        ? says("сделано в сети: ", "done: ") + it.id : says("не удалось: ", "failed: ") + it.id
    case .appealOpened(let it): "\(it.restriction): " + says("обжалование", "appeal")
    case .appealDecided(let it):
      "\(it.restriction): \(it.outcome.inWords) — \(it.reason.inOneLine)"
    case .networkReported(let it): says(it.what.title, it.what.rawValue)
    case .policyAdopted: says("приняты правила", "policy adopted")
    case .textErased: says("тексты стёрты", "texts erased")
    }
  }
}

extension Verdict {
  /// What was decided, and whether it takes back a strike for earlier words.
  var told: String {
    guard forgives == true else { return choice.inWords }
    return choice.inWords
      + says(", нарушение за прежний текст снято", ", the strike for the earlier text taken back")
  }
}

extension RestrictionRejection {
  /// What has become of the proposal.
  fileprivate var outcome: String {
    supersededBy.map { says("заменено на \($0)", "superseded by \($0)") }
      ?? says("отклонено", "rejected")
  }
}
