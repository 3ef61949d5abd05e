public import Foundation
public import Rules

/// What came of one planned action, as whoever did it reports it.
///
/// A line is the key of the action and either `ok` or the network's own answer:
///
///     {"key":"delete:vk-200000001-4512-9981#12","ok":true}
///     {"key":"ban:vk-310000007-1","response":1}
///     {"key":"ban:vk-310000007-1","error":{"error_code":15,"error_msg":"Access denied"}}
///     {"key":"lift:ok-570000000001-1","ok":false,"error":"10","answer":"нет такой кнопки"}
public struct PlanResult: Hashable, Sendable {
  /// The action.
  public var id: String

  /// Whether it was done.
  public var isDone: Bool

  /// The network's answer, in one line; empty when there is none.
  public var answer: String

  /// Why a line is no result.
  public struct Failure: Error {
    /// What is wrong and what was expected, for people.
    public let message: Phrase
  }

  /// Reads a line.
  ///
  /// - Throws: A ``Failure`` that says what was expected.
  public init(_ line: Data) throws(Failure) {
    guard let object = try? JSONDecoder().decode(JSONValue.self, from: line), case .object = object
    else { throw Failure(message: .noObject) }
    guard let id = (object["key"] ?? object["id"])?.text, !id.isEmpty else {
      throw Failure(message: .noKey)
    }
    let error = [object["error"], object["error_code"]].lazy.compactMap { $0 }
      .first { $0 != .null && $0 != .bool(false) }
    let answer = object["answer"] ?? object["response"] ?? object["result"]
    if let ok = object["ok"] {
      guard let ok = ok.bool else { throw Failure(message: .noOutcome) }
      isDone = ok
    } else {
      guard error != nil || answer != nil else { throw Failure(message: .noOutcome) }
      isDone = error == nil
    }
    self.id = id
    let code = error?["error_code"]?.text ?? error?.text
    let words = error?["error_msg"] ?? object["error_msg"] ?? object["description"] ?? answer
    let parts = [
      code.map { "error \($0)" }, words?.oneLine,
      error != nil && code == nil && words == nil ? error?.oneLine : nil,
    ]
    self.answer = parts.compactMap { $0 }.joined(separator: ": ")
  }
}

extension JSONValue {
  /// A text as it is, anything else as canonical JSON.
  fileprivate var oneLine: String { text ?? (try? CanonicalJSON.encode(self)) ?? "" }
}

extension Phrase {
  fileprivate static let noObject = Phrase(
    ru: "это не объект JSON; в строке должно быть {\"key\":\"…\",\"ok\":true}",
    en: "this is no JSON object; a line must be {\"key\":\"…\",\"ok\":true}"
  )
  fileprivate static let noKey = Phrase(
    ru: "нет поля `key`: какое действие плана выполнено",
    en: "there is no field `key`: which action of the plan was done"
  )
  fileprivate static let noOutcome = Phrase(
    ru: "не сказано, что вышло: нужно `\"ok\": true` или `false` либо ответ сети в `response` или `error`",
    en: "it does not say what came of it: `\"ok\": true` or `false` is needed, or the network's `response` or `error`"
  )
}

extension LedgerStore {
  /// What became of reported results.
  public struct ResultTally: Hashable, Sendable {
    /// How many were new and are in the ledger now.
    public var added = 0
    /// How many the ledger had already.
    public var known = 0
    /// The positions of those whose action nobody has planned.
    public var unplanned: [Int] = []
  }

  /// Notes what came of planned actions; the same results again add nothing.
  ///
  /// An action that is done stays done: what is reported of it later is known already.
  ///
  /// - Parameters:
  ///   - results: The results, in the order in which they came.
  ///   - now: The time.
  ///   - actor: Who did it; nil for the network of each action.
  /// - Throws: A ``LedgerError``.
  public func take(
    _ results: [PlanResult],
    at now: Milliseconds,
    by actor: String? = nil
  ) throws -> ResultTally {
    let earlier = try earlierResults(of: Set(results.map(\.id)))
    return try write(at: now, actor: actor ?? "engine") { transaction in
      var tally = ResultTally()
      var seen = earlier
      for (index, result) in results.enumerated() {
        guard let action = try transaction.actionState(result.id) else {
          tally.unplanned.append(index)
          continue
        }
        let executed = ExecutedAction(
          id: result.id,
          isDone: result.isDone,
          answer: result.answer
        )
        guard action.result?.isDone != true, seen.insert(executed).inserted else {
          tally.known += 1
          continue
        }
        try transaction.append(
          .actionExecuted(executed),
          actor: actor ?? action.plan.networkActor
        )
        tally.added += 1
      }
      return tally
    }
  }

  /// What was reported of some actions before, as far as it was reported at all.
  private func earlierResults(of names: Set<String>) throws -> Set<ExecutedAction> {
    let state = try state()
    guard names.contains(where: { state.actions[$0]?.result != nil }) else { return [] }
    var results: Set<ExecutedAction> = []
    var last: Int64 = 0
    while case let events = try events(after: last, limit: 4096), let end = events.last {
      last = end.header.sequence
      for event in events {
        if case .actionExecuted(let result) = event.kind, names.contains(result.id) {
          results.insert(result)
        }
      }
    }
    return results
  }
}

extension PlannedAction {
  /// The network as an actor; a name that no code can have is left out.
  fileprivate var networkActor: String {
    let code = "network:\(network)"
    return code.isActorCode ? code : "network"
  }
}
