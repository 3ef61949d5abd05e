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

  /// The code that the network gave, such as `error 15`; empty when there is none.
  ///
  /// It stays for ever, so nothing is in it that could be about people.
  public var answer: String

  /// What the network said, in one line of at most 200 signs; empty when it said nothing.
  public var said: String

  /// The line as it came, when it says more than ``answer`` does; it can be erased.
  public var words: String?

  /// The SHA-256 of the line as it came.
  public var digest: Digest

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
    // Some readers take the first of two and others the last.
    if RepeatedKeys.occur(in: line) { throw Failure(message: .repeatedKey) }
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
    let whole = parts.joined(separator: ": ")
    said = String((whole.isEmpty && told != nil ? "ok" : whole).prefix(Self.longestAnswer))
    if let error {
      let code = error["error_code"]?.code ?? error["code"]?.code ?? error.code
      self.answer = code.map { "error \($0)" } ?? "error"
    } else {
      self.answer = told.map { $0.code ?? "ok" } ?? ""
    }
    let text = String(decoding: line, as: UTF8.self)
    digest = Digest(of: text.utf8)
    if !object.isBare { self.words = line.count <= Self.longestLine ? text : said }
  }

  /// The most signs of an answer that people are shown.
  private static let longestAnswer = 200

  /// The most bytes of an answer that are kept; of a longer one only what is shown.
  private static let longestLine = 16_384

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

extension ExecutedAction {
  /// What the network answered, for people: in its own words as long as they are kept.
  public func told(by snapshot: Snapshot?) -> String {
    guard let words = snapshot?.text else { return answer }
    return (try? PlanResult(Data(words.utf8)).said) ?? words
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

  /// The value when it cannot be anything but a code: a truth, a number that is too short for a phone's,
  /// or a name as programs write it, such as `USER_NOT_PARTICIPANT`; else nil.
  fileprivate var code: String? {
    switch self {
    case .bool(let value): return "\(value)"
    case .integer(let value): return abs(value) < 100_000 ? "\(value)" : nil
    case .string(let text):
      if let number = Int(text) { return abs(number) < 100_000 ? "\(number)" : nil }
      let parts = text.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
      let isName = parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (0x41...0x5A).contains($0) }
      }
      return isName && parts.count > 1 && text.utf8.count <= 64 ? text : nil
    default: return nil
    }
  }

  /// Whether a line has nothing but the action's name, whether it was done, and codes.
  fileprivate var isBare: Bool {
    guard case .object(let pairs) = self else { return false }
    return pairs.allSatisfy { key, value in
      switch key {
      case "key", "id", "ok": true
      case "response", "result", "error", "error_code": value == .null || value.code != nil
      default: false
      }
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
  fileprivate static let repeatedKey = Phrase(
    ru: "поле названо дважды, и какое из двух верно, неизвестно",
    en: "a field is named twice, and nobody knows which of the two is right"
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
