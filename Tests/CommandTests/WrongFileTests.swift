import Foundation
import Testing

/// Files that are there and hold something else, or nothing; places that are not there.
@Suite struct WrongFileTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  @Test(arguments: ["filter", "convert"])
  func `an empty file is told, once, by its name`(_ command: String) throws {
    let (empty, blank) = (try Scratch(Data()), try Scratch(Data("а\n".utf8)))
    let run = try sito([command, empty.url.path, blank.url.path], home: pack.url)
    #expect(run.status == 0)
    #expect(run.errors.contains("\(empty.url.path): файл пуст\n"))
    #expect(!run.errors.contains(blank.url.path))
    // What was asked to be read without a name may well be empty.
    #expect(!(try sito([command], home: pack.url).errors.contains("пуст")))
    #expect(!(try sito([command, "/dev/null"], home: pack.url).errors.contains("пуст")))
  }

  @Test(arguments: ["", "просто текст\nещё\n", "id;text\n1;а\n", #"{"response":{"items":[]}}"#])
  func `profile needs comments`(_ text: String) throws {
    let file = try Scratch(Data(text.utf8))
    let run = try sito(["rules", "profile", file.url.path], home: pack.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("\(file.url.path): здесь нет ни одного комментария"))
    #expect(run.errors.contains("sito convert"))
  }

  @Test func `profile tells how many lines it could not read`() throws {
    let file = try Scratch(Data("{\"text\":\"дурак\"}\nтайна\n".utf8))
    let run = try sito(["rules", "profile", file.url.path], home: pack.url)
    #expect(run.status == 1)
    #expect(run.text.contains("текстов 1;"))
    #expect(run.errors == "не прочитано строк: 1\n")
  }

  @Test func `headings are named when the one asked for is not there`() throws {
    let table = try Scratch(Data("№;Когда;Что пишут\n1;28.11.2026 09:15;да\n".utf8))
    let guessed = try sito(["filter", table.url.path], home: pack.url)
    let asked = try sito(["filter", "--columns", "text=Нет", table.url.path], home: pack.url)
    for run in [guessed, asked] {
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("её заголовки: «№», «Когда», «Что пишут»"), "\(run.errors)")
      #expect(run.errors.contains("--columns"))
    }
    let right = try sito(["filter", "--columns", "text=Что пишут", table.url.path], home: pack.url)
    #expect(right.status == 0 && right.lines.count == 1)
  }

  @Test func `what may be comments is not named as headings`() throws {
    let table = try Scratch(Data("Ты дурак;Иван Образцов;12".utf8))
    let asked = try sito(["filter", "--format", "csv", table.url.path], home: pack.url)
    let named = try sito(["filter", "--columns", "text=Нет", table.url.path], home: pack.url)
    #expect(asked.errors.contains("таблица, столбцов 3,"), "\(asked.errors)")
    #expect(named.errors.contains("столбцов в ней: 3"), "\(named.errors)")
    for run in [asked, named] {
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(!run.errors.contains("Иван") && !run.errors.contains("дурак"))
    }
  }

  @Test(arguments: [
    ["filter"], ["audit", "export"], ["audit", "report", "--month", "2026-11"], ["plan"],
  ])
  func `a folder that is not there is named`(_ words: [String]) throws {
    let ledger = try LedgerFile()
    let run = try sito(
      words + ["--output", "/нет/такой/файл"],
      home: words == ["filter"] ? pack.url : project,
      environment: ["SITO_LEDGER": ledger.path]
    )
    #expect(run.status == 2)
    #expect(run.errors.contains("папки `/нет/такой` нет"), "\(run.errors)")
  }

  @Test func `who has no key is told how to make one`() throws {
    let ledger = try LedgerFile()
    let run = try sito(["audit", "export", "--pseudonyms", "/нет", "--ledger", ledger.path])
    #expect(run.status == 2)
    #expect(run.errors.contains("(umask 077; openssl rand -hex 32 > ключ)"))
  }
}
