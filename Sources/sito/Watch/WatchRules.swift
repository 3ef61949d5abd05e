import Foundation
import Rules

/// A rule pack with the very files it was made of, which the ledger keeps.
struct WatchRules: Sendable {
  let pack: RulePack
  let sources: PackSources

  /// Loads the pack of a folder, or of the usual one.
  ///
  /// - Throws: A ``Failure`` that tells every mistake.
  init(home: String?, _ options: PackOptions) throws {
    var options = options
    if let home {
      options.rules = home + "/rules"
      options.wordlists = home + "/wordlists"
    }
    pack = try options.load()
    sources = options.sources
    guard sources.hash == pack.hash else {
      throw Failure.cannotRun(
        says(
          "правила изменились, пока их читали: повторите",
          "the rules changed while they were read: try again"
        )
      )
    }
  }
}
