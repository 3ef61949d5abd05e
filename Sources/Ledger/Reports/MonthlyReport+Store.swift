import Rules

extension MonthlyReport {
  /// Counts what was done in a month by a ledger.
  ///
  /// It reads all events up to the end of the month, so the report is the same whenever it is made.
  ///
  /// - Parameters:
  ///   - month: The month.
  ///   - offset: The clocks by which it begins and ends.
  ///   - store: The ledger.
  /// - Throws: A ``LedgerError``.
  public init(_ month: YearMonth, _ offset: UTCOffset, of store: LedgerStore) throws {
    var tally = ReportTally(until: month.range(offset).upperBound)
    var last: Int64 = 0
    while !tally.isOver, case let events = try store.events(after: last, limit: 4096),
      let end = events.last
    {
      last = end.header.sequence
      for event in events { try tally.take(event) }
    }
    var files: [String: String] = [:]
    for (path, digest) in tally.state.policy?.files ?? [:] where path.hasSuffix(".yaml") {
      files[path] = try store.file(digest)
    }
    self.init(month, offset, tally, clauses: RuleClauses.byCategory(in: files))
  }
}
