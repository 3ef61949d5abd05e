import GRDB
import Rules

/// What was erased, and whether any of it can still be found.
public struct Erasing: Hashable, Sendable {
  /// The numbers of the events whose words are gone now.
  public var events: [Int64]

  /// Why the log beside the file may still have the words, and the file, too, until that is copied into
  /// it; nil when neither has.
  public var leftInLog: LedgerError.Reason?

  /// Creates it from its parts.
  public init(events: [Int64], leftInLog: LedgerError.Reason? = nil) {
    self.events = events
    self.leftInLog = leftInLog
  }
}

extension LedgerStore {
  /// Erases words, with one event that says so; their digests stay, and the chain with them.
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - at: The time.
  ///   - actor: Who erases.
  ///   - choose: Tells from the state which events' words go; those erased already are left out.
  /// - Returns: What was erased.
  /// - Throws: A ``LedgerError`` or a ``LedgerConflict``; then nothing was erased.
  public func erase(
    reason: String,
    at: Milliseconds,
    actor: String,
    _ choose: (LedgerState) -> [Int64]
  ) throws -> Erasing {
    let erased = try write(at: at, actor: actor) { transaction in
      let events = try transaction.withWords(choose(try transaction.state()))
      if !events.isEmpty {
        try transaction.append(.textErased(TextErasure(events: events, reason: reason)))
      }
      return events
    }
    // The words are overwritten in the tables; what the log beside the file had of them goes, too, unless
    // somebody reads from it. The event is on the disk whatever comes of that.
    do {
      try translate {
        try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
      }
    } catch let error as LedgerError {
      return Erasing(events: erased, leftInLog: error.reason)
    }
    return Erasing(events: erased)
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
