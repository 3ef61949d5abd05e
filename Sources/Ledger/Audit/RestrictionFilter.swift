import GRDB

/// Which restrictions are wanted; every condition that is set has to hold.
public struct RestrictionFilter: Hashable, Sendable {
  /// How a restriction can stand that is wanted; empty for all.
  public var standings: [Standing] = []

  /// The author: an id, or network and id, or a name of the ledger.
  public var author: String?

  /// The network, in any spelling.
  public var network: String?

  /// The page, as the network spells it.
  public var page: String?

  /// How a restriction can stand.
  public enum Standing: String, CaseIterable, Sendable {
    case active, issued, expired, proposed, lifted, rejected, superseded, overturned, appeal
  }

  /// Creates a filter that takes every restriction.
  public init() {}

  /// Whether a restriction is wanted at a time.
  public func accepts(_ state: RestrictionState, at now: Milliseconds) -> Bool {
    let who = state.proposal.author
    if let author, !who.isNamed(author) { return false }
    if let network, !who.network.isSameNetwork(as: network) { return false }
    if let page, state.proposal.page != page { return false }
    return standings.isEmpty
      || standings.contains { wanted in
        wanted == .appeal
          ? state.isUnderAppeal : state.status(at: now).rawValue == wanted.rawValue
      }
  }
}

extension LedgerStore {
  /// What is known of the restrictions that a filter takes, and of the cases that they rest on.
  ///
  /// - Returns: A state that has these, and may have more.
  /// - Throws: A ``LedgerError``.
  public func state(of filter: RestrictionFilter) throws -> LedgerState {
    try part { db in
      // A term that is over is reckoned, so what has expired may be recorded as active.
      let names =
        filter.standings.isEmpty
        ? RestrictionState.Status.allCases.map(\.rawValue)
        : filter.standings.flatMap {
          $0 == .expired ? [$0.rawValue, Standing.active.rawValue] : [$0.rawValue]
        }
      var beginning = Beginning(isForNetworks: false)
      for name in Set(names) {
        beginning.restrictions += try Self.restrictions(
          in: IndexRow.range(name),
          page: filter.page,
          db
        )
        .filter(filter.mayAccept)
      }
      return beginning
    }
  }

  private typealias Standing = RestrictionFilter.Standing

  /// The restrictions whose rows stand in a range.
  static func restrictions(
    in range: Range<String>,
    page: String? = nil,
    _ db: Database
  ) throws -> [RestrictionID] {
    let condition = page == nil ? "" : "AND body = ?"
    return try String.fetchAll(
      db,
      sql: "SELECT id FROM projection WHERE kind = ? AND id >= ? AND id < ? \(condition)",
      arguments: StatementArguments(
        [IndexRow.standing, range.lowerBound, range.upperBound] + (page.map { ["=\($0)"] } ?? [])
      )
    )
    .compactMap(RestrictionState.id(ofRow:))
  }
}

extension RestrictionFilter {
  /// Whether a restriction may be wanted, by its name alone: that is the author's with a number behind.
  fileprivate func mayAccept(_ id: RestrictionID) -> Bool {
    let parts = id.description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return true }
    if let network, !parts[0].contains("~"), !String(parts[0]).isSameNetwork(as: network) {
      return false
    }
    return author.map { AuthorIdentity.names(in: $0).contains(String(parts[1])) } ?? true
  }
}

extension AuthorIdentity {
  /// What stands behind the network in the ledger's names of those whom a text may name.
  static func names(in text: String) -> Set<String> {
    var names: Set = [text.escapedForName]
    if let slash = text.firstIndex(of: "/") {
      names.insert(String(text[slash...].dropFirst()).escapedForName)
    }
    if let hyphen = text.lastIndex(of: "-") { names.insert(String(text[hyphen...].dropFirst())) }
    return names
  }
}
