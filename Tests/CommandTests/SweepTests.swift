import Foundation
import Testing

/// `sito rules sweep`.
@Suite struct SweepTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  private func sweep(_ text: String, _ options: [String] = []) throws -> Run {
    try sito(["rules", "sweep"] + options, text: text, home: pack.url)
  }

  @Test func `words that are flagged alone are told with rule and entry`() throws {
    let run = try sweep("двор\nдурака\t5.1\nхуйня\n\n")
    #expect(run.status == 1)
    #expect(
      run.lines == [
        "дурака\ti\twordlists/i.txt:1: дурак*", "хуйня\tp\twordlists/p.txt:2: хуйн(я|ю)",
      ]
    )
    #expect(run.errors.contains("слов 3, отмечено зря 2"))
  }

  @Test(arguments: [
    ("дур\nхуй", 0, "beginnings"),
    ("=дурака # слово\n  Хуй\n", 0, "a whole word, blanks, capitals"),
    ("=дурак\nхуй", 1, "a whole word is no beginning"), ("# дур\nхуй", 1, "a remark"),
  ])
  func `what is intended is not told`(_ lemmas: String, _ left: Int, _ why: String) throws {
    let file = try Scratch(Data(lemmas.utf8))
    let run = try sweep("дурака\nхуйня\nХуёвый\n", ["--intended", file.url.path])
    #expect(run.lines.count == left && run.status == Int32(left), "\(why)")
  }

  @Test func `pairs that are no disguise are not joined`() throws {
    let run = try sweep("вот\nпо\nхутор\nйод\nня\n", ["--pairs"])
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.errors.contains("слов 5, пар 25, слились зря 0"))
  }

  @Test func `a missing file of intended words is told`() throws {
    let run = try sweep("а", ["--intended", "/нет"])
    #expect(run.status == 2 && run.errors.contains("/нет"))
  }
}
