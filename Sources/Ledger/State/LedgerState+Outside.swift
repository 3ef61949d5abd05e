/// What networks tell, and what is done in them.
extension LedgerState {
  mutating func plan(_ plan: PlannedAction, _ header: EventHeader) throws(LedgerConflict) {
    guard actions[plan.id] == nil else { throw LedgerConflict(.actionExists, plan.id) }
    if let id = plan.restriction {
      guard restrictions[id] != nil else { throw LedgerConflict(.noRestriction, id.description) }
    }
    if let id = plan.caseID {
      try change(id, header) { (_) throws(LedgerConflict) in }
    }
    if let id = plan.restriction {
      restrictions[id]?.actions.append(plan.id)
      restrictions[id]?.events.append(header.sequence)
    }
    actions[plan.id] = ActionState(plan: plan, plannedAt: header.at)
  }

  mutating func execute(_ result: ExecutedAction, _ header: EventHeader) throws(LedgerConflict) {
    guard let action = actions[result.id] else { throw LedgerConflict(.noAction, result.id) }
    let wasDone = action.isTakenBack || action.result?.isDone == true
    actions[result.id]?.isTakenBack = wasDone && !result.isDone
    actions[result.id]?.executedBy = header.sequence
    actions[result.id]?.result = result
    actions[result.id]?.executedAt = header.at
    if result.snapshot != nil { actions[result.id]?.answers.append(header.sequence) }
    if let id = action.plan.restriction { restrictions[id]?.events.append(header.sequence) }
    if let id = action.plan.caseID { cases[id]?.events.append(header.sequence) }
  }

  mutating func report(_ report: NetworkReport, _ header: EventHeader) throws(LedgerConflict) {
    guard reports[report.key] == nil else { throw LedgerConflict(.knownReport, report.key) }
    reports[report.key] = header.sequence
    if let author = report.author, [.userBlocked, .userUnblocked].contains(report.what) {
      authors[author, default: AuthorState(author)].reports.append(
        AuthorState.Report(
          sequence: header.sequence,
          at: header.at,
          what: report.what,
          page: report.page
        )
      )
    }
    if let id = report.caseID, cases[id] != nil {
      cases[id]?.network = report.what
      cases[id]?.changedAt = header.at
      cases[id]?.events.append(header.sequence)
    }
  }
}
