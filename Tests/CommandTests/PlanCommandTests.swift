import Foundation
import Testing

/// `sito plan` and `sito plan done`.
@Suite struct PlanCommandTests {
  @Test func `a plan, its results, and nothing left`() throws {
    let ledger = try LedgerFile()
    let plan = try sito(["plan", "--ledger", ledger.path])
    #expect(plan.status == 0, "\(plan.errors)")
    #expect(plan.objects.map { $0["method"] as? String } == ["wall.deleteComment", "groups.ban"])
    let keys = plan.objects.compactMap { $0["key"] as? String }
    let text = try sito(["plan", "--ledger", ledger.path, "--format", "text"]).text
    #expect(text.contains("1. Удалить комментарий, ВКонтакте: vk-200000001-4512-9981"))
    #expect(text.contains("не позже"))

    let results =
      "{\"key\":\"\(keys[0])\",\"response\":1}\nчто это\n\n{\"key\":\"нет\",\"ok\":true}\n"
      + "{\"key\":\"\(keys[1])\",\"ok\":true}\n"
    let rejects = try Scratch()
    let done = try sito(
      ["plan", "done", "--ledger", ledger.path, "--rejects", rejects.url.path],
      text: results
    )
    #expect(done.status == 1)
    #expect(done.errors.contains("-:2: это не объект JSON"))
    #expect(done.errors.contains("-:4: такого действия в плане нет"))
    #expect(done.errors.contains("принято 2, уже было 0, не принято 2"))
    #expect(
      try String(contentsOf: rejects.url, encoding: .utf8)
        == "что это\n{\"key\":\"нет\",\"ok\":true}\n"
    )
    let again = try sito(["plan", "done", "--ledger", ledger.path], text: results)
    #expect(again.errors.contains("принято 0, уже было 2, не принято 2"))
    #expect(
      try sito(["plan", "--ledger", ledger.path, "--format", "text"]).text
        == "Делать нечего: всё решённое выполнено.\n"
    )
  }

  @Test func `a ledger that is not there is no empty one`() throws {
    let nowhere = try Scratch()
    for command in [["plan"], ["audit", "case", "a"], ["audit", "report", "--month", "2026-11"]] {
      let run = try sito(command + ["--ledger", nowhere.url.path])
      #expect(run.status == 2)
      #expect(!FileManager.default.fileExists(atPath: nowhere.url.path))
    }
  }

  @Test func `a plan that leaves something out says so by its exit status`() throws {
    let pack = try SmallPack(more: [
      "rules/networks.yaml": """
      networks:
        vk:
          title: ВК
          ban: {method: ban, with: {id: author, till: until}, term: {from: 1 день, to: 9 дней}}
      """
    ])
    let ledger = try LedgerFile()
    let run = try sito(["plan", "--ledger", ledger.path], home: pack.url)
    #expect(run.status == 1)
    #expect(run.text.contains("refused"))
  }

  @Test func `a mistake in the file of networks is shown with its place`() throws {
    let pack = try SmallPack(more: ["rules/networks.yaml": "networks:\n  vk: {titel: ВК}\n"])
    let ledger = try LedgerFile()
    for command in [["plan", "--ledger", ledger.path], ["rules", "check"]] {
      let run = try sito(command, home: pack.url)
      #expect(run.status == 2)
      #expect((run.text + run.errors).contains("rules/networks.yaml:2:8"))
    }
  }

  @Test func `an actor is a code`() throws {
    let ledger = try LedgerFile()
    for code in ["Иван", "engine", "network:vk", "12"] {
      let run = try sito(["plan", "done", "--ledger", ledger.path, "--by", code], text: "")
      #expect(run.status == 64)
    }
    for code in ["moderator:012", "operator"] {
      let run = try sito(["plan", "done", "--ledger", ledger.path, "--by", code], text: "")
      #expect(run.status == 0)
    }
  }
}
