/// What an event is about, as far as the event itself says it.
struct EventSubject {
  var caseID: CaseID?
  var author: AuthorIdentity?
  var restriction: RestrictionID?
  var action: String?
  var report: String?
}

extension Event.Kind {
  /// What the event is about.
  var subject: EventSubject {
    switch self {
    case .caseOpened(let it): EventSubject(caseID: it.comment.caseID, author: it.author)
    // The author is the case's, whatever a later edit says.
    case .commentEdited(let it): EventSubject(caseID: it.comment.caseID)
    case .caseClaimed(let it): EventSubject(caseID: it.caseID)
    case .caseReleased(let it): EventSubject(caseID: it.caseID)
    case .verdictGiven(let it): EventSubject(caseID: it.caseID)
    case .noteAdded(let it): EventSubject(caseID: it.caseID)
    case .verdictUndone(let it): EventSubject(caseID: it.caseID)
    case .caseReopened(let it): EventSubject(caseID: it.caseID)
    case .restrictionProposed(let it):
      EventSubject(author: it.author, restriction: it.restriction)
    case .restrictionConfirmed(let it): EventSubject(restriction: it.restriction)
    case .restrictionRejected(let it): EventSubject(restriction: it.restriction)
    case .restrictionLifted(let it): EventSubject(restriction: it.restriction)
    case .restrictionExpired(let it): EventSubject(restriction: it.restriction)
    case .appealOpened(let it): EventSubject(restriction: it.restriction)
    case .appealDecided(let it): EventSubject(restriction: it.restriction)
    case .actionPlanned(let it):
      EventSubject(caseID: it.caseID, restriction: it.restriction, action: it.id)
    case .actionExecuted(let it): EventSubject(action: it.id)
    case .networkReported(let it):
      EventSubject(caseID: it.caseID, author: it.author, report: it.key)
    case .policyAdopted, .textErased: EventSubject()
    }
  }
}
