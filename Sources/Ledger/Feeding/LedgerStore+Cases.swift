import GRDB
import Rules

extension LedgerStore {
  /// The comments that have a case, each once.
  ///
  /// About 3 µs for each; a projection of another version costs a fold of all events.
  public func caseComments() throws -> [CommentIdentity] {
    let known = try read { db -> [CommentIdentity]? in
      guard try Projection.isCurrent(db) else { return nil }
      let rows = try String.fetchAll(
        db,
        sql: "SELECT json_extract(body, '$.comment') FROM projection WHERE kind = 'case'"
      )
      return try rows.map { try CanonicalJSON.decode(CommentIdentity.self, $0) }
    }
    return try known ?? state().cases.values.map(\.comment)
  }

  /// The clauses that the recorded rules rest on; empty before any were recorded.
  ///
  /// It reads all rule files of the pack, some milliseconds.
  public func knownClauses() throws -> Set<String> {
    let adopted = try read { db in try Projection.current(db, kept: nil).state.policy }
    var files: [String: String] = [:]
    for (path, digest) in adopted?.files ?? [:] where path.hasSuffix(".yaml") {
      files[path] = try file(digest)
    }
    return Set(RuleClauses.byCategory(in: files).values.joined())
  }
}
