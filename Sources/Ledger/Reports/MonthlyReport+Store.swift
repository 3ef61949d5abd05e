import GRDB
import Rules

extension MonthlyReport {
  /// Counts what was done in a month by a ledger.
  ///
  /// It reads all events up to the end of the month, so the report is the same whenever it is made. An
  /// event whose clock ran ahead ends nothing: the last one of the month is the last whose time is in
  /// it, and what stands before that happened before.
  ///
  /// - Parameters:
  ///   - month: The month.
  ///   - offset: The clocks by which it begins and ends.
  ///   - page: The page that it is about; nil for all of them.
  ///   - store: The ledger.
  /// - Throws: A ``LedgerError``.
  public init(
    _ month: YearMonth,
    _ offset: UTCOffset,
    page: String? = nil,
    of store: LedgerStore
  ) throws {
    var tally = ReportTally()
    var last: Int64 = 0
    let end = try store.lastEvent(before: month.range(offset).upperBound)
    while last < end {
      let events = try store.events(after: last, limit: Int(min(4096, end - last)))
      guard let read = events.last?.header.sequence else { break }
      last = read
      for event in events { try tally.take(event) }
    }
    var files: [String: String] = [:]
    for (path, digest) in tally.state.policy?.files ?? [:] where path.hasSuffix(".yaml") {
      files[path] = try store.file(digest)
    }
    self.init(month, offset, page: page, tally, clauses: RuleClauses.byCategory(in: files))
  }
}

extension LedgerStore {
  /// The number of the last event whose time is before another; 0 when there is none.
  func lastEvent(before time: Milliseconds) throws -> Int64 {
    try read { db in
      try Int64.fetchOne(
        db,
        sql: "SELECT max(sequence) FROM events WHERE at < ?",
        arguments: [time]
      ) ?? 0
    }
  }
}
