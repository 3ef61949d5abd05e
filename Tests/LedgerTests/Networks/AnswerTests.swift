import Foundation
import Ledger
import Rules
import Testing

/// What a network answers may be about people: it can be erased, and what proves stays.
@Suite struct AnswerTests {
  let ledger: TestLedger
  let id = RestrictionID(Sample.author, number: 1)

  init() throws { ledger = try TestLedger.full() }

  private static let line =
    #"{"key":"ban:vk-310000007-1","ok":false,"error":{"error_code":15,"error_msg":"Иван Образцов, +79990000000"}}"#

  private func take(
    _ lines: String...,
    at time: Milliseconds = Sample.now + 9
  ) throws
    -> LedgerStore.ResultTally
  {
    let results = try lines.map { try PlanResult(Data($0.utf8)) }
    return try ledger.store.take(results, at: time, by: "moderator:1")
  }

  private func last() throws -> ExecutedAction {
    let event = try #require(try ledger.store.event(try ledger.store.head.sequence))
    guard case .actionExecuted(let result) = event.kind else {
      throw CocoaError(.coderValueNotFound)
    }
    return result
  }

  private var words: Snapshot? {
    get throws { try ledger.store.snapshot(of: try ledger.store.head.sequence) }
  }

  @Test func `the chain keeps the code and the digest, the words stand apart`() throws {
    #expect(try take(Self.line).added == 1)
    let result = try last()
    #expect(result.answer == "error 15")
    #expect(result.answerDigest == Digest(of: Self.line.utf8))
    #expect(try words?.text == Self.line)
    #expect(result.told(by: try words) == "error 15: Иван Образцов, +79990000000")
    let bodies = try ledger.store.events().map { try CanonicalJSON.encode($0.header) }
    #expect(!bodies.isEmpty)
    let chain = try String(decoding: Data(contentsOf: URL(filePath: ledger.path)), as: UTF8.self)
    #expect(!chain.contains(#""answer":"error 15: Иван"#))
    #expect(try ledger.store.verify().flaws == [])
    #expect(try take(Self.line).known == 1, "the same again adds nothing")
    #expect(try take(Self.line.replacing(",\"ok\"", with: ", \"ok\"")).added == 1)
  }

  @Test func `the words go with the restriction's, and the chain holds`() throws {
    _ = try take(Self.line)
    let number = try ledger.store.head.sequence
    let file = {
      try #require(
        try CaseFile(Sample.comment(1).caseID, in: ledger.store, at: Sample.now + 20)
      ).html.text
    }
    #expect(try file().contains("error 15: Иван Образцов, +79990000000"))
    let due = Retention(RestrictionPolicy()).due(
      in: try ledger.store.state(),
      at: Sample.now + 1100 * Sample.day
    )
    #expect(due.contains(number))
    let erased = try ledger.store.erase(reason: "срок", at: Sample.now + 10, actor: "operator") {
      _ in [number]
    }
    #expect(erased == Erasing(events: [number]))
    let told = try file()
    #expect(!told.contains("+79990000000"))
    #expect(told.contains("error 15 (слова стёрты; SHA-256 ответа <code>"))
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `what was answered about a deletion goes with the case`() throws {
    let plan = PlannedAction(
      id: "delete:x",
      caseID: Sample.comment(2).caseID,
      network: "vk",
      method: "wall.deleteComment",
      parameters: [:]
    )
    try ledger.store.append([.actionPlanned(plan)], at: Sample.now + 9, actor: "engine")
    _ = try take(#"{"key":"delete:x","error":"Иван против"}"#)
    #expect(try last().answer == "error")
    let number = try ledger.store.head.sequence
    let retention = Retention(RestrictionPolicy())
    let state = try ledger.store.state()
    #expect(!retention.due(in: state, at: Sample.now + 89 * Sample.day).contains(number))
    #expect(retention.due(in: state, at: Sample.now + 91 * Sample.day).contains(number))
  }

  @Test func `what an earlier version has taken is known`() throws {
    let old = ExecutedAction(
      id: "ban:\(id)",
      isDone: false,
      answer: "error 15: Иван Образцов, +79990000000"
    )
    try ledger.store.append([.actionExecuted(old)], at: Sample.now + 8, actor: "moderator:1")
    #expect(try take(Self.line).known == 1)
    let body = #"{"answer":"error 15: нет","id":"a","isDone":false}"#
    #expect(try CanonicalJSON.encode(CanonicalJSON.decode(ExecutedAction.self, body)) == body)
  }

  @Test(
    "what is a code and what may be somebody",
    arguments: [
      (#"{"key":"a","ok":true}"#, "", false), (#"{"key":"a","response":1}"#, "1", false),
      (#"{"key":"a","error":15}"#, "error 15", false),
      (#"{"key":"a","error":{"error_code":15}}"#, "error 15", true),
      (#"{"key":"a","error":"79990000000"}"#, "error", true),
      (#"{"key":"a","response":79990000000}"#, "ok", true),
      (#"{"key":"a","error":"USER_NOT_PARTICIPANT"}"#, "error USER_NOT_PARTICIPANT", false),
      (#"{"key":"a","error":"ivan_petrov"}"#, "error", true),
      (#"{"key":"a","ok":true,"answer":"сделал Иван"}"#, "", true),
      (#"{"key":"a","response":{"users":[{"name":"Иван"}]}}"#, "ok", true),
      (#"{"key":"a","ok":true,"phone":"+79990000000"}"#, "", true),
    ]
  )
  func codes(line: String, answer: String, hasWords: Bool) throws {
    let result = try PlanResult(Data(line.utf8))
    #expect(result.answer == answer)
    #expect((result.words != nil) == hasWords)
  }

  @Test func `of a long answer only what is shown is kept`() throws {
    let long = String(repeating: "а", count: 20_000)
    let line = #"{"key":"a","ok":false,"error":{"error_code":9,"error_msg":"нет","x":"\#(long)"}}"#
    let result = try PlanResult(Data(line.utf8))
    #expect(result.words == "error 9: нет")
    #expect(result.digest == Digest(of: line.utf8))
  }
}
