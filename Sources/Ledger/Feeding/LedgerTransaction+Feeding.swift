public import Rules

extension LedgerTransaction {
  /// Takes a flagged comment in: opens its case, or adds an edit to it, and settles what follows.
  ///
  /// A comment that the ledger knows adds nothing, whatever export it comes from. One that is allowed
  /// is taken in only as an edit of a comment that is to be decided or removed: nobody may remove other
  /// words than those that were judged.
  ///
  /// - Parameters:
  ///   - evidence: What was found.
  ///   - snapshot: The words.
  ///   - policy: The policy in force.
  ///   - seenAfter: A time behind which the words were seen, if the input proves one: with it a comment
  ///     can go back to words that it had before.
  /// - Returns: Whether anything was added.
  /// - Throws: A ``LedgerConflict`` or a ``LedgerError``.
  @discardableResult
  public func take(
    _ evidence: Evidence,
    _ snapshot: Snapshot,
    under policy: RestrictionPolicy,
    seenAfter: Milliseconds? = nil
  ) throws -> Bool {
    try receive(evidence, snapshot, under: policy, seenAfter: seenAfter).outcome == .added
  }

  /// Takes a flagged comment in as ``take(_:_:under:seenAfter:)`` does, and tells more of it.
  ///
  /// - Parameters:
  ///   - evidence: What was found.
  ///   - snapshot: The words.
  ///   - policy: The policy in force.
  ///   - seenAfter: A time behind which the words were seen, if the input proves one.
  ///   - isLast: Whether no other words of the comment come in the same input. While that is not known,
  ///     nobody is told to have put a comment right, unless the number of the edit says that it is newer.
  /// - Returns: What became of it.
  /// - Throws: A ``LedgerConflict`` or a ``LedgerError``.
  public func receive(
    _ evidence: Evidence,
    _ snapshot: Snapshot,
    under policy: RestrictionPolicy,
    seenAfter: Milliseconds? = nil,
    isLast: Bool = true
  ) throws -> Reception {
    var evidence = evidence
    evidence.author = try evidence.author.map(recorded)
    let known = try knownCase(of: evidence)
    if let known { evidence.move(to: known) }
    let id = known?.id ?? evidence.comment.caseID
    if let known {
      if known.comment.supersedes(evidence.comment) { return Reception(.known, id) }
      if known.knows(edit: evidence.comment.edit, text: evidence.text) {
        guard known.edits.last?.text != evidence.text, evidence.isWanted(in: known) else {
          return Reception(.known, id)
        }
        guard let seenAfter, known.isLeft(behind: seenAfter, at: at) else {
          return Reception(.earlier, id)
        }
        evidence.seenAfter = seenAfter
      }
    }
    guard evidence.isWanted(in: known) else {
      return Reception(known == nil ? .unwanted : .known, id)
    }
    if evidence.isAllowed, !isLast, let known, evidence.comment.edit <= known.comment.edit {
      return Reception(.later, id)
    }
    if let author = known?.author ?? evidence.author {
      let state = try authorState(author) ?? AuthorState(author)
      var sanctions = Sanctions(
        policy,
        author: author,
        kind: evidence.authorKind ?? state.kind,
        page: evidence.comment.page,
        standing: state.standing
      )
      evidence.priorStrikes = sanctions.counted(at: at, besides: evidence.comment.caseID)
      if let strike = evidence.strike, known?.strike == nil {
        let written = evidence.writtenAt(by: at, isFirst: known == nil)
        sanctions.forget(at: at)
        let steps = sanctions.take(
          .struck(evidence.comment.caseID, strike, at: written),
          at: at
        )
        if case .propose(let measure, _, _, _, _) = steps.last {
          evidence.proposedMeasure = measure
        }
      }
    }
    try append(known == nil ? .caseOpened(evidence) : .commentEdited(evidence), snapshot: snapshot)
    if let author = known?.author ?? evidence.author { try settle(author, under: policy) }
    return Reception(.added, id)
  }

  /// Returns the case of a comment, also one that is named by another post or another spelling of the
  /// network.
  ///
  /// Which post a message of Telegram belongs to hangs on what else is in the export, and its number is
  /// its own in the whole chat. The author has to be the same: a feed may number comments within posts.
  private func knownCase(of evidence: Evidence) throws -> CaseState? {
    let id = evidence.comment.caseID
    if let known = try caseState(recorded(id)) { return known }
    guard let author = evidence.author, let state = try authorState(author),
      let other = state.cases.first(where: { $0.isSameComment(as: id) })
    else { return nil }
    return try caseState(other)
  }

  /// The name by which a case was recorded, be it with another spelling of its network.
  private func recorded(_ id: CaseID) throws -> CaseID {
    if try caseState(id) != nil { return id }
    return try projection.recorded(id, db) ?? id
  }

  /// The author as recorded, be it with another spelling of the network.
  private func recorded(_ author: AuthorIdentity) throws -> AuthorIdentity {
    if try authorState(author) != nil { return author }
    return try projection.recorded(author, db) ?? author
  }

  /// Takes in what a network told, unless the ledger has it.
  ///
  /// - Returns: Whether anything was added.
  /// - Throws: A ``LedgerError``.
  @discardableResult
  public func take(_ report: NetworkReport) throws -> Bool {
    var found = report
    found.caseID = try report.caseID.map(recorded)
    found.author = try report.author.map(recorded)
    guard try !knows(report: report.key), try !knows(report: found.key) else { return false }
    try append(.networkReported(found), actor: "network:\(report.network)")
    return true
  }

  /// Puts a rule pack in force, unless it is; the texts of its files are kept, by their paths.
  ///
  /// - Throws: A ``LedgerError``.
  public func adopt(pack: Digest, files: [String: String], rulesVersion: String) throws {
    guard policy?.pack != pack else { return }
    let digests = try files.mapValues { try keep(file: $0) }
    try append(
      .policyAdopted(PolicyAdoption(pack: pack, files: digests, rulesVersion: rulesVersion))
    )
  }
}

extension CommentIdentity {
  /// Whether a comment was edited since it was as another identity of it tells.
  ///
  /// Exports that are fed in the wrong order must not bring back what the author has put right. 0
  /// is what a feed says that counts no edits, except in Telegram, which tells the time of the last
  /// edit in every form, and none for a message that was never edited.
  fileprivate func supersedes(_ other: CommentIdentity) -> Bool {
    other.edit < edit
      && (other.edit > 0 || network.map(NetworkName.canonical) == "telegram")
  }
}
