import GRDB

extension LedgerStore {
  /// What is known of the authors whom a text may name, of all their cases and restrictions.
  ///
  /// - Parameter name: What ``AuthorIdentity/isNamed(_:)`` takes.
  /// - Returns: A state that has these, and may have more.
  /// - Throws: A ``LedgerError``.
  public func state(ofAuthor name: String) throws -> LedgerState {
    try part { db in
      Beginning(authors: try Self.authors(named: name, db), isForNetworks: false)
    }
  }

  /// The authors whom a text may name, and perhaps others.
  static func authors(named name: String, _ db: Database) throws -> [AuthorIdentity] {
    var keys: Set = [name]
    for network in try authorNetworks(db) {
      for author in AuthorIdentity.names(in: name) { keys.insert("\(network)-\(author)") }
    }
    return try keys.sorted().compactMap { key in
      try String.fetchOne(
        db,
        sql: "SELECT body FROM projection WHERE kind = 'author' AND id = ?",
        arguments: [key]
      )
      .map { try CanonicalJSON.decode(AuthorState.self, $0).author }
    }
  }

  /// The networks of all authors, as the ledger's names begin with them: one look for each.
  private static func authorNetworks(_ db: Database) throws -> [String] {
    var networks: [String] = []
    var last = ""
    while let next = try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM projection WHERE kind = 'author' AND id >= ? ORDER BY id LIMIT 1"
      ),
      arguments: [last]
    ) {
      let network = String(next.prefix { $0 != "-" })
      networks.append(network)
      // A full stop is what sorts behind a hyphen.
      last = "\(network)."
    }
    return networks
  }
}
