import Rules

/// A row of the projection that says nothing new, and stands where something is looked for.
///
/// The rows of a kind sort by their ids, so what is wanted is read without the rest. They follow from
/// the state as all rows do, and are compared with it as all rows are.
struct IndexRow: Hashable {
  /// The kind of the row.
  let kind: String
  /// Where it stands among its kind.
  let id: String
  /// What it says beside that; mostly nothing.
  var body = ""

  /// The kinds of all such rows.
  static let kinds = [QueueRow.kind, spelling, standing, deed, due]

  /// Names that were recorded with another spelling of a network, by what they are called now.
  static let spelling = "spelling"

  /// Restrictions by how they stand.
  static let standing = "standing"

  /// Actions by the case that they are about.
  static let deed = "deed"

  /// Cases with something to be done in their network, or to be told of.
  static let due = "due"
}

extension CaseState {
  /// The rows by which the case is found, save ``IndexRow/due``, which depends on more than the case.
  var indexRows: [IndexRow] {
    var rows: [IndexRow] = []
    if let row = QueueRow(self) {
      rows.append(IndexRow(kind: QueueRow.kind, id: row.id, body: row.holder))
    }
    let (id, canonical) = (id, id.canonical)
    if id != canonical { rows.append(.spelling("case", "\(canonical)", recorded: "\(id)")) }
    return rows
  }
}

extension AuthorState {
  /// The rows by which the author is found.
  func indexRows() throws -> [IndexRow] {
    let canonical = author.canonical
    guard author != canonical else { return [] }
    var row = IndexRow.spelling("author", canonical.key, recorded: author.key)
    row.body = try CanonicalJSON.encode(author)
    return [row]
  }
}

extension IndexRow {
  fileprivate static func spelling(_ what: String, _ now: String, recorded: String) -> IndexRow {
    IndexRow(kind: spelling, id: "\(what) \(now) \(recorded)")
  }

  /// The row of an open appeal's restriction.
  static let appeal = "appeal"

  /// Where the rows stand that begin with some words and a space; a space sorts before `!`.
  static func range(_ beginning: String) -> Range<String> { "\(beginning) "..<"\(beginning)!" }
}

extension RestrictionState {
  /// The rows by which the restriction is found: by its status, whether anything of it was planned in the
  /// network, and when it began; once more when there is an open appeal.
  var indexRows: [IndexRow] {
    let page = proposal.page.map { "=\($0)" } ?? ""
    var names = [status.rawValue]
    if isUnderAppeal { names.append(IndexRow.appeal) }
    return names.map { name in
      let mark = actions.isEmpty ? "0" : "1"
      let time = QueueRow.padded(startsAt ?? proposedAt)
      return IndexRow(
        kind: IndexRow.standing,
        id: "\(name) \(mark) \(time) \(id)",
        body: page
      )
    }
  }

  /// The restriction of a row.
  static func id(ofRow row: String) -> RestrictionID? {
    row.lastIndex(of: " ").map { RestrictionID(String(row[row.index(after: $0)...])) }
  }
}

extension ActionState {
  /// The rows by which the action is found.
  var indexRows: [IndexRow] {
    plan.caseID.map { [IndexRow(kind: IndexRow.deed, id: "\($0) \(plan.id)")] } ?? []
  }
}

extension LedgerState {
  /// All rows that stand for finding, by kind and id.
  func indexRows() throws -> Set<IndexRow> {
    var rows: Set<IndexRow> = []
    var deeds: [CaseID: [ActionState]] = [:]
    for action in actions.values {
      rows.formUnion(action.indexRows)
      if let id = action.plan.caseID { deeds[id, default: []].append(action) }
    }
    for state in cases.values {
      rows.formUnion(state.indexRows)
      if state.isDue(after: deeds[state.id] ?? []) {
        rows.insert(IndexRow(kind: IndexRow.due, id: state.id.description))
      }
    }
    for author in authors.values { rows.formUnion(try author.indexRows()) }
    for restriction in restrictions.values { rows.formUnion(restriction.indexRows) }
    return rows
  }
}
