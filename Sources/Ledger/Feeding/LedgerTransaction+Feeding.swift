public import Rules

extension LedgerTransaction {
  /// Takes a flagged comment in: opens its case, or adds an edit to it, and settles what follows.
  ///
  /// A comment that the ledger knows adds nothing, whatever export it comes from. One that is allowed
  /// is taken in only as an edit of a comment that is to be decided or removed: nobody may remove other
  /// words than those that were judged.
  ///
  /// - Returns: Whether anything was added.
  /// - Throws: A ``LedgerConflict`` or a ``LedgerError``.
  @discardableResult
  public func take(
    _ evidence: Evidence,
    _ snapshot: Snapshot,
    under policy: RestrictionPolicy
  ) throws -> Bool {
    var evidence = evidence
    let known = try knownCase(of: evidence)
    if let known, known.comment.post != evidence.comment.post {
      // The case keeps its name, and the comment its place.
      evidence.comment.post = known.comment.post
      evidence.permalink = evidence.comment.permalink
    }
    if let known, known.knows(edit: evidence.comment.edit, text: evidence.text) { return false }
    if let known, known.comment.supersedes(evidence.comment) { return false }
    if evidence.isAllowed {
      guard let known, known.verdict?.choice != .approve else { return false }
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
    return true
  }

  /// Returns the case of a comment, also one that is named by another post.
  ///
  /// Which post a message of Telegram belongs to hangs on what else is in the export, and its number is
  /// its own in the whole chat. The author has to be the same: a feed may number comments within posts.
  private func knownCase(of evidence: Evidence) throws -> CaseState? {
    let id = evidence.comment.caseID
    if let known = try caseState(id) { return known }
    guard let author = evidence.author, let state = try authorState(author),
      let other = state.cases.first(where: { $0.isSameComment(as: id) })
    else { return nil }
    return try caseState(other)
  }

  /// Takes in what a network told, unless the ledger has it.
  ///
  /// - Returns: Whether anything was added.
  /// - Throws: A ``LedgerError``.
  @discardableResult
  public func take(_ report: NetworkReport) throws -> Bool {
    guard try !knows(report: report.key) else { return false }
    try append(.networkReported(report), actor: "network:\(report.network)")
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
    other.edit < edit && (other.edit > 0 || network == "telegram")
  }
}
