import GRDB
import Rules

extension LedgerStore {
  /// Erases words, with one event that says so; their digests stay, and the chain with them.
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - at: The time.
  ///   - actor: Who erases.
  ///   - choose: Tells from the state which events' words go; those erased already are left out.
  /// - Returns: The numbers of the events whose words are gone now.
  /// - Throws: A ``LedgerError`` or a ``LedgerConflict``; then nothing was erased.
  public func erase(
    reason: String,
    at: Milliseconds,
    actor: String,
    _ choose: (LedgerState) -> [Int64]
  ) throws -> [Int64] {
    let erased = try write(at: at, actor: actor) { transaction in
      let events = try transaction.withWords(choose(try transaction.state()))
      if !events.isEmpty {
        try transaction.append(.textErased(TextErasure(events: events, reason: reason)))
      }
      return events
    }
    // The words are overwritten in the tables; what the log beside the file had of them goes, too.
    try translate {
      try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }
    return erased
  }
}

extension LedgerTransaction {
  /// Everything that follows from the events so far.
  func state() throws -> LedgerState { try projection.all(db) }

  /// The events among these whose words are still there.
  func withWords(_ events: [Int64]) throws -> [Int64] {
    let known = try Int64.fetchSet(db, sql: "SELECT sequence FROM texts")
    return Set(events).intersection(known).sorted()
  }
}
