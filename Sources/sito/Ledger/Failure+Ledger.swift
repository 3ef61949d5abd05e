import Ledger
import Rules

extension Failure {
  /// The ledger does not take what was to be written, though it could be.
  ///
  /// What the conflict is about stays unsaid: it may name an author.
  init(_ conflict: LedgerConflict, in path: String) {
    self = .cannotRun(
      says(
        "журнал `\(path)` не сходится (\(conflict.reason.rawValue)): проверьте его, sito audit verify",
        "the ledger `\(path)` is not in order (\(conflict.reason.rawValue)): check it, sito audit verify"
      ),
      because: conflict
    )
  }

  /// The work could not begin or go on because of the ledger.
  init(_ error: LedgerError) {
    self = .cannotRun(error.message.text(in: language), because: error)
  }
}
