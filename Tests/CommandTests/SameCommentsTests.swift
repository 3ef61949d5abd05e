import Foundation
import Testing

/// The same comments get the same decisions, whatever they come in and are written as.
@Suite struct SameCommentsTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  /// The same two comments in every form; what only some of the networks say is left out.
  static let sameComments: [(format: String, text: String)] = [
    (
      "ndjson",
      """
      {"text":"какая хуйня","author":"1"}
      {"text":"сам дурак","author":"2","reply_to":{"id":"1","author":"1"}}
      """
    ),
    ("text", "какая хуйня\nсам дурак\n"),
    ("csv", "author;text\n1;какая хуйня\n2;сам дурак\n"),
    (
      "vk",
      """
      {"response":{"items":[{"id":1,"from_id":1,"date":1,"text":"какая хуйня"},\
      {"id":2,"from_id":2,"date":1,"text":"сам дурак","reply_to_comment":1,"reply_to_user":1}]}}
      """
    ),
    (
      "ok",
      """
      {"comments":[{"id":"1","author_id":"1","text":"какая хуйня","date_ms":1},\
      {"id":"2","author_id":"2","text":"сам дурак","date_ms":1,"reply_to_comment_id":"1"}]}
      """
    ),
    (
      "telegram",
      """
      {"name":"ч","type":"public_supergroup","id":1,"messages":[\
      {"id":1,"type":"message","date":"","from_id":"user1","text":["какая ",{"type":"bold",\
      "text":"хуйня"}]},\
      {"id":2,"type":"message","date":"","from_id":"user2","text":"сам дурак"}]}
      """
    ),
    (
      "max",
      """
      {"messages":[{"sender":{"user_id":1},"timestamp":1,"body":{"mid":"1","text":"какая хуйня"}},\
      {"sender":{"user_id":2},"timestamp":1,"body":{"mid":"2","text":"сам дурак"}}]}
      """
    ),
    (
      "youtube",
      """
      {"items":[{"id":"1","snippet":{"textOriginal":"какая хуйня"}},\
      {"id":"2","snippet":{"textDisplay":"сам <b>дурак</b>"}}]}
      """
    ),
    (
      "ndjson",
      """
      [{"text":"какая хуйня"},
       {"text":"сам дурак"}]
      """
    ),
    ("csv", "text,author\nкакая хуйня,1\n\"сам дурак\",2\n"),
    ("csv", "Автор\tТекст комментария\r\n1\tкакая хуйня\r\n2\tсам дурак\r\n"),
    (
      "vk",
      """
      {"type":"wall_reply_new","group_id":1,"event_id":"a","object":{"id":1,"from_id":1,"text":"какая хуйня"}}
      {"type":"board_post_new","group_id":1,"event_id":"b","object":{"id":2,"from_id":2,"text":"сам дурак"}}
      """
    ),
    (
      "vk",
      """
      {"ts":"1","updates":[{"type":"wall_reply_new","object":{"id":1,"from_id":1,"text":"какая хуйня"}},\
      {"type":"photo_comment_new","object":{"id":2,"from_id":2,"text":"сам дурак"}}]}
      """
    ),
    ("vk", #"[{"id":1,"from_id":1,"text":"какая хуйня"},{"id":2,"from_id":2,"text":"сам дурак"}]"#),
    (
      "telegram",
      """
      {"ok":true,"result":[{"update_id":1,"message":{"message_id":1,"text":"какая хуйня"}},\
      {"update_id":2,"message":{"message_id":2,"photo":[],"caption":"сам дурак"}}]}
      """
    ),
    (
      "telegram",
      """
      {"about":"","chats":{"about":"","list":[{"name":"ч","type":"private_group","id":1,"messages":[\
      {"id":1,"type":"message","date":"","from_id":"user1","text":"какая хуйня"}]}]},\
      "left_chats":{"list":[{"id":2,"messages":[\
      {"id":1,"type":"message","date":"","from_id":"user1","text":"сам дурак"}]}]}}
      """
    ),
    (
      "max",
      """
      {"updates":[{"update_type":"message_created","message":{"body":{"mid":"1","text":"какая хуйня"}}},\
      {"message":{"body":{"mid":"2","text":"сам дурак"}},"update_type":"message_edited"}]}
      """
    ),
    (
      "youtube",
      """
      {"items":[{"snippet":{"topLevelComment":{"id":"1","snippet":{"textOriginal":"какая хуйня"}}},\
      "replies":{"comments":[{"id":"2","snippet":{"textOriginal":"сам дурак"}}]}}]}
      """
    ),
  ]

  @Test func `the same comments get the same decisions in every form`() throws {
    for (format, text) in Self.sameComments {
      for name in [format, "auto"] {
        let run = try sito(["filter", "--format", name], text: text, home: pack.url)
        let answers = run.objects.map { object in
          [object["action"] as? String]
            + (object["findings"] as? [[String: Any]] ?? []).flatMap { finding in
              [finding["rule"] as? String, finding["match"] as? String]
            }
        }
        #expect(
          answers == [["remove", "p", "хуйня"], ["review", "i", "дурак"]],
          "\(format) as \(name): \(run.errors)"
        )
      }
    }
  }

  @Test func `they are the same in a table for Excel`() throws {
    for (format, text) in Self.sameComments {
      let run = try sito(["filter", "--output-format", "csv"], text: text, home: pack.url)
      let records = run.text.split(separator: "\r\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false)
      }
      let columns = try ["action", "rules", "matches"].map { name in
        try #require(records.first?.firstIndex { $0.hasSuffix(name) })
      }
      let cells = records.dropFirst().map { record in columns.map { String(record[$0]) } }
      #expect(
        Array(cells) == [["remove", "p", "хуйня"], ["review", "i", "дурак"]],
        "\(format): \(run.errors)"
      )
    }
  }

  @Test func `they are the same in lines to read`() throws {
    for (format, text) in Self.sameComments {
      let run = try sito(["filter", "--output-format", "table"], text: text, home: pack.url)
      let words = run.lines.map { line in
        let words = line.split(separator: " ")
        return [words.first, words.last].map { $0.map(String.init) }
      }
      #expect(
        words == [["УДАЛИТЬ", "«хуйня»"], ["проверить", "«дурак»"]],
        "\(format): \(run.errors)"
      )
    }
  }

  @Test func `they are the same on every code page`() throws {
    let text = "Автор;Текст\r\nИван;какая хуйня\r\nАнна;сам дурак\r\n"
    let koi8 = String.Encoding(rawValue: 0x8000_0A02)
    for encoding in [String.Encoding.windowsCP1251, .utf16, koi8] {
      let table = try #require(text.data(using: encoding))
      let run = try sito(["filter"], input: table, home: pack.url)
      #expect(run.objects.map { $0["action"] as? String } == ["remove", "review"])
      #expect(run.errors.contains("кодировка узнана по тексту: "))
    }
  }
}
