import Ledger
import Rules
import Testing

/// A case file lists the violations that counted when the comment came, and no others.
@Suite struct EarlierStrikesTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger() }

  private func section(_ id: Int) throws -> Substring {
    let file = try #require(
      try CaseFile(Sample.comment(id).caseID, in: ledger.store, at: Sample.now + Sample.day)
    )
    let rest = file.html.text.split(separator: "<h2>Прежние нарушения автора</h2>")
    return try #require(rest.last?.split(separator: "</section>").first)
  }

  private func decide(_ id: Int, _ choice: Verdict.Choice, at time: Milliseconds) throws {
    _ = try ledger.store.write(at: Sample.now + time, actor: "moderator:1") { transaction in
      try transaction.perform(
        .decide(choice, reason: "р"),
        on: Sample.comment(id).caseID,
        under: RestrictionPolicy()
      )
    }
  }

  /// The rows of the table: which comment, and what is told of it.
  private func rows(_ section: Substring) -> [Int: String] {
    var rows: [Int: String] = [:]
    for row in section.split(separator: "<tr>") {
      guard let id = (1...9).first(where: { row.contains("<td>\(Sample.comment($0).caseID)</td>") })
      else { continue }
      rows[id] = ["удалить (программа)", "удалить", "оставить"].first { row.contains($0) }
    }
    return rows
  }

  @Test func `what a moderator removed counts, and what the program removed meanwhile`() throws {
    try ledger.take(1, strike: Sample.strike, at: Sample.now)
    try ledger.take(2, at: Sample.now + 1)
    try decide(2, .remove, at: 2)
    try ledger.take(3, strike: Sample.strike, at: Sample.now + 3)
    let told = try section(3)
    #expect(rows(told) == [1: "удалить (программа)", 2: "удалить"])
    #expect(told.contains("учтено прежних нарушений: <b>2</b>"))
    #expect(told.contains("в том числе те, что пока решила только программа"), "\(told)")
    #expect(!told.contains("ещё не решённые"))
  }

  @Test func `what was removed later, found lawful or only shown to a moderator is none`() throws {
    try ledger.take(1, strike: Sample.strike, at: Sample.now)
    try ledger.take(2, at: Sample.now + 1)
    try ledger.take(3, at: Sample.now + 2)
    try ledger.take(4, strike: Sample.strike, at: Sample.now + 3)
    try ledger.take(5, at: Sample.now + 4)
    try decide(3, .approve, at: 5)
    try decide(4, .approve, at: 6)
    try ledger.take(6, strike: Sample.strike, at: Sample.now + 7)
    try decide(2, .remove, at: 8)
    try ledger.take(7, strike: Sample.strike, at: Sample.now + 9)
    let told = try section(6)
    #expect(told.contains("учтено прежних нарушений: <b>1</b>"))
    #expect(rows(told) == [1: "удалить (программа)"])
    #expect(try section(1).contains("Учтённых нарушений до этого не было."))
  }

  @Test
  func `a text that was removed and corrected counts as such, and what was undone since says so`()
    throws
  {
    try ledger.take(1, at: Sample.now)
    try decide(1, .remove, at: 1)
    try ledger.take(1, "сам ты дурак", edit: 1, at: Sample.now + 2)
    try decide(1, .approve, at: 3)
    try ledger.take(2, strike: Sample.strike, at: Sample.now + 4)
    try ledger.take(3, at: Sample.now + 5)
    try decide(2, .approve, at: 6)
    let told = try section(3)
    #expect(told.contains("учтено прежних нарушений: <b>2</b>"))
    #expect(told.contains("<td>удалить прежний текст</td>"))
    #expect(told.contains("<td>оставить, решено позже</td>"))
  }

  @Test func `without the policy of that time nothing is told as counted`() throws {
    let ledger = try TestLedger.full()
    let id = Sample.comment(1).caseID
    #expect(try CaseFile(id, in: ledger.store, at: Sample.now + Sample.day) != nil)
    try rewrite(ledger.path, "DELETE FROM files WHERE body LIKE 'decay%'")
    #expect(throws: LedgerError(.damaged, path: ledger.path)) {
      try CaseFile(id, in: ledger.store, at: Sample.now + Sample.day)
    }
  }

  @Test func `an edit is no earlier violation of its own comment`() throws {
    try ledger.take(1, strike: Sample.strike)
    try ledger.take(1, "ты совсем дурак", edit: 1, strike: Sample.strike, at: Sample.now + 1)
    #expect(try section(1).contains("учтено прежних нарушений: <b>0</b>"))
  }
}
