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

  @Test func `later, undecided and lawful comments are none`() throws {
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
    let listed = (1...7).filter { told.contains("<td>\(Sample.comment($0).caseID)</td>") }
    #expect(listed == [1])
    #expect(try section(1).contains("Учтённых нарушений до этого не было."))
  }

  @Test func `an edit is no earlier violation of its own comment`() throws {
    try ledger.take(1, strike: Sample.strike)
    try ledger.take(1, "ты совсем дурак", edit: 1, strike: Sample.strike, at: Sample.now + 1)
    #expect(try section(1).contains("учтено прежних нарушений: <b>0</b>"))
  }
}
