public import Foundation
public import Rules

/// Reads what networks answer when they are asked whom they have banned.
public enum BlackListReader {
  /// Why an answer is no black list.
  public struct Failure: Error {
    /// What is wrong and what was expected, for people.
    public let message: Phrase
  }

  /// Reads an answer: JSON, or several JSON texts a line each.
  ///
  /// - Parameters:
  ///   - data: The file.
  ///   - network: The network that gave it: `vk`, `telegram` or `ok`.
  /// - Returns: The list, or the part of it that the file holds.
  /// - Throws: A ``Failure`` that says what was expected.
  public static func read(_ data: Data, of network: String) throws(Failure) -> BlackList {
    let read: (JSONValue) -> BlackList?
    switch network {
    case "vk": read = BlackList.init(vk:)
    case "telegram": read = BlackList.init(telegram:)
    case "ok": read = BlackList.init(ok:)
    default: throw Failure(message: .noReader(network))
    }
    var list = BlackList()
    for (line, document) in try documents(data) {
      if let message = document.networkError {
        throw Failure(message: .networkError(line, message))
      }
      guard let part = read(document) else {
        throw Failure(message: .wrongShape(line, network))
      }
      list.merge(part)
    }
    return list
  }

  /// The JSON texts of a file with the line of each: one text over the whole file, else one a line.
  private static func documents(_ data: Data) throws(Failure) -> [(line: Int, JSONValue)] {
    let decoder = JSONDecoder()
    // Excel and Notepad put a byte order mark before everything.
    let data = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    if let whole = try? decoder.decode(JSONValue.self, from: data) { return [(1, whole)] }
    var documents: [(Int, JSONValue)] = []
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
      guard let value = try? decoder.decode(JSONValue.self, from: Data(line)) else {
        throw Failure(message: .noJSON(index + 1))
      }
      documents.append((index + 1, value))
    }
    if documents.isEmpty { throw Failure(message: .empty) }
    return documents
  }
}

extension JSONValue {
  /// What a network said instead of an answer.
  fileprivate var networkError: String? {
    if let message = self["error"]?["error_msg"]?.text { return message }
    if self["ok"]?.bool == false { return self["description"]?.text ?? "ok: false" }
    if self["error_code"] != nil { return self["error_msg"]?.text ?? "error_code" }
    return nil
  }
}

extension Phrase {
  fileprivate static func noReader(_ network: String) -> Phrase {
    Phrase(
      ru: "сверка бывает для vk, telegram и ok; чёрного списка сети `\(network)` Sito не читает",
      en: "reconciling is for vk, telegram and ok; Sito cannot read the black list of `\(network)`"
    )
  }

  fileprivate static let empty = Phrase(
    ru: "файл пуст; нужен ответ сети в JSON",
    en: "the file is empty; the network's answer in JSON is needed"
  )

  fileprivate static func noJSON(_ line: Int) -> Phrase {
    Phrase(
      ru: "строка \(line): это не JSON; нужен ответ сети целиком или по одному ответу в строке",
      en: "line \(line): this is no JSON; a whole answer of the network is needed, or one a line"
    )
  }

  fileprivate static func networkError(_ line: Int, _ message: String) -> Phrase {
    Phrase(
      ru: "строка \(line): в файле не список, а ошибка сети: \(message)",
      en: "line \(line): this is no list but the network's error: \(message)"
    )
  }

  fileprivate static func wrongShape(_ line: Int, _ network: String) -> Phrase {
    let (russian, english) =
      switch network {
      case "vk":
        ("ответ groups.getBanned с полем `items`", "an answer of groups.getBanned with `items`")
      case "telegram":
        (
          "ChatMember, их список или список участников с `banned_rights`",
          "a ChatMember, a list of them, or a list of participants with `banned_rights`"
        )
      default:
        (
          "ответ group.getUserGroupsByIds: список из `userId` и `status`",
          "an answer of group.getUserGroupsByIds: a list of `userId` and `status`"
        )
      }
    return Phrase(
      ru: "строка \(line): здесь ожидался \(russian)",
      en: "line \(line): \(english) is expected here"
    )
  }
}
