import Rules

extension LedgerStore {
  /// What became of reported results.
  public struct ResultTally: Hashable, Sendable {
    /// How many were new and are in the ledger now.
    public var added = 0
    /// How many the ledger had already.
    public var known = 0
    /// The positions of those whose action nobody has planned.
    public var unplanned: [Int] = []

    /// Creates a tally.
    public init(added: Int = 0, known: Int = 0, unplanned: [Int] = []) {
      self.added = added
      self.known = known
      self.unplanned = unplanned
    }
  }

  /// Notes what came of planned actions; the same results again add nothing.
  ///
  /// An action that is done stays done, unless a person says that it was not: then it is planned anew by
  /// another name.
  ///
  /// - Parameters:
  ///   - results: The results, in the order in which they came.
  ///   - now: The time.
  ///   - actor: Who did it; nil for the network of each action.
  /// - Returns: What became of them.
  /// - Throws: A ``LedgerError``.
  public func take(
    _ results: [PlanResult],
    at now: Milliseconds,
    by actor: String? = nil
  ) throws -> ResultTally {
    let isPerson = actor.map { Role.person($0) != nil } ?? false
    let earlier = try earlierResults(of: Set(results.map(\.id)))
    return try write(at: now, actor: actor ?? "engine") { transaction in
      var tally = ResultTally()
      var seen = earlier
      for (index, result) in results.enumerated() {
        guard let action = try transaction.actionState(result.id) else {
          tally.unplanned.append(index)
          continue
        }
        var executed = ExecutedAction(
          id: result.id,
          isDone: result.isDone,
          answer: result.answer,
          snapshot: try result.snapshot?.digest()
        )
        // Earlier versions kept the words in the event itself.
        let older = ExecutedAction(id: result.id, isDone: result.isDone, answer: result.said)
        let isSettled = action.result?.isDone == true && (result.isDone || !isPerson)
        guard !isSettled, !seen.contains(older), seen.insert(executed).inserted else {
          tally.known += 1
          continue
        }
        executed.answerDigest = result.digest
        try transaction.append(
          .actionExecuted(executed),
          snapshot: result.snapshot,
          actor: actor ?? action.plan.networkActor
        )
        tally.added += 1
      }
      return tally
    }
  }

  /// What was reported of some actions before, as far as it was reported at all.
  private func earlierResults(of names: Set<String>) throws -> Set<ExecutedAction> {
    guard try actions(Array(names)).contains(where: { $0.result != nil }) else { return [] }
    var results: Set<ExecutedAction> = []
    var last: Int64 = 0
    while case let events = try events(after: last, limit: 4096), let end = events.last {
      last = end.header.sequence
      for event in events {
        if case .actionExecuted(var result) = event.kind, names.contains(result.id) {
          // The same answer with other blanks is the same.
          result.answerDigest = nil
          results.insert(result)
        }
      }
    }
    return results
  }
}

extension PlanResult {
  /// The words of the answer that can be erased; nil when there are none.
  fileprivate var snapshot: Snapshot? { words.map { Snapshot(text: $0) } }
}

extension PlannedAction {
  /// The network as an actor; a name that no code can have is left out.
  var networkActor: String {
    let code = "network:\(network)"
    return code.isActorCode ? code : "network"
  }
}
