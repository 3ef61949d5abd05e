import Ledger
import Rules

extension CaseView {
  /// The same for programs; `text`, `match` and `reads` are missing once the words were erased.
  func json() throws -> String {
    var object: [String: Any] = [
      "case": state.id.description, "open": state.isOpen, "urgent": state.isUrgent,
      "escalated": state.isEscalated, "action": evidence.action,
      "guarded": evidence.isGuarded, "categories": evidence.categories.map(\.rawValue),
      "labels": evidence.labels.map(\.rawValue), "reason": evidence.reason,
      "clause": evidence.clause, "law": evidence.law, "opened_at": state.openedAt.utc,
      "text_sha256": evidence.text.hexadecimal, "edits": state.edits.count,
      "restrictions": restrictions.map {
        $0.object(at: now, isUnfounded: unfounded.contains($0.id))
      },
      "strike": state.strike != nil,
      "strikes": Double(strikes.count) / 1_000_000, "protected": isProtected,
      "author_cases": others.count,
    ]
    object["findings"] = evidence.findings.indices.map(finding)
    object["verdicts"] = state.verdicts.map { verdict in
      [
        "choice": verdict.choice.rawValue, "moderator": verdict.moderator,
        "reason": verdict.reason, "at": verdict.at.utc,
      ]
    }
    object["event"] = state.edits.last.map { Int($0.sequence) }
    if state.isReopened { object["reopened"] = true }
    object["network"] = state.comment.network
    object["page"] = state.comment.page
    object["post"] = state.comment.post
    object["id"] = state.comment.id
    object["author"] = state.author?.id
    object["permalink"] = evidence.permalink
    object["text"] = words?.text
    object["links"] = words?.links
    object["moderator"] = holder
    if holder != nil { object["held_until"] = claimEnd?.utc }
    // What the policy proposes, and what a moderator has chosen, if that was confirmed or is another.
    object["proposed"] =
      (proposal?.proposal.rung == nil ? outlook : proposal?.proposal.measure)?.description
    if let proposal, proposal.proposal.rung == nil || !proposal.confirmations.isEmpty {
      object["chosen"] = proposal.measure.description
    }
    return try jsonLine(object)
  }

  private func finding(_ index: Int) -> [String: Any] {
    let finding = evidence.findings[index]
    var object: [String: Any] = [
      "rule": finding.rule, "category": finding.category.rawValue, "start": finding.start,
      "end": finding.end, "disguise": finding.disguise, "clause": finding.clause,
      "law": finding.law, "shadow": finding.isShadow,
    ]
    object["match"] = match(finding)
    if let readings = words?.readings, readings.indices.contains(index) {
      object["reads"] = readings[index]
    }
    return object
  }
}

extension RestrictionState {
  /// The restriction for programs, as it stands at a time.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - isUnfounded: Whether it has lost its ground; nil when that was not asked.
  /// - Returns: The object.
  func object(at now: Milliseconds, isUnfounded: Bool? = nil) -> [String: Any] {
    var object: [String: Any] = [
      "restriction": id.description, "author": proposal.author.id,
      "network": proposal.author.network, "measure": measure.description,
      "proposed_measure": proposal.measure.description, "status": status(at: now).rawValue,
      "recorded": status.rawValue, "proposed_at": proposedAt.utc, "proposed_by": proposedBy,
      "confirmed_by": confirmations.map(\.moderator), "needed": confirmationsNeeded,
      "reason": basis.reason, "clause": basis.clause, "law": basis.law,
      "cases": proposal.cases.map(\.description), "under_appeal": isUnderAppeal,
    ]
    object["unfounded"] = isUnfounded
    object["page"] = proposal.page
    object["starts_at"] = startsAt?.utc
    object["ends_at"] = endsAt?.utc
    object["closed_at"] = closedAt?.utc
    object["closed_by"] = closedBy
    object["closing_reason"] = closingReason
    object["superseded_by"] = supersededBy?.description
    if let appeal {
      var told: [String: Any] = ["opened_at": appeal.openedAt.utc]
      told["deadline"] = appeal.deadline?.utc
      told["outcome"] = appeal.outcome?.rawValue
      told["decided_by"] = appeal.decidedBy
      told["decided_at"] = appeal.decidedAt?.utc
      told["reason"] = appeal.reason
      object["appeal"] = told
    }
    return object
  }
}
