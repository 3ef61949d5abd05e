import Rules
import Testing

@testable import Ledger

/// How a case file says what has become of things.
@Suite struct CaseWordsTests {
  let ledger: TestLedger
  let id = RestrictionID(Sample.author, number: 1)
  let policy = RestrictionPolicy()

  init() throws { ledger = try TestLedger() }

  private func file(at time: Milliseconds) throws -> CaseFile {
    try #require(try CaseFile(Sample.comment(1).caseID, in: ledger.store, at: time))
  }

  private func restrict(_ measure: Measure) throws {
    _ = try ledger.store.write(at: Sample.now + 1, actor: "moderator:1") { transaction in
      try transaction.restrict(
        Sample.comment(1).caseID,
        measure,
        reason: "р",
        under: policy
      )
    }
  }

  @Test func `the terminal shows what hides by its number`() throws {
    try ledger.take(1, "ты \u{202E}ду\u{200B}рак\u{1B}[31m\nда")
    let text = try file(at: Sample.now + 2).text(in: .russian)
    #expect(text.contains("\nты [U+202E]ду[U+200B]рак[U+001B][31m\nда\n"), "\(text)")
    #expect(text.contains("\nПрограмма: показать модератору — оскорбление\n"), "\(text)")
  }

  @Test func `a term that is over has a day on which it ended`() throws {
    try ledger.take(1)
    try restrict(.days(3))
    let end = Sample.now + 1 + 3 * Sample.day
    let time = { LocalTime($0, .moscow).words }
    let line = { (text: String) in "\n\(self.id): ограничение на 3 дня, \(text)\n" }
    let held = try file(at: end - 1).text(in: .russian)
    #expect(held.contains(line("действует до \(time(end))")), "\(held)")
    let over = try file(at: end).text(in: .russian)
    #expect(over.contains(line("срок истёк \(time(end))")), "\(over)")
    _ = try ledger.store.write(at: Sample.now + 60_000, actor: "moderator:1") { transaction in
      try transaction.perform(.lift(reason: "р"), on: id, under: policy)
    }
    let lifted = try file(at: end).text(in: .russian)
    let when = "\(time(Sample.now + 60_000)) (срок был до \(time(end)))"
    #expect(lifted.contains(line("снято досрочно \(when)")), "\(lifted)")
  }

  @Test func `a lawful edit is told without a dangling comma`() throws {
    try ledger.take(1)
    var evidence = try Sample.evidence(1, edit: 1, text: "спасибо")
    (evidence.action, evidence.reason, evidence.findings) = ("allow", "", [])
    let edited = evidence
    try ledger.store.write(at: Sample.now + 1, actor: "engine") {
      _ = try $0.append(.commentEdited(edited), snapshot: Sample.snapshot("спасибо"))
    }
    #expect(try file(at: Sample.now + 2).text(in: .russian).contains("\nПрограмма: оставить\n"))
  }

  @Test func `who erases is named in words, and the reason ends with one full stop`() throws {
    try ledger.take(1)
    _ = try ledger.store.erase(
      reason: "срок хранения: без нарушения 90 дн.",
      at: Sample.now + 5,
      actor: "operator"
    ) { $0.cases[Sample.comment(1).caseID]?.edits.map(\.sequence) ?? [] }
    let html = try file(at: Sample.now + 6).html.text
    #expect(html.contains("без нарушения 90 дн. Его контрольная сумма"))
    #expect(actorTitle("operator") == "оператор")
  }

  @Test func `a warning that fell before it was sent is owed no more`() throws {
    try ledger.take(1)
    try restrict(.warning)
    _ = try ledger.store.plan(
      rules: .ours,
      now: Sample.now + 2,
      includesAutomatic: false,
      isRecorded: true
    )
    #expect(try file(at: Sample.now + 3).html.text.contains("ещё не выполнено"))
    let appeal = Snapshot(text: "это не я")
    _ = try ledger.store.write(at: Sample.now + 4, actor: "moderator:2") { transaction in
      let opening = RestrictionVerb.openAppeal(snapshot: try appeal.digest())
      _ = try transaction.perform(opening, on: id, snapshot: appeal, under: policy)
      _ = try transaction.perform(
        .decideAppeal(.overturn, reason: "цитата"),
        on: id,
        under: policy
      )
    }
    let html = try file(at: Sample.now + 5).html.text
    #expect(html.contains("не требуется: предупреждение отменено по обжалованию"))
  }
}
