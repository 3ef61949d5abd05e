import GRDB
import Rules

extension LedgerStore {
  /// The comments that have a case, each once, as they were written first.
  ///
  /// Some microseconds for each; a projection of another version costs a fold of all events.
  public func caseComments() throws -> [CommentIdentity] {
    let known = try read { db -> [CommentIdentity]? in
      guard try Projection.isCurrent(db) else { return nil }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT json_extract(body, '$.comment.network'), json_extract(body, '$.comment.page'),
            json_extract(body, '$.comment.post'), json_extract(body, '$.comment.id')
          FROM projection WHERE kind = 'case'
          """
      )
      return rows.map { row in
        CommentIdentity(
          network: String.fromDatabaseValue(row[0]),
          page: String.fromDatabaseValue(row[1]),
          post: String.fromDatabaseValue(row[2]),
          id: String.fromDatabaseValue(row[3]) ?? ""
        )
      }
    }
    return try known
      ?? state().cases.values.map { state in
        var comment = state.comment
        comment.edit = 0
        return comment
      }
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
