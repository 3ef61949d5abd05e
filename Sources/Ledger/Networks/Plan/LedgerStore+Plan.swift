import GRDB

extension LedgerStore {
  /// Plans what was decided and is not done, and notes in the ledger what was not planned before.
  ///
  /// It reads what may have to be done, and one event for each thing to do.
  ///
  /// - Parameters:
  ///   - rules: What the networks can do.
  ///   - now: The time.
  ///   - includesAutomatic: Whether comments are to go, too, which the engine removed and no
  ///     moderator has looked at.
  ///   - isRecorded: Whether the ledger notes the steps; without that nothing is written, and nothing
  ///     can be reported as done.
  /// - Returns: The plan.
  /// - Throws: A ``LedgerError``.
  public func plan(
    rules: NetworkRules,
    now: Milliseconds,
    includesAutomatic: Bool,
    isRecorded: Bool
  ) throws -> Plan {
    let state = try part { db in
      try Self.undone(now: now, includesAutomatic: includesAutomatic, db)
    }
    let plan = try draft(state, rules: rules, now: now, includesAutomatic: includesAutomatic)
    let fresh = plan.steps.map(\.action).filter { state.actions[$0.id] == nil }
    guard isRecorded, !fresh.isEmpty else { return plan }
    try write(at: now, actor: "engine") { transaction in
      // Another program may have planned the same meanwhile.
      for action in fresh where try transaction.actionState(action.id) == nil {
        try transaction.append(.actionPlanned(action))
      }
    }
    return plan
  }

  /// Plans what a state asks for.
  func draft(
    _ state: LedgerState,
    rules: NetworkRules,
    now: Milliseconds,
    includesAutomatic: Bool
  ) throws -> Plan {
    let orders = try state.orders(now: now, includesAutomatic: includesAutomatic) {
      try event($0)?.kind.evidence
    }
    var plan = Plan(orders, done: state.doneActions, rules: rules, now: now)
    plan.holdBack(state.overtakenRemovals(now: now))
    plan.doubt(state.doubtfulRemovals())
    plan.keepApart(from: state.actions)
    plan.tellFailures(of: state.actions)
    return plan
  }

  /// From what to begin to know what is to be done: all that a plan may speak of.
  private static func undone(
    now: Milliseconds,
    includesAutomatic: Bool,
    _ db: Database
  ) throws -> Beginning {
    var beginning = Beginning()
    beginning.cases = try String.fetchAll(
      db,
      sql: "SELECT id FROM projection WHERE kind = ?",
      arguments: [IndexRow.due]
    )
    .map { CaseID($0) }
    if includesAutomatic {
      beginning.cases += try String.fetchAll(
        db,
        sql: """
          SELECT c.id FROM projection q JOIN projection c
            ON c.kind = 'case' AND c.id = substr(q.id, \(QueueRow.prefix + 1))
          WHERE q.kind = '\(QueueRow.kind)' AND c.body ->> '$.action' = 'remove'
          """
      )
      .map { CaseID($0) }
    }
    // What was never planned and is over was never in the network; of a warning nobody is told late.
    let month = QueueRow.padded(now - 30 * .day)
    let ranges = [
      IndexRow.range("active"), "issued 0 \(month)"..<"issued 0!",
      "issued 1 \(month)"..<"issued 1!",
      IndexRow.range("lifted 1"), IndexRow.range("overturned 1"), IndexRow.range("expired 1"),
    ]
    for range in ranges { beginning.restrictions += try restrictions(in: range, db) }
    return beginning
  }
}

extension Plan {
  /// Tells of each step that failed before what was answered then: the code, which is about nobody.
  mutating func tellFailures(of known: [String: ActionState]) {
    for index in steps.indices {
      guard let result = known[steps[index].action.id]?.result, !result.isDone else { continue }
      steps[index].notes.append(.failedBefore(result.answer))
    }
  }

  /// Gives steps names of their own that were planned before in another way, as `ban:vk-1-1/2`.
  ///
  /// The file of networks may have changed since. And a step that was reported as done in error, or was
  /// done and is to be done once more, gets another name, by which what comes of it now is told.
  mutating func keepApart(from known: [String: ActionState]) {
    var names: [String: String] = [:]
    for index in steps.indices {
      let base = steps[index].action.id
      var number = 1
      while let other = known[steps[index].action.id],
        other.plan != steps[index].action || other.isTakenBack || other.result?.isDone == true
      {
        number += 1
        steps[index].action.id = "\(base)/\(number)"
      }
      names[base] = steps[index].action.id
    }
    for index in steps.indices {
      steps[index].after = steps[index].after.map { names[$0] ?? $0 }
    }
  }
}
