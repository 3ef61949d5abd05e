import GRDB

extension LedgerStore {
  /// Makes the projection anew from the events, whatever stands there.
  ///
  /// The events are read while others write; only what came meanwhile is read, and the rows are written,
  /// while they wait.
  ///
  /// - Returns: The head of the chain that the projection now follows from.
  /// - Throws: A ``LedgerError``: among others when an event is not what its digest says, or when the old
  ///   projection knows events that the chain does not have any more, of which it is the only trace.
  public func rebuildProjection() throws -> ChainHead {
    let early = try read { try Projection.checkedFold(from: LedgerState(), $0) }
    return try translate {
      try queue.writeWithoutTransaction { db in
        var head = ChainHead.empty
        try db.inTransaction(.immediate) {
          switch try Projection.age(db) {
          case .current, .behind: break
          case .ahead(let known), .alien(let known):
            throw LedgerConflict(.brokenChain, "\(known.sequence)")
          }
          let projection = Projection.rebuilt(
            from: try Projection.checkedFold(from: early, db)
          )
          try projection.save(db)
          head = projection.state.head
          return .commit
        }
        return head
      }
    }
  }
}

extension Projection {
  /// Returns the fold of all events behind those that a state has, each held against its digest.
  fileprivate static func checkedFold(from state: LedgerState, _ db: Database) throws -> LedgerState
  {
    var state = state
    while true {
      let events = try StoredEvent.fetch(db, after: state.head.sequence, limit: 1000)
      if events.isEmpty { return state }
      for event in events {
        guard event.header.digest == event.expectedDigest else {
          throw LedgerConflict(.brokenChain, "\(event.header.sequence)")
        }
        do {
          try state.apply(try event.event())
        } catch is LedgerConflict {
          throw LedgerConflict(.brokenChain, "\(event.header.sequence)")
        }
      }
    }
  }
}
