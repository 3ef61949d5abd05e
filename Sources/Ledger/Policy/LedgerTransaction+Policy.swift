public import Rules

extension LedgerTransaction {
  /// The policy that the ledger has recorded last, with what was appended here; the default before one was
  /// recorded.
  ///
  /// Who decides by it decides under the policy in force: read before the transaction, it could be
  /// another one by now.
  ///
  /// - Throws: A ``LedgerConflict`` when the recorded file is gone or another one, or a `PackError` for a
  ///   file of another version's form.
  public func policyInForce() throws -> Policy {
    guard let digest = policy?.files[PolicyAdoption.policyFile] else { return Policy() }
    guard let text = try LedgerStore.file(digest, db), Digest(of: text.utf8) == digest else {
      throw LedgerConflict(.brokenChain)
    }
    return try Policy(yaml: text)
  }
}
