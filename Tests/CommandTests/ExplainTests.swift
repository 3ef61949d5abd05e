import Foundation
import Testing

/// `sito explain`.
@Suite struct ExplainTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  @Test func `a finding is marked, with its rule and entry`() throws {
    let run = try sito(["explain", "Вот xуйня какая"], home: pack.url)
    #expect(run.status == 0)
    for words in [
      "Вот [xуйня] какая", "Решение: удалить", "«xуйня» читается «хуйня»",
      "латинские буквы вместо русских", "Мат — p, вес 1.0", "п. 10", "wordlists/p.txt:2: хуйн(я|ю)",
      "  мат (profanity): 1.0, ",
    ] {
      #expect(run.text.contains(words), "\(words)")
    }
  }

  @Test func `English on request`() throws {
    let run = try sito(["explain", "--lang", "en", "Вот xуйня какая"], home: pack.url)
    #expect(run.text.contains("Decision: remove"))
    #expect(run.text.contains("Latin letters for Russian ones"))
    #expect(run.text.contains("  profanity: 1.0, "))
    let other = try sito(
      ["explain", "дурак"],
      home: pack.url,
      environment: ["LC_ALL": "en_US.UTF-8"]
    )
    #expect(other.text.contains("Decision: review"))
  }

  @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] as [[String: String]])
  func `there is no escape code in a pipe`(_ environment: [String: String]) throws {
    let run = try sito(["explain", "дурак"], home: pack.url, environment: environment)
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test(arguments: [
    "\u{1B}[2J", "\u{1B}]0;x\u{7}", "\u{9B}31m", "\u{7F}", "\r", "\u{8}", "\u{202E}", "\u{2067}",
  ])
  func `what could take over a terminal is not passed on`(_ code: String) throws {
    for text in ["а\(code)дурак", "дур\(code)ак", "дурак\(code)"] {
      let run = try sito(["explain"], text: text, home: pack.url)
      for scalar in code.unicodeScalars.prefix(1) {
        #expect(!run.text.unicodeScalars.contains(scalar))
      }
    }
  }

  @Test func `JSON is the decision that filter writes`() throws {
    let run = try sito(["explain", "--json", "ты дурак"], home: pack.url)
    let object = try #require(run.objects.first)
    #expect(run.lines.count == 1)
    #expect(object["action"] as? String == "review")
    #expect(object["text"] as? String == "ты дурак")
  }

  @Test func `the text comes from the standard input when none is given`() throws {
    let run = try sito(["explain"], text: "строка\nдурак\n", home: pack.url)
    #expect(run.text.hasPrefix("строка\n[дурак]\n"))
  }

  @Test func `the guard is told`() throws {
    let run = try sito(["explain", "яма, а вы хуйня"], home: pack.url)
    #expect(run.text.contains("жалоба: Жалоба — c"))
    #expect(run.text.contains("есть обращение"))
  }
}
