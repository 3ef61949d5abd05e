import Foundation
import Ledger
import Testing

/// `sito audit case`, `report`, `export` and `reconcile`.
@Suite struct AuditCommandTests {
  @Test func `a case file, for a terminal and for paper`() throws {
    let ledger = try LedgerFile()
    let id = LedgerFile.comment.caseID.description
    let text = try sito(["audit", "case", id, "--ledger", ledger.path])
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.text.contains("ты =дурак"))
    let page = try sito(["audit", "case", id, "--html", "--ledger", ledger.path]).text
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("Иван Образцов"))
    #expect(try sito(["audit", "case", "vk-1-2-3", "--ledger", ledger.path]).status == 2)
  }

  @Test func `a report without small counts`() throws {
    let ledger = try LedgerFile()
    let arguments = ["audit", "report", "--month", "2026-11", "--ledger", ledger.path]
    let report = try #require(try sito(arguments + ["--format", "json"]).objects.first)
    #expect((report["removed"] as? [String: Any])?["total"] is NSNull)
    #expect(!(try sito(arguments).text.contains("310000007")))
    #expect(
      try sito(["audit", "report", "--month", "ноябрь", "--ledger", ledger.path]).status == 64
    )
  }

  @Test func `an export that does not calculate in Excel, and one with codes for ids`() throws {
    let ledger = try LedgerFile()
    let table = try sito(["audit", "export", "--ledger", ledger.path])
    #expect(table.output.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(table.text.contains(";'=оскорбление;"))
    #expect(table.text.contains("vk-310000007-1;vk;-200000001;310000007;user;36500d;active;"))
    let key = try Scratch(Data("придуманный ключ для проверки".utf8))
    for content in ["restrictions", "cases"] {
      let coded = try sito([
        "audit", "export", content, "--format", "json", "--pseudonyms", key.url.path, "--ledger",
        ledger.path,
      ])
      #expect(coded.objects.count == 1, "\(coded.errors)")
      #expect(!coded.text.contains("310000007"))
      #expect(!coded.text.contains("9981"))
    }
    let short = try Scratch(Data("ключ".utf8))
    #expect(
      try sito(["audit", "export", "--pseudonyms", short.url.path, "--ledger", ledger.path]).status
        == 2
    )
  }

  @Test func `a black list is compared`() throws {
    let ledger = try LedgerFile()
    let list = try Scratch(
      Data(#"{"response":{"count":1,"items":[{"profile":{"id":310000010},"ban_info":{}}]}}"#.utf8)
    )
    let arguments = [
      "audit", "reconcile", "--network", "vk", "--ledger", ledger.path, list.url.path,
    ]
    let run = try sito(arguments)
    #expect(run.status == 1)
    #expect(run.text.contains("Ограничены в сети, записи нет: 1\n  310000010, бессрочно\n"))
    #expect(run.text.contains("Есть в журнале, в сети не ограничены: 1\n"))
    let json = try #require(try sito(arguments + ["--json"]).objects.first)
    #expect((json["differences"] as? [Any])?.count == 2)
    let parts = try (1...2).map { id in
      try Scratch(
        Data(#"{"count":2,"items":[{"profile":{"id":\#(id)},"ban_info":{}}]}"#.utf8)
      )
    }
    let part = try sito(arguments.dropLast() + [parts[0].url.path])
    #expect(part.status == 1)
    #expect(part.text.contains("список неполный: прочитано 1 из 2"))
    #expect(!part.text.contains("в сети не ограничены"))
    let whole = try sito(arguments.dropLast() + parts.map(\.url.path))
    #expect(!whole.text.contains("неполный"))
    #expect(whole.text.contains("в сети не ограничены: 1"))
    let comments = try Scratch(
      Data(#"{"response":{"count":0,"items":[],"current_level_count":0}}"#.utf8)
    )
    let refused = try sito(arguments.dropLast() + [comments.url.path])
    #expect(refused.status == 2)
    #expect(refused.errors.contains(comments.url.path))
    #expect(refused.errors.contains("groups.getBanned"))
    let broken = try Scratch(Data("нет".utf8))
    #expect(
      try sito(
        ["audit", "reconcile", "--network", "ok", "--ledger", ledger.path, broken.url.path]
      ).status == 2
    )
  }

  @Test func `a page that nobody knows is told, and a new one can be named as such`() throws {
    let ledger = try LedgerFile()
    let list = try Scratch(
      Data(#"{"response":{"count":1,"items":[{"profile":{"id":310000010},"ban_info":{}}]}}"#.utf8)
    )
    let arguments = [
      "audit", "reconcile", "--network", "vk", "--ledger", ledger.path, list.url.path, "--page",
    ]
    let mistyped = try sito(arguments + ["-20000001"])
    #expect(mistyped.status == 2)
    #expect(
      mistyped.errors.contains("страницы -20000001 этой сети в журнале нет; есть: -200000001."),
      "\(mistyped.errors)"
    )
    #expect(mistyped.errors.contains("--new-page"))
    #expect(mistyped.text == "")
    let right = try sito(arguments + ["-200000001"])
    #expect(right.status == 1)
    #expect(right.text.contains("Есть в журнале, в сети не ограничены: 1"))
    let new = try sito(arguments + ["-20000001", "--new-page"])
    #expect(new.status == 1)
    #expect(new.text.contains("Ограничены в сети, записи нет: 1"))
    #expect(!new.text.contains("в сети не ограничены"))
    #expect(try sito(Array(arguments.dropLast()) + ["--new-page"]).status == 64)
    // The network has no page at all in the ledger: that is told as well.
    let ok = try Scratch(Data(#"[{"userId":"1","status":"BLOCKED"}]"#.utf8))
    let first = ["audit", "reconcile", "--network", "ok", "--ledger", ledger.path, ok.url.path]
    let other = try sito(first + ["--page", "5"])
    #expect(other.status == 2)
    #expect(other.errors.contains("о страницах этой сети в журнале нет ничего"))
    #expect(try sito(first + ["--page", "5", "--new-page"]).status == 1)
    #expect(try sito(first).status == 1)
  }

  @Test func `a ban that ran out in the network is nothing to do`() throws {
    let ledger = try LedgerFile()
    let store = try LedgerStore(path: ledger.path)
    let id = RestrictionID(LedgerFile.author, number: 1)
    try store.append(
      [.restrictionLifted(.init(restriction: id, reason: "извинился"))],
      at: LedgerFile.time + 1,
      actor: "moderator:3"
    )
    let list = try Scratch(
      Data(
        #"{"count":1,"items":[{"profile":{"id":310000007},"ban_info":{"end_date":1795200000}}]}"#
          .utf8
      )
    )
    let arguments = [
      "audit", "reconcile", "--network", "vk", "--ledger", ledger.path, list.url.path, "--now",
    ]
    let before = try sito(arguments + ["2026-11-20T12:00:00Z"])
    #expect(before.text.contains("Ограничение кончилось, в сети осталось: 1"), "\(before.text)")
    #expect(before.status == 1)
    let after = try sito(arguments + ["2026-12-20T12:00:00Z"])
    #expect(after.text.contains("делать ничего не надо: 1"), "\(after.text)")
    #expect(after.status == 0)
  }

  @Test func `case and report are asked for in each other's way, too`() throws {
    let ledger = try LedgerFile()
    let options = ["--ledger", ledger.path, "--now", "2026-12-01T00:00:00Z"]
    let id = LedgerFile.comment.caseID.description
    let page = try sito(["audit", "case", id, "--html"] + options)
    #expect(page.text.hasPrefix("<!DOCTYPE html>"))
    #expect(try sito(["audit", "case", id, "--format", "html"] + options).output == page.output)
    let text = try sito(["audit", "case", id] + options)
    #expect(try sito(["audit", "case", id, "--format", "text"] + options).output == text.output)
    #expect(try sito(["audit", "case", id, "--format", "text", "--html"] + options).status == 64)
    let report = ["audit", "report", "--month", "2026-11"] + options
    let html = try sito(report)
    let json = try sito(report + ["--json"])
    #expect(html.text.hasPrefix("<!DOCTYPE html>"))
    #expect(json.objects.count == 1)
    #expect(try sito(report + ["--html"]).output == html.output)
    #expect(try sito(report + ["--format", "html"]).output == html.output)
    #expect(try sito(report + ["--format", "json"]).output == json.output)
    for wrong in [["--json", "--html"], ["--json", "--format", "html"]] {
      #expect(try sito(report + wrong).status == 64)
    }
    for command in ["case", "report"] {
      let help = try sito(["audit", command, "--help"]).text
      #expect(!help.contains("--format"), "one way is documented")
    }
  }
}
