import GRDB

/// Parts of the state, read without the rest.
extension LedgerStore {
  /// What to begin from; what that hangs together with is read, too.
  struct Beginning {
    var cases: [CaseID] = []
    var restrictions: [RestrictionID] = []
    var authors: [AuthorIdentity] = []

    /// Whether actions, and an author's other restrictions, are of interest.
    var isForNetworks = true
  }

  /// Reads a part of the state.
  ///
  /// With each case come the actions that are about it; with each restriction its author, the cases that it
  /// rests on, its actions and the author's other restrictions.
  ///
  /// - Parameter choose: Says from what to begin; it is not asked when the projection is not that of the
  ///   chain's head.
  /// - Returns: A state that has this part and knows nothing else, or all of it.
  /// - Throws: A ``LedgerError``.
  func part(_ choose: (Database) throws -> Beginning) throws -> LedgerState {
    let part = try read { db -> LedgerState? in
      guard try Projection.isCurrent(db) else { return nil }
      return try Projection.current(db, kept: nil).gather(try choose(db), db)
    }
    return try part ?? state()
  }
}

extension Projection {
  fileprivate func gather(
    _ beginning: LedgerStore.Beginning,
    _ db: Database
  ) throws -> LedgerState {
    var rest = beginning
    var seen: (cases: Set<CaseID>, restrictions: Set<RestrictionID>) = ([], [])
    var authors: Set<AuthorIdentity> = []
    func add(_ author: AuthorIdentity) throws {
      guard authors.insert(author).inserted else { return }
      try load(author, db)
      rest.restrictions += state.authors[author]?.restrictions ?? []
    }
    for author in rest.authors {
      try add(author)
      rest.cases += state.authors[author]?.cases ?? []
    }
    while let id = rest.restrictions.popLast() {
      guard seen.restrictions.insert(id).inserted else { continue }
      try load(id, db)
      guard let found = state.restrictions[id] else { continue }
      rest.cases += found.proposal.cases
      guard rest.isForNetworks else { continue }
      for action in found.actions { try load(action: action, db) }
      try add(found.proposal.author)
    }
    for id in rest.cases where seen.cases.insert(id).inserted {
      try load(id, db)
      if rest.isForNetworks { _ = try actions(of: id, db) }
    }
    return state
  }
}
