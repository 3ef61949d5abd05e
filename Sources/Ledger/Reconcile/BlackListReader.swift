public import Foundation
public import Rules

/// Reads what networks answer when they are asked whom they have banned.
public enum BlackListReader {
  /// Why an answer is no black list.
  public struct Failure: Error {
    /// What is wrong and what was expected, for people.
    public let message: Phrase
  }

  /// Reads an answer, or several: one after another, or in an array.
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
      // Answers about single members may have been put into one array.
      let errors = [document.networkError] + (document.array ?? []).map(\.networkError)
      if let message = errors.compactMap({ $0 }).first {
        throw Failure(message: .networkError(line, message))
      }
      guard let part = read(document) else {
        throw Failure(message: .wrongShape(line, network))
      }
      list.merge(part)
    }
    return list
  }

  /// The answers of a file with the line that each begins in.
  private static func documents(_ data: Data) throws(Failure) -> [(line: Int, JSONValue)] {
    let decoder = JSONDecoder()
    // Excel and Notepad put a byte order mark before everything.
    let data = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    var documents: [(Int, JSONValue)] = []
    for (line, text) in JSONTexts(data) {
      guard let value = try? decoder.decode(JSONValue.self, from: text) else {
        throw Failure(message: .noJSON(line))
      }
      let answers = value.array ?? []
      let isManyAnswers = !answers.isEmpty && answers.allSatisfy(\.isAnswer)
      documents += (isManyAnswers ? answers : [value]).map { (line, $0) }
    }
    if documents.isEmpty { throw Failure(message: .empty) }
    return documents
  }
}

/// The JSON texts of a file, each with the line that it begins in; they stand one after another.
private struct JSONTexts: Sequence, IteratorProtocol {
  private var rest: Data
  private var line = 1

  init(_ data: Data) { rest = data }

  mutating func next() -> (line: Int, text: Data)? {
    // Whoever puts answers together may leave a comma between them.
    let blanks: [UInt8] = [0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: ",")]
    while let first = rest.first, blanks.contains(first) {
      if first == 0x0A { line += 1 }
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return nil }
    var (depth, isString, isEscaped) = (0, false, false)
    var end = rest.startIndex
    for byte in rest {
      // What is neither object nor array ends with its line.
      if depth == 0, !isString, byte == 0x0A { break }
      end += 1
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = isString
      case UInt8(ascii: "\""): isString.toggle()
      case _ where isString: break
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: continue
      }
      if depth == 0, !isString, byte != UInt8(ascii: "\"") { break }
    }
    let text = rest[..<end]
    defer {
      line += text.count { $0 == 0x0A }
      rest = rest[end...]
    }
    return (line, Data(text))
  }
}

extension JSONValue {
  /// Whether it is an answer of a network as a whole, with a list inside.
  fileprivate var isAnswer: Bool {
    self["response"] != nil || self["items"] != nil || self["participants"] != nil
      || self["result"]?["participants"] != nil || self["error"] != nil
  }

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
      ru: "строка \(line): это не JSON; нужны ответы сети целиком, как она их дала",
      en: "line \(line): this is no JSON; the network's whole answers are needed, as they came"
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
        (
          "его даёт метод groups.getBanned: в `items` у каждого есть `ban_info`",
          "the method groups.getBanned gives it: each of `items` has `ban_info`"
        )
      case "telegram":
        (
          """
          его даёт channels.getParticipants с фильтром channelParticipantsKicked или channelParticipantsBanned \
          (у каждого есть `banned_rights`), а про одного автора — getChatMember (ChatMember с полем `status`)
          """,
          """
          channels.getParticipants gives it with the filter channelParticipantsKicked or channelParticipantsBanned \
          (each has `banned_rights`), and of a single author getChatMember does (a ChatMember with `status`)
          """
        )
      default:
        (
          "про названных авторов его даёт group.getUserGroupsByIds: список из `userId` и `status`",
          "group.getUserGroupsByIds gives it of those asked for: a list of `userId` and `status`"
        )
      }
    return Phrase(
      ru: "строка \(line): это не чёрный список; \(russian)",
      en: "line \(line): this is no black list; \(english)"
    )
  }
}
