import ArgumentParser
import Ledger
import Rules

extension DeskOptions {
  /// Gives a verdict on each of the cases that are selected.
  func decide(
    _ choice: Verdict.Choice,
    _ selection: CaseSelection,
    _ reason: ReasonOptions,
    _ seen: SeenOptions,
    isStrike: Bool = true,
    isForgiving: Bool = false
  ) throws {
    try seen.check(selection)
    try perform(on: selection.names, for: reason) { transaction, name, policy in
      try selection.check(transaction.caseState(CaseID(name)), name)
      let evidence = try transaction.evidence(of: CaseID(name))
      if choice == .remove { try selection.check(evidence, name) }
      let ground = choice == .remove ? try reason.ground(evidence, transaction) : nil
      let verb = CaseVerb.decide(
        choice,
        reason: reason.text(policy, engine: evidence?.reason ?? ""),
        category: reason.category,
        isStrike: isStrike,
        event: seen.event,
        ground: ground,
        isForgiving: isForgiving
      )
      let events = try transaction.perform(verb, on: CaseID(name), under: policy.restrictions)
      if choice == .remove { reason.tellUnfound(evidence, name) }
      return events
    }
  }
}
