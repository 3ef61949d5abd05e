import Foundation
import Testing

/// The options of `sito filter`.
@Suite struct FilterOptionTests {
  let pack: SmallPack
  let comments: Scratch

  init() throws {
    pack = try SmallPack()
    let lines = ["ничего", "хуйня", "дурак", "убью"].map { #"{"text":"\#($0)"}"# }
    comments = try Scratch(Data(lines.joined(separator: "\n").utf8))
  }

  private func filter(_ options: String...) throws -> Run {
    try sito(["filter"] + options, home: pack.url)
  }

  @Test(arguments: [
    ("review,remove", ["remove", "review", "review"]), ("allow", ["allow"]),
    ("remove", ["remove"]), ("urgent", ["review"]), ("remove,urgent", ["remove", "review"]),
  ])
  func `only these decisions are written`(_ only: String, _ actions: [String]) throws {
    let run = try filter("--only", only, comments.url.path)
    #expect(run.objects.compactMap { $0["action"] as? String } == actions)
    #expect(run.errors.contains("комментариев 4"))
  }

  @Test func `the text is written when asked for`() throws {
    let run = try filter("--with-text", comments.url.path)
    #expect(
      run.objects.map { $0["text"] as? String } == ["ничего", "хуйня", "дурак", "убью"]
    )
  }

  @Test func `several files are one stream, and dash is the standard input`() throws {
    let run = try sito(
      ["filter", comments.url.path, "-", comments.url.path],
      text: "{\"text\":\"дурак\"}\nмусор",
      home: pack.url
    )
    #expect(run.status == 1)
    #expect(run.objects.count == 10)
    #expect(run.objects[4]["action"] as? String == "review")
    #expect(run.objects[5]["line"] as? Int == 2)
    #expect(run.objects[5]["file"] as? String == "-")
  }

  @Test func `decisions go to a file`() throws {
    let file = try Scratch(Data("старое содержимое, которое длиннее нового".utf8))
    let run = try filter("--output", file.url.path, comments.url.path)
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(try Data(contentsOf: file.url) == filter(comments.url.path).output)
  }

  @Test func `lines that cannot be read are kept`() throws {
    let file = try Scratch()
    let lines = ["{\"text\":\"а\"}", "{сломано", "{\"text\":\"б\"}", "{\"text\":5}"]
    let run = try sito(
      ["filter", "--rejects", file.url.path],
      text: lines.joined(separator: "\n"),
      home: pack.url
    )
    #expect(run.status == 1)
    #expect(run.objects.map { $0["line"] as? Int } == [nil, 2, nil, 4])
    let kept = try String(contentsOf: file.url, encoding: .utf8)
    #expect(kept == "{сломано\n{\"text\":5}\n")
    #expect(run.errors.contains("не прочитано строк: 2"))
  }

  @Test func `quiet says nothing`() throws {
    #expect(try filter("--quiet", comments.url.path).errors.isEmpty)
    #expect(try filter(comments.url.path).errors.contains("комментариев 4: оставить 1"))
  }

  @Test func `there is no progress in a pipe`() throws {
    #expect(!(try filter(comments.url.path).errors.contains("\u{1B}")))
  }
}
