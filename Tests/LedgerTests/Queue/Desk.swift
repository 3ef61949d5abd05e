import Rules

@testable import Ledger

/// A ledger without a file that does what moderators ask, for tests of every order of things.
struct Desk: Hashable {
  private(set) var state = LedgerState()
  var policy = RestrictionPolicy()
  var now = Sample.now

  static let moderators = ["moderator:1", "moderator:2"]
  static let id = Sample.comment(1).caseID

  init() throws {
    try append([.caseOpened(try Sample.evidence(1))], "engine")
  }

  var theCase: CaseState? { state.cases[Self.id] }
  var holder: String? { theCase?.holder(at: now, under: policy) }

  mutating func append(_ kinds: [Event.Kind], _ actor: String) throws {
    for kind in kinds {
      let stored = try StoredEvent(
        kind,
        sequence: state.head.sequence + 1,
        at: now,
        actor: actor,
        previous: state.head.digest
      )
      try state.apply(Event(header: stored.header, kind: kind))
    }
  }

  /// The author changes the comment.
  mutating func edit() throws {
    let edits = theCase?.edits.count ?? 0
    let evidence = try Sample.evidence(1, edit: edits, text: "ты дурак \(edits)")
    try append([.commentEdited(evidence)], "engine")
  }

  /// Does what is asked; returns why it was refused, if it was.
  mutating func perform(_ verb: CaseVerb, by moderator: String) throws -> Refusal.Reason? {
    guard let state = theCase else { return .noCase }
    do throws(Refusal) {
      let kinds = try verb.events(on: state, by: moderator, at: now, under: policy)
      do { try append(kinds, moderator) } catch { throw Refusal(.conflict("\(error)"), "") }
      return nil
    } catch {
      return error.reason
    }
  }
}
