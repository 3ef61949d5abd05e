public import Rules

extension LedgerTransaction {
  /// Appends what an author's strikes lead to: proposals, and proposals taken back.
  ///
  /// Whoever appends an event that gives or takes a strike, or decides on a restriction, calls it
  /// behind that.
  ///
  /// - Returns: The events that were appended.
  /// - Throws: A ``LedgerConflict`` or a ``LedgerError``.
  @discardableResult
  public func settle(_ author: AuthorIdentity, under policy: RestrictionPolicy) throws -> [Event] {
    var events: [Event] = []
    while let state = try authorState(author) {
      let page = try state.standing.strikes.last.flatMap { try caseState($0.caseID)?.comment.page }
      let sanctions = Sanctions(
        policy,
        author: author,
        kind: state.kind,
        page: page,
        standing: state.standing
      )
      // It would stand in the way of what counts now, and nobody may confirm it any more.
      // One whose strikes were taken back is withdrawn below, for that reason.
      let old = sanctions.forgotten(at: at).first { state.standing.weight(of: $0) >= .one }
      if let old {
        events.append(try withdraw(old, "нарушения, на которых стоит предложение, устарели"))
        continue
      }
      guard let step = sanctions.due(at: at).first else { break }
      events.append(try carryOut(step, state))
    }
    return events
  }

  private func carryOut(_ step: Sanctions.Step, _ state: AuthorState) throws -> Event {
    switch step {
    case .withdraw(let id):
      return try withdraw(id, "нарушений для этой меры больше не хватает")
    case .propose(let measure, let rung, let cases, let strikes, let confirmations):
      let evidence = try cases.last.flatMap { try self.evidence(of: $0) }
      return try append(
        .restrictionProposed(
          RestrictionProposal(
            restriction: state.nextRestriction,
            author: state.author,
            page: evidence?.comment.page,
            measure: measure,
            rung: rung,
            cases: cases,
            strikes: strikes,
            confirmations: confirmations,
            reason: evidence?.publicReason ?? "нарушения правил страницы",
            clause: evidence?.clause ?? "",
            law: evidence?.law ?? ""
          )
        ),
        actor: "engine"
      )
    }
  }

  private func withdraw(_ id: RestrictionID, _ reason: String) throws -> Event {
    try append(
      .restrictionRejected(
        RestrictionRejection(restriction: id, reason: reason, hasLostGround: true)
      ),
      actor: "engine"
    )
  }

  /// The violation of a category in a comment: as it was found there, else with the clause that the
  /// recorded rules name for it.
  public func ground(of category: Rules.Category, in evidence: Evidence?) throws -> Ground {
    if let found = evidence?.ground(of: category) { return found }
    var files: [String: String] = [:]
    for (path, digest) in policy?.files ?? [:] where path.hasSuffix(".yaml") {
      files[path] = try LedgerStore.file(digest, db)
    }
    let clauses = RuleClauses.byCategory(in: files)[category] ?? []
    return Ground(category: category, clause: RuleClauses.common(clauses) ?? "")
  }

  /// Returns the evidence of a case's last edit.
  public func evidence(of id: CaseID) throws -> Evidence? {
    guard let sequence = try caseState(id)?.edits.last?.sequence else { return nil }
    return try event(sequence)?.kind.evidence
  }
}

extension Event.Kind {
  /// The evidence that the event brings, if any.
  public var evidence: Evidence? {
    switch self {
    case .caseOpened(let evidence), .commentEdited(let evidence): evidence
    default: nil
    }
  }
}
