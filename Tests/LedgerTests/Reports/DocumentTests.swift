import Foundation
import Ledger
import Rules
import Testing

/// The documents of an invented ledger, compared with what they were when somebody read them.
///
/// `RECORD=1 swift test --filter DocumentTests` writes them anew; `scripts/documents` draws them.
@Suite struct DocumentTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  func compare(_ document: String, _ name: String) throws {
    let golden = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try document.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(document == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func `the documents are as they were read`() throws {
    let scratch = try Scratch()
    let store = try InventedLedger.write(to: scratch.ledger)
    for (id, name) in [(InventedLedger.mainCase, "case"), (InventedLedger.erasedCase, "erased")] {
      let file = try #require(try CaseFile(id, in: store, at: InventedLedger.madeAt))
      try compare(file.html.text, "\(name).html")
      try compare(file.text(in: .russian), "\(name).txt")
    }
    let month = try #require(YearMonth("2026-11"))
    let report = try MonthlyReport(month, .moscow, of: store)
    try compare(report.html.text, "report.html")
    try compare(try report.json(), "report.json")
    let state = try store.state()
    let key = try Pseudonyms(key: Data("придуманный ключ для проверки".utf8))
    try compare(
      try AuditTable.restrictions(state, at: InventedLedger.madeAt, key).lines(),
      "export.ndjson"
    )
    try checkPrivacy(report, key, state)
  }

  /// No id of anybody may be in what is published.
  private func checkPrivacy(_ report: MonthlyReport, _ key: Pseudonyms, _ state: LedgerState) throws
  {
    let published =
      report.html.text + (try report.json())
      + (try AuditTable.restrictions(state, at: InventedLedger.madeAt, key).lines())
      + (try AuditTable.cases(state, key) { _ in nil }.lines())
    #expect(!published.contains("31000"), "an author's id")
    #expect(!published.contains("9981"), "a comment's id")
    #expect(!published.contains("Образцов"))
    #expect(!published.contains("придуманный комментарий"))
  }

  @Test func `a case file is one document that loads and runs nothing`() throws {
    let document = try String(
      contentsOf: Self.folder.appending(path: "case.html"),
      encoding: .utf8
    )
    for forbidden in ["<script", "<link", "<img", "src=", "href=", "url(", "@import", "<iframe"] {
      #expect(!document.contains(forbidden))
    }
    // The author's own signs are text.
    #expect(document.contains("&lt;вы&gt;"))
    #expect(!document.contains("<вы>"))
    #expect(document.contains("&lt;b&gt;Снимите&lt;/b&gt;"))
    #expect(document.contains("<mark>п***ц</mark>"))
    #expect(document.contains("<mark>Ху<i class=\"hidden\">U+200B</i>йня</mark>"))
  }

  @Test func `an erased text is gone from its file, and its digest is not`() throws {
    let document = try String(
      contentsOf: Self.folder.appending(path: "erased.html"),
      encoding: .utf8
    )
    #expect(!document.contains("не отвечаете"))
    #expect(document.contains("Текст стёрт 19 ноября 2026"))
    #expect(document.contains(Digest(of: InventedLedger.firstComment.text.utf8).hexadecimal))
  }

  @Test func `a case that nobody opened has no file`() throws {
    let scratch = try Scratch()
    let store = try LedgerStore(path: scratch.ledger)
    #expect(try CaseFile(CaseID("vk-1-2-3"), in: store, at: 0) == nil)
  }

  @Test func `a report of a month that is not over says so itself`() throws {
    let store = try TestLedger().store
    var report = try MonthlyReport(try #require(YearMonth("2026-11")), .moscow, of: store)
    #expect(!report.html.text.contains("не кончился"))
    #expect(try !report.json().contains("until"))
    report.until = Sample.now
    #expect(report.html.text.contains("посчитано по 18 ноября 2026, 14:06, числа изменятся"))
    #expect(try report.json().contains(#""until":"2026-11-18T11:06:40Z""#))
  }

  @Test func `a report says that the program has deleted no complaint, while that is so`() throws {
    let ledger = try TestLedger()
    let month = try #require(YearMonth("2026-11"))
    func report() throws -> MonthlyReport { try MonthlyReport(month, .moscow, of: ledger.store) }
    let none = "Сама программа не удалила ни одного комментария с жалобой"
    var evidence = try Sample.evidence(1, strike: Sample.strike)
    evidence.labels = [.complaint]
    let made = evidence
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      _ = try transaction.append(.caseOpened(made), snapshot: Sample.snapshot("ты дурак"))
    }
    #expect(try report().html.text.contains(none))
    #expect(try report().json().contains(#""complaints_automatic":0"#))
    let plan = PlannedAction(
      id: "delete:\(made.comment.caseID)#1",
      caseID: made.comment.caseID,
      network: "vk",
      method: "m",
      parameters: [:]
    )
    try ledger.store.append([.actionPlanned(plan)], at: Sample.now + 1, actor: "engine")
    let done = ExecutedAction(id: plan.id, isDone: true, answer: "1")
    try ledger.store.append([.actionExecuted(done)], at: Sample.now + 2, actor: "network:vk")
    #expect(try !report().html.text.contains(none))
    #expect(try report().json().contains(#""complaints_automatic":null"#))
  }

  @Test func `whoever appeals again is told and counted again`() throws {
    let ledger = try TestLedger.full()
    let id = RestrictionID(Sample.author, number: 1)
    for number in 1...5 {
      let words = Snapshot(text: "прошу ещё раз, \(number)")
      try ledger.store.write(at: Sample.now + Milliseconds(number) * 10, actor: "moderator:2") {
        _ = try $0.append(
          .appealOpened(.init(restriction: id, snapshot: words.digest(), deadline: nil)),
          snapshot: words
        )
        guard number < 5 else { return }
        _ = try $0.append(
          .appealDecided(.init(restriction: id, outcome: .uphold, reason: "верно, \(number)"))
        )
      }
    }
    let month = try #require(YearMonth("2026-11"))
    let report = try MonthlyReport(month, .moscow, of: ledger.store)
    #expect(report.appeals.rows.map(\.count) == [5, 0])
    let file = try #require(
      try CaseFile(Sample.comment(1).caseID, in: ledger.store, at: Sample.now + 99)
    ).html.text
    for words in ["это не я", "прошу ещё раз, 1", "прошу ещё раз, 5"] {
      #expect(file.contains("<blockquote>\(words)</blockquote>"), "\(words)")
    }
    #expect(file.contains("Причина: верно, 4."))
    #expect(file.contains("Решения ещё нет."))
  }

