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
    let told = object["response"] ?? object["result"]
    let error =
      Self.error(in: object) ?? told.flatMap { Self.error(in: $0) ?? Self.refusal(in: $0) }
    let answer = object["answer"] ?? told
    if let ok = object["ok"] {
      guard let ok = ok.bool else { throw Failure(message: .noOutcome) }
      guard !ok || error == nil && !Self.isRefusal(told) else {
        throw Failure(message: .contradiction)
      }
      isDone = ok
    } else {
      guard error != nil || answer.map({ $0 != .null }) ?? false else {
        throw Failure(message: .noOutcome)
      }
      isDone = error == nil && !Self.isRefusal(told)
    }
    self.id = id
    let code = error?["error_code"]?.text ?? error?.text
    let words =
      error?["error_msg"] ?? error?["message"] ?? error?["description"] ?? object["error_msg"]
      ?? object["description"] ?? (answer?.isPlain == true ? answer : nil)
    let parts = [
      code.map { "error \($0)" } ?? (error == nil ? nil : "error"), words?.oneLine,
    ]
    .compactMap { $0 }
    let said = parts.joined(separator: ": ")
    self.answer = String((said.isEmpty && told != nil ? "ok" : said).prefix(Self.longestAnswer))
  }

  /// The most signs of an answer that are kept: it stays for ever, and a comment's text has no business
  /// there.
  private static let longestAnswer = 200

  /// What says in an object that something went wrong; nil when nothing does.
  private static func error(in object: JSONValue) -> JSONValue? {
    let named = [object["error"], object["error_code"]].lazy.compactMap { $0 }
      .first { $0 != .null && $0 != .bool(false) && $0 != .integer(0) }
    return named.map { $0 == object["error_code"] ? object : $0 }
  }

  /// The answer itself when it says no, as `{"success":false,"message":"…"}` does; else nil.
  private static func refusal(in answer: JSONValue) -> JSONValue? {
    [answer["success"], answer["ok"]].contains { $0 == .bool(false) } ? answer : nil
  }

  /// Whether an answer says no in the shortest way.
  private static func isRefusal(_ answer: JSONValue?) -> Bool {
    answer == .bool(false) || answer == .integer(0)
  }
}

extension JSONValue {
  /// Whether the value is no object and no list, whose contents nobody knows.
  fileprivate var isPlain: Bool {
    switch self {
    case .object, .array, .null: false
    default: true
    }
  }

  /// A text as it is, anything else as canonical JSON.
  fileprivate var oneLine: String { text ?? (try? CanonicalJSON.encode(self)) ?? "" }
}

extension Phrase {
  fileprivate static let contradiction = Phrase(
    ru: "противоречит себе: `ok` говорит, что сделано, а ответ сети — что нет",
    en:
      "it contradicts itself: `ok` says that it was done, and the network's answer that it was not"
  )
  fileprivate static let noObject = Phrase(
    ru: "это не объект JSON; в строке должно быть {\"key\":\"…\",\"ok\":true}",
    en: "this is no JSON object; a line must be {\"key\":\"…\",\"ok\":true}"
  )
  fileprivate static let noKey = Phrase(
    ru: "нет поля `key`: какое действие плана выполнено",
    en: "there is no field `key`: which action of the plan was done"
  )
  fileprivate static let noOutcome = Phrase(
    ru:
      "не сказано, что вышло: нужно `\"ok\": true` или `false` либо ответ сети в `response` или `error`",
    en:
      "it does not say what came of it: `\"ok\": true` or `false` is needed, or the network's `response` or `error`"
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
        let executed = ExecutedAction(
          id: result.id,
          isDone: result.isDone,
          answer: result.answer
        )
        let isSettled = action.result?.isDone == true && (result.isDone || !isPerson)
        guard !isSettled, seen.insert(executed).inserted else {
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
    guard try actions(Array(names)).contains(where: { $0.result != nil }) else { return [] }
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
  var networkActor: String {
    let code = "network:\(network)"
    return code.isActorCode ? code : "network"
  }
}
