import Rules

/// The ledger as a table, for spreadsheets and other programs: no texts of comments, no names.
public struct AuditTable: Sendable {
  /// The headings, which are the keys of the rows in JSON.
  public private(set) var headings: [String]

  /// The rows; each has as many cells as there are headings, empty where there is nothing.
  public private(set) var rows: [[String]] = []

  /// Every restriction, in the order in which they were proposed.
  ///
  /// - Parameters:
  ///   - state: The ledger's state.
  ///   - now: The time, which tells whether a term is over.
  ///   - pseudonyms: What stands for authors and for the names that lead to them; nil for themselves.
  /// - Returns: The table.
  public static func restrictions(
    _ state: LedgerState,
    at now: Milliseconds,
    _ pseudonyms: Pseudonyms?
  ) -> AuditTable {
    var table = AuditTable(headings: [
      "restriction", "network", "page", "author", "author_kind", "measure", "status",
      "proposed_at", "proposed_by", "starts_at", "ends_at", "confirmed_by", "reason", "clause",
      "law",
      "strikes", "cases", "closed_at", "closed_by", "closing_reason", "appeal_at",
      "appeal_deadline", "appeal_outcome", "appeal_decided_at", "appeal_decided_by", "network_done",
      "superseded_by", "unfounded",
    ])
    let ordered = state.restrictions.values.sorted {
      ($0.events.first ?? 0, $0.id) < ($1.events.first ?? 0, $1.id)
    }
    for restriction in ordered {
      let (proposal, basis) = (restriction.proposal, restriction.basis)
      let author = proposal.author
      let isDone = restriction.actions.contains {
        $0.hasPrefix("ban:") && state.actions[$0]?.result?.isDone == true
      }
      let status = restriction.status(at: now)
      table.rows.append([
        pseudonyms?.name(of: restriction.id, of: author) ?? restriction.id.description,
        author.network, proposal.page ?? "", pseudonyms?.name(of: author) ?? author.id,
        state.authors[author]?.kind ?? "", restriction.measure.description, status.rawValue,
        restriction.proposedAt.utc, restriction.proposedBy, restriction.startsAt?.utc ?? "",
        restriction.endsAt?.utc ?? "",
        restriction.confirmations.map(\.moderator).joined(separator: ", "),
        basis.reason, basis.clause, basis.law, "\(proposal.strikes.value)",
        proposal.cases.map { pseudonyms?.name(of: $0) ?? $0.description }.joined(separator: ", "),
        restriction.closedAt?.utc ?? "", restriction.closedBy ?? "",
        restriction.closingReason ?? "", restriction.appeal?.openedAt.utc ?? "",
        restriction.appeal?.deadline?.utc ?? "", restriction.appeal?.outcome?.rawValue ?? "",
        restriction.appeal?.decidedAt?.utc ?? "", restriction.appeal?.decidedBy ?? "",
        isDone ? "yes" : "",
        restriction.supersededBy.map { pseudonyms?.name(of: $0, of: author) ?? $0.description }
          ?? "",
        status != .expired && state.isUnfounded(restriction) ? "yes" : "",
      ])
    }
    return table
  }

  /// Every case, in the order in which they opened.
  ///
  /// With pseudonyms, what leads to the comment is left out: its post and its id.
  ///
  /// - Parameters:
  ///   - state: The ledger's state.
  ///   - pseudonyms: What stands for authors and for the names that lead to them; nil for themselves.
  ///   - evidence: Returns the evidence in the event of a number.
  /// - Returns: The table.
  public static func cases(
    _ state: LedgerState,
    _ pseudonyms: Pseudonyms?,
    evidence: (Int64) throws -> Evidence?
  ) rethrows -> AuditTable {
    var table = AuditTable(headings: [
      "case", "network", "page", "post", "comment", "edits", "author", "opened_at", "categories",
      "action", "urgent", "verdict", "verdict_at", "verdict_by", "verdict_reason", "text_sha256",
      "violation", "clause", "law", "strike",
    ])
    let ordered = state.cases.values.sorted {
      ($0.events.first ?? 0, $0.id) < ($1.events.first ?? 0, $1.id)
    }
    for known in ordered {
      let comment = known.comment
      let author = known.author.map { pseudonyms?.name(of: $0) ?? $0.id }
      let ground = try known.ground(evidence)
      table.rows.append([
        pseudonyms?.name(of: known.id) ?? known.id.description, comment.network ?? "",
        comment.page ?? "", pseudonyms == nil ? comment.post ?? "" : "",
        pseudonyms == nil ? comment.id : "", "\(known.edits.count)", author ?? "",
        known.openedAt.utc, known.categories.map(\.rawValue).joined(separator: ", "), known.action,
        known.isUrgent ? "urgent" : "", known.verdict?.choice.rawValue ?? "",
        known.verdict?.at.utc ?? "", known.verdict?.moderator ?? "", known.verdict?.reason ?? "",
        pseudonyms == nil ? known.edits.last?.text.hexadecimal ?? "" : "",
        ground?.category?.rawValue ?? "", ground?.clause ?? "", ground?.law ?? "",
        known.strike == nil ? "" : "yes",
      ])
    }
    return table
  }

  /// The rows as one JSON object a line; empty cells are left out.
  public func lines() throws -> String {
    var text = ""
    for row in rows {
      let pairs = zip(headings, row).filter { !$1.isEmpty }
      text += try CanonicalJSON.encode(Dictionary(pairs) { $1 }) + "\n"
    }
    return text
  }
}

extension CaseState {
  /// For which violation a moderator has removed the comment, by which clause and law: those that were
  /// named, else those of the strike, else the program's strongest; nil when none has.
  fileprivate func ground(_ evidence: (Int64) throws -> Evidence?) rethrows -> Ground? {
    guard let verdict, verdict.choice == .remove else { return nil }
    let named = verdict.ground
    let category = named?.category ?? verdict.strike?.category ?? categories.first
    if let named, !named.clause.isEmpty {
      return Ground(category: category, clause: named.clause, law: named.law)
    }
    let found = try evidence(edits[verdict.edit].sequence)
    // The decision's own clause is that of its strongest category.
    if let found, category == nil || category == found.categories.first {
      return Ground(category: category, clause: found.clause, law: found.law)
    }
    let finding = found?.findings.first { $0.category == category }
    return Ground(category: category, clause: finding?.clause ?? "", law: finding?.law ?? "")
  }
}
