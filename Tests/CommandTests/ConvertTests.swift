import Foundation
import Testing

/// `sito convert`, and that it and `sito filter` read the same.
@Suite struct ConvertTests {
  static let fixtures = project.appending(path: "Tests/FeedsTests/Fixtures")

  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path))?.sorted() ?? []

  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  @Test(arguments: names)
  func `converted comments get the same decisions`(_ name: String) throws {
    let file = Self.fixtures.appending(path: name).path
    let converted = try sito(["convert", "--quiet", file], home: pack.url)
    let straight = try sito(["filter", "--quiet", file], home: pack.url)
    let again = try sito(["filter", "--quiet"], input: converted.output, home: pack.url)
    #expect(converted.status == straight.status)
    #expect(again.status == 0)
    // Rejected parts have their line in the decisions; among the comments they have none.
    #expect(straight.lines.filter { !$0.hasPrefix(#"{"line":"#) } == again.lines)
  }

  @Test func `a cut export gives its whole comments and then its error`() throws {
    let file = Self.fixtures.appending(path: "telegram-cut-short.json").path
    let run = try sito(["filter", file], home: pack.url)
    #expect(run.status == 1)
    #expect(run.objects.map { $0["id"] as? String } == ["1", nil])
    #expect(run.objects.last?["line"] as? Int == 3)
    #expect(run.objects.last?["error"] as? String == "the document is cut short at byte 389")
    #expect(run.errors.contains("файл обрывается на байте 389"))
  }

  @Test func `what cannot be read is kept and told, and no comment is made of it`() throws {
    let kept = try Scratch()
    let run = try sito(
      ["convert", "--rejects", kept.url.path],
      text: """
        [{"id":1,"from_id":2,"text":5},
         {"id":2,"from_id":2,
          "text":"дурак"}]
        """,
      home: pack.url
    )
    #expect(run.status == 1)
    #expect(run.objects.map { $0["id"] as? String } == ["2"])
    #expect(run.errors.contains("-:1: не прочитано: часть с байта 2: поле `text`"))
    #expect(
      try String(contentsOf: kept.url, encoding: .utf8) == "{\"id\":1,\"from_id\":2,\"text\":5}\n"
    )
    let lines = try sito(
      ["convert", "--quiet", "--rejects", kept.url.path],
      text: "{\"text\":\"а\"}\nмусор\n",
      home: pack.url
    )
    #expect(lines.status == 1)
    #expect(try String(contentsOf: kept.url, encoding: .utf8) == "мусор\n")
  }

  @Test func `what is no comment is counted and told`() throws {
    let file = Self.fixtures.appending(path: "vk-callback-events.ndjson").path
    let run = try sito(["filter", file], home: pack.url)
    #expect(
      run.errors.contains(
        "пропущено, не комментарии: confirmation 1, like_add 1, photo_comment_delete 1, "
          + "repeated_event 1, user_block 1, user_unblock 1, wall_reply_delete 1"
      )
    )
  }

  @Test func `a hidden link reaches the rules, and the decision shows it`() throws {
    let linkPack = try SmallPack(more: [
      "rules/links.yaml": """
      rules:
        - {id: l, title: Ссылка, category: insult, weight: 0.5, when: {count: {of: links, min: 1}}, \
      hit: ["https://a.example"], miss: [а]}
      """
    ])
    let comment = #"{"text":"жми тут","links":["https://a.example"]}"#
    let object = try #require(
      sito(["filter"], text: comment, home: linkPack.url).objects.first
    )
    #expect(object["action"] as? String == "review")
    let finding = try #require((object["findings"] as? [[String: Any]])?.first)
    #expect(finding["link"] as? String == "https://a.example")
    #expect(finding["match"] as? String == "")
    #expect([finding["start"] as? Int, finding["end"] as? Int] == [7, 7])
  }

  @Test(arguments: [
    (#"{"text":"Олег, ну дурак"}"#, "allow"),
    (#"{"text":"Олег, ну дурак","mentions":[{"start":0,"end":4,"id":"7"}]}"#, "review"),
    (#"{"text":"ну дурак, Олег","mentions":[{"start":10,"end":14}]}"#, "allow"),
    (
      #"{"name":"ч","type":"public_supergroup","id":1,"messages":[{"id":1,"type":"message","#
        + #""text":[{"type":"mention_name","text":"Олег","user_id":7},", ну дурак"]}]}"#, "review"
    ),
    (
      #"{"update_id":1,"message":{"message_id":1,"text":"Олег, ну дурак","entities":["#
        + #"{"type":"text_mention","offset":0,"length":4,"user":{"id":7}}]}}"#, "review"
    ),
    (
      #"{"messages":[{"body":{"mid":"1","text":"Олег, ну дурак","markup":["#
        + #"{"type":"user_mention","from":0,"length":4,"user_id":7}]}}]}"#, "review"
    ),
    (#"{"items":[{"id":1,"from_id":2,"text":"[id7|Олег], ну дурак"}]}"#, "review"),
    (#"{"author":"1","reply_to":{"id":"2","author":"3"},"text":"дурак"}"#, "review"),
    (#"{"author":"1","reply_to":{"id":"2","author":"1"},"text":"дурак"}"#, "allow"),
  ])
  func `a mention or a reply makes an address`(_ input: String, _ action: String) throws {
    let pack = try SmallPack(more: [
      "rules/all.yaml": """
      rules:
        - {id: a, title: Обзывание, category: insult, weight: 0.5, when: {addressed: i}, \
      hit: [ты дурак], miss: [дурак]}
      """, "wordlists/address/you.txt": "ты\n",
    ])
    let straight = try sito(["filter"], text: input, home: pack.url)
    #expect(straight.objects.map { $0["action"] as? String } == [action], "\(straight.errors)")
    let converted = try sito(["convert", "--quiet"], text: input, home: pack.url)
    let again = try sito(["filter"], input: converted.output, home: pack.url)
    #expect(again.output == straight.output)
  }

  @Test(arguments: [
    (["PK\u{3}\u{4}книга"], "Excel"), (["PK\u{3}\u{4}xl/"], "Текст CSV"),
    (["{\"error\":{\"error_code\":5}}"], "ошибка, которую вернула сеть"), (["GIF89a"], "картинка"),
    (["{\\rtf1 }"], "Word"), (["", "/нет/такого"], "нет такого файла"),
    (["<!DOCTYPE html><html>"], "веб-страница"),
    (["{\"a\":{\"b\":1}}"], "`a`"), (["a;b\nв;г\nд;е\n"], "--columns"),
    (["%PDF-1.7"], "PDF"), (["\0\u{1}\u{2}\u{3}"], "не текст"),
    (["{\"update_id\":1}", "--format", "vk"], "похоже на `telegram`"),
    (["a;b\nв;г\n", "--columns", "text=z"], "нет заголовка"),
  ])
  func `what cannot be read says what it looks like`(_ call: [String], _ told: String) throws {
    for command in ["filter", "convert"] {
      let run = try sito([command] + call.dropFirst(), text: call[0], home: pack.url)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(told), "\(run.errors)")
    }
  }

  @Test func `an unreadable file does not take the others' decisions along`() throws {
    let good = try Scratch(Data("{\"text\":\"дурак\"}".utf8))
    let bad = try Scratch(Data("{\"a\":1}".utf8))
    let run = try sito(["filter", good.url.path, bad.url.path], home: pack.url)
    #expect(run.status == 2)
    #expect(run.objects.map { $0["action"] as? String } == ["review"])
  }
}
