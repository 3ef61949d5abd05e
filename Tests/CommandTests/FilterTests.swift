import Foundation
import Testing

/// `sito filter`: comments in, decisions out.
@Suite struct FilterTests {
  @Test func `comments that are not UTF-8 are counted`() throws {
    let bytes = Data("спасибо\n".utf8) + Data([0xE8, 0xE4, 0xE8, 0x20, 0xED, 0xE0, 0x0A])
    let run = try sito(["filter"], input: bytes)
    #expect(run.status == 0 && run.lines.count == 2)
    #expect(run.errors.contains("не в UTF-8, прочитано не всё: 1;"), "\(run.errors)")
    #expect(!(try sito(["filter"], text: "спасибо\n").errors.contains("UTF-8")))
  }

  let pack = try? SmallPack()

  private func filter(_ text: String, _ options: String...) throws -> Run {
    try sito(["filter"] + options, text: text, home: try #require(pack).url)
  }

  @Test func `one decision a line, in the order of the input`() throws {
    let texts = ["ничего", "какая хуйня", "ты дурак", "убью", "яма у дома"]
    let run = try filter(texts.map { #"{"text":"\#($0)"}"# }.joined(separator: "\n"))
    #expect(run.status == 0)
    #expect(run.objects.map { $0["id"] as? String } == (1...5).map { "line-\($0)" })
    #expect(
      run.objects.map { $0["action"] as? String } == [
        "allow", "remove", "review", "review", "allow",
      ]
    )
    #expect(run.objects.map { $0["urgent"] as? Bool } == [false, false, false, true, false])
    #expect(run.objects.map { $0["labels"] as? [String] } == [[], [], [], [], ["complaint"]])
  }

  @Test func `a decision has the fields that PRODUCT names`() throws {
    let comment = #"""
      {"network":"vk","page":"-200000001","post":"4512","id":"9981","edit":2,\#
      "author":{"id":"310000007","name":"Иван","kind":"user"},"reply_to":"9975",\#
      "created_at":"2026-11-20T06:15:02Z","text":"Опять xуйня","likes":[1,{"a":2}]}
      """#
    let object = try #require(filter(comment).objects.first)
    for (key, value) in [
      "network": "vk", "page": "-200000001", "post": "4512", "id": "9981", "author": "310000007",
      "action": "remove", "reason": "мат", "engine": "0.1.0",
    ] {
      #expect(object[key] as? String == value, "\(key)")
    }
    #expect(object["edit"] as? Int == 2)
    #expect(object["categories"] as? [String] == ["profanity"])
    #expect(object["scores"] as? [String: Double] == ["profanity": 1])
    #expect((object["pack"] as? String)?.count == 64)
    let finding = try #require((object["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "p")
    #expect(finding["category"] as? String == "profanity")
    #expect([finding["start"] as? Int, finding["end"] as? Int] == [6, 11])
    #expect(finding["match"] as? String == "xуйня")
    #expect(finding["reads"] as? String == "хуйня")
    #expect(finding["disguise"] as? [String] == ["latin"])
    #expect(finding["weight"] as? Double == 1)
    #expect(Set(object.keys).isDisjoint(with: ["text", "likes", "created_at", "reply_to", "name"]))
  }

  @Test func `ids are kept digit for digit`() throws {
    let ids = ["9007199254740993", "-200000001", "18446744073709551616", "1e3", "0.10"]
    let run = try filter(
      ids.map { #"{"id":\#($0),"page":\#($0),"text":"а"}"# }.joined(separator: "\n")
    )
    #expect(run.objects.map { $0["id"] as? String } == ids)
    #expect(run.objects.map { $0["page"] as? String } == ids)
  }

  @Test func `text format takes every line for a comment`() throws {
    let run = try filter("ничего\r\n\nдурак\n{\"text\":1}", "--format", "text")
    #expect(run.status == 0)
    #expect(run.objects.map { $0["id"] as? String } == ["line-1", "line-3", "line-4"])
    #expect(run.objects.map { $0["action"] as? String } == ["allow", "review", "allow"])
  }

  @Test func `the format is seen from the first character`() throws {
    #expect(try filter("\n  {\"text\":\"дурак\"}").objects.first?["action"] as? String == "review")
    #expect(try filter("вот дурак").objects.first?["action"] as? String == "review")
  }

  @Test func `pages have thresholds of their own`() throws {
    let run = try filter(
      """
      {"network":"vk","page":"-7","text":"дурак"}
      {"network":"ok","page":"-7","text":"дурак"}
      {"network":"vk","page":-7,"text":"дурак"}
      """
    )
    #expect(run.objects.map { $0["action"] as? String } == ["allow", "review", "allow"])
  }
}
