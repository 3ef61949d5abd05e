/// Everything that the ledger holds about one case, put together for somebody who was not there: an
/// author, a superior, a judge.
public struct CaseFile: Sendable {
  /// The case.
  public let state: CaseState

  /// The head of the chain when the file was made.
  public let head: ChainHead

  /// When the file was made.
  public let madeAt: Milliseconds

  /// The clocks that times are shown by.
  public var offset = UTCOffset.moscow

  /// The events of the case and of the restrictions that rest on it, in the order of the chain.
  let events: [Event]

  /// The words that events brought, by their numbers, as far as they were not erased.
  let snapshots: [Int64: Snapshot]

  /// The events that erased words, by the numbers of the events that had brought them.
  let erasures: [Int64: Event]

  /// The restrictions that rest on the case, in their order.
  let restrictions: [RestrictionState]

  /// Those of ``restrictions`` that have begun and lost their ground.
  let unfounded: Set<RestrictionID>

  /// The actions in the network, in the order in which they were planned.
  let actions: [ActionState]

  /// The author's other cases whose strikes counted when the comment came, in the order of the strikes.
  let earlierCases: [CaseState]

  /// Puts the file of a case together; nil when the ledger has no such case.
  ///
  /// It reads what is known of the author, and all events when words were erased.
  ///
  /// - Throws: A `LedgerError` when the ledger cannot be read.
  public init?(_ id: CaseID, in store: LedgerStore, at now: Milliseconds) throws {
    let ledger = try store.state(around: id)
    guard let state = ledger.cases[id] else { return nil }
    self.state = state
    head = ledger.head
    madeAt = now
    let author = state.author.flatMap { ledger.authors[$0] }
    restrictions = (author?.restrictions ?? []).compactMap { ledger.restrictions[$0] }
      .filter { $0.proposal.cases.contains(id) }
    unfounded = Set(restrictions.filter(ledger.isUnfounded).map(\.id))
    // What the network told of the author's blocking on this page belongs to the restrictions.
    let reports = (author?.reports ?? []).filter { [restrictions] report in
      report.page == state.comment.page && !restrictions.isEmpty && report.at >= state.openedAt
    }
    let numbers = Set(state.events + restrictions.flatMap(\.events) + reports.map(\.sequence))
      .sorted()
    events = try numbers.compactMap { try store.event($0) }
    var snapshots: [Int64: Snapshot] = [:]
    var missing: Set<Int64> = []
    for event in events where event.kind.snapshot != nil {
      snapshots[event.header.sequence] = try store.snapshot(of: event.header.sequence)
      if snapshots[event.header.sequence] == nil { missing.insert(event.header.sequence) }
    }
    self.snapshots = snapshots
    erasures = missing.isEmpty ? [:] : try Self.erasures(of: missing, in: store)
    actions = try store.actions(
      events.compactMap { event in
        if case .actionPlanned(let plan) = event.kind { plan.id } else { nil }
      }
    )
    earlierCases = try Self.counted(before: state, author, ledger, in: store)
  }

  /// The cases of the author's strikes that counted when the last edit of a comment came.
  ///
  /// What was decided later, or taken back before, is not in the author's standing of that time: so the
  /// author's events up to then are folded once more, under the policy that was in force.
  private static func counted(
    before state: CaseState,
    _ author: AuthorState?,
    _ ledger: LedgerState,
    in store: LedgerStore
  ) throws -> [CaseState] {
    guard let author, let edit = state.edits.last else { return [] }
    var numbers = Set(author.cases.flatMap { ledger.cases[$0]?.events ?? [] })
    numbers.formUnion(author.restrictions.flatMap { ledger.restrictions[$0]?.events ?? [] })
    var past = LedgerState()
    for number in numbers.sorted() where number < edit.sequence {
      guard let event = try store.event(number) else { continue }
      // Other authors' events are left out, so the chain is told where it goes on.
      past.head = ChainHead(sequence: number - 1, digest: event.header.previous)
      try past.apply(event)
    }
    guard let known = past.authors[author.author] else { return [] }
    let policy = try store.restrictionPolicy(before: edit.sequence)
    return Sanctions(policy, author: author.author, standing: known.standing)
      .remembered(at: edit.at).compactMap { $0.caseID == state.id ? nil : ledger.cases[$0.caseID] }
  }

  /// The events that erased some others' words.
  private static func erasures(
    of missing: Set<Int64>,
    in store: LedgerStore
  ) throws -> [Int64: Event] {
    var found: [Int64: Event] = [:]
    var last: Int64 = 0
    while case let events = try store.events(after: last, limit: 4096), let end = events.last {
      last = end.header.sequence
      for event in events {
        guard case .textErased(let erasure) = event.kind else { continue }
        for number in erasure.events where missing.contains(number) { found[number] = event }
      }
    }
    return found
  }

  /// The flagged edits of the comment with their evidence.
  var edits: [(event: Event, evidence: Evidence)] {
    events.compactMap { event in
      switch event.kind {
      case .caseOpened(let evidence), .commentEdited(let evidence): (event, evidence)
      default: nil
      }
    }
  }

  /// A time as the file shows it.
  func time(_ time: Milliseconds) -> String { LocalTime(time, offset).words }

  /// A time in a narrow column: it breaks only between day and clock.
  func moment(_ time: Milliseconds) -> HTML {
    let local = LocalTime(time, offset)
    return "<time>\(local.date),</time> <time>\(local.clock)</time>"
  }
}
