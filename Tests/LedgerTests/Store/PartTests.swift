import Foundation
import Rules
import Testing

@testable import Ledger

/// What is read of a part of the projection is what all events say, to the byte.
@Suite struct PartTests {
  /// Restrictions as a list shows them.
  private func list(
    _ state: LedgerState,
    _ filter: RestrictionFilter,
    _ now: Milliseconds
  ) throws
    -> [String]
  {
    try state.restrictions.values.filter { filter.accepts($0, at: now) }
      .sorted { ($0.proposedAt, $0.id) < ($1.proposedAt, $1.id) }
      .map { try CanonicalJSON.encode($0) + " \(state.isUnfounded($0))" }
  }

  private var filters: [RestrictionFilter] {
    var filters = RestrictionFilter.Standing.allCases.map { standing in
      var filter = RestrictionFilter()
      filter.standings = [standing]
      return filter
    }
    let changes: [(inout RestrictionFilter) -> Void] = [
      { _ in }, { $0.author = "1" }, { $0.author = "vk-2" }, { $0.author = "VK/3" },
      { $0.author = "нет" }, { $0.network = "vk" }, { $0.network = "Odnoklassniki" },
      { $0.network = "telegram" }, { $0.page = "-2" },
      { ($0.page, $0.author, $0.standings) = ("-1", "1", [.active, .appeal, .proposed]) },
    ]
    for change in changes {
      var filter = RestrictionFilter()
      change(&filter)
      filters.append(filter)
    }
    return filters
  }

  /// An author, and all that a history of theirs is made of.
  private func history(_ state: LedgerState, _ name: String) throws -> [String] {
    try state.authors.values.filter { $0.author.isNamed(name) }
      .sorted { $0.author.key < $1.author.key }
      .flatMap { author in
        try [CanonicalJSON.encode(author)]
          + author.cases.map { try CanonicalJSON.encode(#require(state.cases[$0])) }
          + author.restrictions.map { try CanonicalJSON.encode(#require(state.restrictions[$0])) }
      }
  }

  @Test(arguments: 1...8) func `it is the same in every small world`(seed: UInt64) throws {
    let ledger = try RandomLedger(seed: seed)
    let store = ledger.store
    var said = (steps: 0, refusals: 0, reminders: 0, restrictions: 0)
    for number in 1...250 {
      try ledger.step()
      guard number % 10 == 0 else { continue }
      let fold = try store.read { try Projection.fold($0) }
      for later in [0, 1, 40] as [Milliseconds] {
        let now = ledger.time + later * Sample.day
        for isAutomatic in [false, true] {
          let plan = try store.plan(
            rules: ledger.rules,
            now: now,
            includesAutomatic: isAutomatic,
            isRecorded: false
          )
          let expected = try store.draft(
            fold,
            rules: ledger.rules,
            now: now,
            includesAutomatic: isAutomatic
          )
          #expect(try plan.lines(in: .russian) == expected.lines(in: .russian))
          #expect(plan.leftForPeople == expected.leftForPeople)
          said.steps += plan.steps.count
          said.refusals += plan.refusals.count
        }
        let reminders = try store.reminders(ledger.rules, until: now)
        #expect(reminders == fold.reminders(ledger.rules, until: now))
        said.reminders += reminders.count
        for filter in filters {
          let found = try list(store.state(of: filter), filter, now)
          #expect(found == (try list(fold, filter, now)), "\(filter)")
          said.restrictions += found.count
        }
      }
      for name in ["1", "vk-2", "VK-2", "vkontakte/2", "ok/3", "нет", "-", "/", "a/b-c"] {
        #expect(try history(store.state(ofAuthor: name), name) == history(fold, name), "\(name)")
      }
    }
    #expect(try store.verify().flaws == [])
    // There was something to compare.
    #expect(said.steps > 20, "\(said)")
    #expect(said.refusals + said.reminders > 5, "\(said)")
    #expect(said.restrictions > 300, "\(said)")
  }

  @Test func `a projection of another version is not asked`() throws {
    let ledger = try RandomLedger(seed: 99)
    for _ in 1...120 { try ledger.step() }
    let filter = RestrictionFilter()
    let before = try list(ledger.store.state(of: filter), filter, ledger.time)
    #expect(!before.isEmpty)
    try rewrite(ledger.scratch.ledger, "DELETE FROM projection")
    let store = try LedgerStore(path: ledger.scratch.ledger, isReadOnly: true)
    #expect(try list(store.state(of: filter), filter, ledger.time) == before)
  }

  @Test func `no more is read than is asked for`() throws {
    let ledger = try TestLedger()
    for id in 1...200 {
      let author = AuthorIdentity(network: "vk", id: "\(id)")
      try ledger.take(id, author: author, strike: Sample.strike)
    }
    var filter = RestrictionFilter()
    filter.author = "vk-7"
    #expect(try ledger.store.state(of: filter).restrictions.count == 1)
    filter = RestrictionFilter()
    filter.standings = [.active]
    #expect(try ledger.store.state(of: filter).restrictions.isEmpty)
    #expect(try ledger.store.state(ofAuthor: "7").authors.count == 1)
    #expect(try ledger.store.state(ofAuthor: "7").cases.count == 1)
  }
}
