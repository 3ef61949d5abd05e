import Feeds
import Foundation
import Testing

@Suite struct NDJSONTwinTests {
  /// Random objects, read by us and by Foundation.
  @Test func `agrees with Foundation on what is JSON`() throws {
    var json = RandomJSON(seed: 1)
    for _ in 0..<4000 {
      let line = json.comment()
      #expect(comments(in: line.utf8) == [try foundation(line)], "\(line)")
    }
  }

  /// Random objects with a mistake or two in them: valid for us exactly when valid for Foundation.
  ///
  /// Foundation is stricter about Unicode, control characters and great exponents, so that none of
  /// them is made here. It lets a comma stand before a closing brace; such lines are left out.
  @Test func `agrees with Foundation on what is no JSON`() {
    var json = RandomJSON(seed: 2)
    json.letters = Array("ab \"\\/")
    let signs = Array(#"{}[]",:\0123456789.+-tfnrulsab "#.utf8)
    for _ in 0..<8000 {
      var line = Array(json.comment().utf8)
      for _ in 0...Int.random(in: 0...1, using: &json.generator) {
        let place = Int.random(in: 0..<line.count, using: &json.generator)
        switch Int.random(in: 0..<3, using: &json.generator) {
        case 0: line[place] = signs.randomElement(using: &json.generator) ?? 0
        case 1: line.insert(signs.randomElement(using: &json.generator) ?? 0, at: place)
        default: line.remove(at: place)
        }
      }
      guard !String(decoding: line, as: UTF8.self).contains(/,\s*}/) else { continue }
      let found = comments(in: line)
      let isRead = found.allSatisfy { $0.error?.isAboutSyntax != true }
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
      // Our reader stops at the first mistake, so one of meaning may hide one of syntax.
      if isJSON || !found.contains(where: { $0.error?.isAboutMeaning == true }) {
        #expect(isRead == isJSON, "\(String(decoding: line, as: UTF8.self))")
      }
    }
  }

  /// Every order of five keys, with the author last, first and in between.
  @Test func `the order of the keys does not matter`() {
    let members = [
      #""text":"т""#, #""id":1"#, #""author":{"name":"а","id":2}"#, #""x":{"text":[]}"#,
      #""edit":3"#,
    ]
    let expected = ReadComment(
      line: 1,
      edit: 3,
      ["text": "т", "id": "1", "author": "2", "name": "а"]
    )
    for order in orders(of: members) {
      let line = "{\(order.joined(separator: ","))}"
      #expect(comments(in: line.utf8) == [expected], "\(line)")
    }
  }
}

extension RowError {
  fileprivate var isAboutSyntax: Bool {
    switch self {
    case .invalidJSON, .cutShort, .excess, .notAnObject: true
    default: false
    }
  }

  fileprivate var isAboutMeaning: Bool {
    switch self {
    case .wrongKind, .notAnInteger: true
    default: false
    }
  }
}

/// Reads a comment the way anyone would.
private func foundation(_ line: String) throws -> ReadComment {
  let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
  var comment = ReadComment(line: 1)
  func take(_ key: String, from object: [String: Any], as name: String) {
    if let string = object[key] as? String { comment.fields[name] = string }
    if let number = object[key] as? NSNumber { comment.fields[name] = number.stringValue }
  }
  for key in ["network", "page", "post", "id", "author", "reply_to", "created_at", "text"] {
    take(key, from: object, as: key)
  }
  if let author = object["author"] as? [String: Any] {
    take("id", from: author, as: "author")
    take("name", from: author, as: "name")
    take("kind", from: author, as: "kind")
  }
  comment.edit = (object["edit"] as? NSNumber)?.intValue ?? 0
  if comment.fields["text"] == nil {
    return ReadComment(line: 1, error: .missing(.text))
  }
  // An empty id is none.
  for key in ["id", "author"] where comment.fields[key] == "" { comment.fields[key] = nil }
  return comment
}

private func orders(of members: [String]) -> [[String]] {
  guard !members.isEmpty else { return [[]] }
  return members.indices.flatMap { index in
    var rest = members
    let first = rest.remove(at: index)
    return orders(of: rest).map { [first] + $0 }
  }
}
