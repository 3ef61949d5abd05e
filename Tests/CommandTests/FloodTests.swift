import Foundation
import Testing

/// Repeated texts, by way of the program.
@Suite struct FloodTests {
  let pack: SmallPack

  init() throws {
    pack = try SmallPack(more: [
      "rules/flood.yaml": """
      rules:
        - id: own
          title: Повтор
          category: insult
          clause: п. 10
          weight: 0.5
          when: {count: {of: own-copies, min: 3}}
          hit: [{text: а, own-copies: 3}]
          miss: [{text: а, copies: 9}]
      """
    ])
  }

  /// Comments of one author with the same text, and others between them, long enough to be read in
  /// several pieces.
  private var stream: Data {
    let padding = String(repeating: "x", count: 2000)
    var text = ""
    for number in 0..<3000 {
      let isOurs = number % 700 == 0
      let words =
        isOurs ? "лучшие окна \(number)" : "слово\(String(number, radix: 2)) всякое разное"
      text += #"{"network":"vk","page":"1","post":"\#(number)","id":"\#(number)","#
      text += #""author":{"id":"\#(isOurs ? 7 : number)"},"text":"\#(words)","x":"\#(padding)"}"#
      text += "\n"
    }
    return Data(text.utf8)
  }

  @Test func `repeats are counted across pieces, whatever the number of threads`() throws {
    let file = try Scratch(stream)
    let runs = try ["1", "2", "5"].map {
      try sito(["filter", "--threads", $0, file.url.path], home: pack.url)
    }
    let flagged = runs[0].objects.filter { $0["action"] as? String == "review" }
    #expect(flagged.map { $0["id"] as? String } == ["1400", "2100", "2800"])
    #expect(runs[0].errors.contains("комментариев 3000: оставить 2997, на проверку 3"))
    for run in runs[1...] { #expect(run.output == runs[0].output) }
  }

  @Test func `a finding cites the rule and the whole text`() throws {
    let line = #"{"author":"7","text":"лучшие окна"}"#
    let run = try sito(["filter"], text: "\(line)\n\(line)\n\(line)\n", home: pack.url)
    let findings = try #require(run.objects.last?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["own"])
    #expect(findings[0]["start"] as? Int == 0 && findings[0]["end"] as? Int == 0)
  }

  @Test func `the same comment in another export adds nothing`() throws {
    let file = try Scratch(Data(#"{"id":"5","author":"7","text":"лучшие окна"}"#.utf8))
    let run = try sito(
      ["filter"] + Array(repeating: file.url.path, count: 5),
      home: pack.url
    )
    #expect(run.objects.map { $0["action"] as? String } == Array(repeating: "allow", count: 5))
  }
}
