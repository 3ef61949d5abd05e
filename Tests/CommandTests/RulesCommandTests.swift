import Foundation
import Testing

/// `sito rules`.
@Suite struct RulesCommandTests {
  @Test func `check tells that all is well`() throws {
    let pack = try SmallPack()
    let run = try sito(["rules", "check"], home: pack.url)
    #expect(run.status == 0)
    #expect(run.text.contains("всё в порядке: правил 4"))
    #expect(run.text.contains("sito rules test"))
  }

  @Test func `check tells all mistakes with file and line`() throws {
    let pack = try SmallPack(more: [
      "wordlists/p.txt": "хуйня\n\nду(рак\n", "wordlists/i.txt": "<99> дурак\n",
      "rules/b.yaml": "rules:\n  - id: b\n",
    ])
    let run = try sito(["rules", "check"], home: pack.url)
    #expect(run.status == 2)
    for place in ["wordlists/p.txt:3:3", "wordlists/i.txt:1:1", "rules/b.yaml:2:5", "3 | ду(рак"] {
      #expect(run.text.contains(place), "\(place)")
    }
    #expect(run.text.contains("ошибка: "))
    let english = try sito(["rules", "check", "--lang", "en"], home: pack.url)
    #expect(english.status == 2 && english.text.contains("error: `(` is not closed"))
  }

  @Test func `a broken pack decides nothing`() throws {
    let pack = try SmallPack(more: ["wordlists/p.txt": "ду(рак\n"])
    let run = try sito(["filter"], text: "{\"text\":\"а\"}", home: pack.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("wordlists/p.txt:1:3"))
  }

  @Test func `a pack that fails its own tests loads only when asked`() throws {
    let pack = try SmallPack(more: ["wordlists/i.txt": "осел\n"])
    let run = try sito(["filter"], text: "{\"text\":\"осел\"}", home: pack.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("rules/all.yaml:3: i должно сработать"))
    let asked = try sito(
      ["filter", "--allow-failing"],
      text: "{\"text\":\"осел\"}",
      home: pack.url
    )
    #expect(asked.status == 0)
    #expect(asked.objects.first?["action"] as? String == "review")
    let tested = try sito(["rules", "test"], home: pack.url)
    #expect(tested.status == 1 && tested.text.contains("примеров 8, не прошло 1"))
  }

  @Test func `test runs the examples`() throws {
    let pack = try SmallPack()
    let run = try sito(["rules", "test"], home: pack.url)
    #expect(run.status == 0 && run.text == "примеров 8, не прошло 0\n")
  }

  @Test func `list names the rules`() throws {
    let pack = try SmallPack()
    let run = try sito(["rules", "list"], home: pack.url)
    #expect(run.lines.map { $0.prefix { $0 != "\t" } } == ["c", "i", "p", "u"])
    #expect(run.lines.first == "c\tметка complaint\tЖалоба")
  }

  @Test func `find names the rule, the list and the line`() throws {
    let pack = try SmallPack()
    let run = try sito(["rules", "find", "xуйня"], home: pack.url)
    #expect(run.status == 0)
    #expect(run.text.contains("wordlists/p.txt:2: хуйн(я|ю) (latin)\n  правила: p"))
  }

  @Test func `find tells why not`() throws {
    let pack = try SmallPack(more: ["wordlists/i.txt": "дурак*\n! дураковал*\n"])
    let nothing = try sito(["rules", "find", "дура"], home: pack.url)
    #expect(nothing.status == 1)
    #expect(nothing.text.hasPrefix("ни одна запись не совпала\n"))
    #expect(nothing.text.contains("похоже: wordlists/i.txt:1: дурак*"))
    let excepted = try sito(["rules", "find", "дураковаляние"], home: pack.url)
    #expect(excepted.status == 1)
    #expect(excepted.text.contains("исключение wordlists/i.txt:2: дураковал*"))
  }
}
