import Rules
import Testing

@testable import Ledger

/// What becomes of the strike for words that a moderator removed before their author put others there.
@Suite struct ForgivenEditTests {
  let ledger: TestLedger
  let id = Sample.comment(1).caseID
  let policy = RestrictionPolicy()

  init() throws {
    ledger = try TestLedger()
    try ledger.take(1)
    try perform(.decide(.remove, reason: "мат"), by: 1)
    try ledger.take(1, "сам ты дурак", edit: 1, at: Sample.now + 2)
  }

  private func perform(_ verb: CaseVerb, by moderator: Int) throws {
    try ledger.store.write(at: Sample.now + 3, actor: "moderator:\(moderator)") { transaction in
      _ = try transaction.perform(verb, on: id, under: policy)
    }
  }

  private var state: CaseState { get throws { try #require(try ledger.store.state().cases[id]) } }

  private func told() throws -> String {
    try #require(try CaseFile(id, in: ledger.store, at: Sample.now + 4)).html.text
  }

  @Test func `a verdict on the new text says nothing of the one that was removed`() throws {
    try perform(.decide(.approve, reason: "исправил"), by: 2)
    #expect(try state.strike == Sample.strike)
    #expect(try state.earlierRemoval?.moderator == "moderator:1")
    let told = try told()
    #expect(
      told.contains("считается (оскорбления, вес 1) за прежний текст: его удалил модератор 1")
    )
    #expect(told.contains("решение о новом тексте о прежнем ничего не говорит"))
  }

  @Test func `another moderator can take back the strike for the earlier text, too`() throws {
    let proposal = RestrictionID(Sample.author, number: 1)
    #expect(try ledger.store.state().restrictions[proposal]?.status == .proposed)
    try perform(.decide(.approve, reason: "исправил"), by: 2)
    try perform(.reopen(reason: "и прежнее законно"), by: 3)
    try perform(.decide(.approve, reason: "цитата", isForgiving: true), by: 3)
    #expect(try state.strike == nil)
    #expect(try ledger.store.state().authors[Sample.author]?.standing.strikes == [])
    #expect(try ledger.store.state().restrictions[proposal]?.status == .rejected)
    let told = try told()
    #expect(told.contains("не считается: модератор 3 снял и нарушение за прежний текст"))
    // Of several texts the file says which one each verdict is about.
    #expect(told.contains("решение: удалить — о тексте из события 1<"))
    #expect(told.contains("оставить, нарушение за прежний текст снято — о тексте из события"))
    #expect(told.contains("(событие 4)</h2>"))
    #expect(try ledger.store.verify().flaws == [])
    // It is a verdict like any other, and can be taken back.
    try perform(.undo(reason: "ошибка"), by: 3)
    #expect(try state.strike == Sample.strike)
  }

  @Test func `a restriction by hand loses its ground with it`() throws {
    _ = try ledger.store.write(at: Sample.now + 3, actor: "moderator:1") { transaction in
      _ = try transaction.perform(
        .reject(reason: "мера другая"),
        on: RestrictionID(Sample.author, number: 1),
        under: policy
      )
      _ = try transaction.perform(.decide(.remove, reason: "мат"), on: id, under: policy)
      return try transaction.restrict(id, .days(7), reason: "мат", under: policy)
    }
    try ledger.take(1, "спасибо", edit: 2, at: Sample.now + 3)
    func isUnfounded() throws -> Bool {
      let state = try ledger.store.state()
      let restriction = state.restrictions[RestrictionID(Sample.author, number: 2)]
      #expect(restriction?.status == .active)
      return restriction.map(state.isUnfounded) ?? false
    }
    try perform(.decide(.approve, reason: "исправил"), by: 2)
    #expect(try !isUnfounded())
    try perform(.reopen(reason: "и прежнее законно"), by: 2)
    try perform(.decide(.approve, reason: "цитата", isForgiving: true), by: 2)
    #expect(try isUnfounded())
    #expect(try told().contains("действует, основание отпало"))
  }

  @Test func `a removal without a strike is none for the earlier text either`() throws {
    let verb = CaseVerb.decide(.remove, reason: "мат", isStrike: false, isForgiving: true)
    try perform(verb, by: 2)
    #expect(try state.strike == nil)
  }

  @Test func `where there is nothing to forgive nothing is written of it`() throws {
    try ledger.take(2)
    let events = try ledger.store.write(at: Sample.now + 3, actor: "moderator:1") { transaction in
      try transaction.perform(
        .decide(.approve, reason: "цитата", isForgiving: true),
        on: Sample.comment(2).caseID,
        under: policy
      )
    }
    #expect(try events.first?.kind.body().contains("forgives") == false)
  }
}