  @Test func `a judge reads how many had to confirm, and each clause once`() throws {
    let ledger = try TestLedger.full()
    try ledger.store.append(
      [
        .restrictionProposed(Sample.proposal(2, .indefinite, confirmations: 2)),
        .restrictionConfirmed(
          .init(
            restriction: RestrictionID(Sample.author, number: 2),
            measure: .indefinite,
            confirmations: 2,
            reason: "оскорбление (п. 10)",
            ground: Ground(category: .insult, clause: "п. 10")
          )
        ),
      ],
      at: Sample.now + 9,
      actor: "moderator:1"
    )
    let id = Sample.comment(1).caseID
    let told = try #require(try CaseFile(id, in: ledger.store, at: Sample.now + 9)).html.text
    #expect(told.contains("<th scope=\"row\">Нужно подтверждений</th><td>2</td>"))
    #expect(told.contains("<th scope=\"row\">Основание</th><td>оскорбление (п. 10)</td>"))
    #expect(told.contains("<th scope=\"row\">Редакция правил</th><td>в правилах не названа</td>"))
    #expect(!told.contains("Тот же текст"))
  }

  @Test func `a month without anything has zeros and no share`() throws {
    let scratch = try Scratch()
    let store = try LedgerStore(path: scratch.ledger)
    let report = try MonthlyReport(try #require(YearMonth("2026-10")), .moscow, of: store)
    #expect(report.removed.total == 0)
    #expect(report.complaintShare == nil)
    #expect(report.html.text.contains("не было"))
  }
}
