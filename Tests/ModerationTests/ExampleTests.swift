import Moderation
import Rules
import Testing

/// The tests that rules carry themselves.
@Suite struct ExampleTests {
  private func failed(stage: String = "live", hit: String, miss: String) throws -> [FailedExample] {
    let rule = """
      - id: new
        title: т
        category: rude
        weight: 1
        stage: \(stage)
        when: {list: new}
        hit:
          - новое
          - \(hit)
        miss:
          - другое
          - \(miss)

      """
    return try wordPack(more: rule, lists: ["new": "нов*"]).failedExamples()
  }

  @Test func `examples that pass are not told`() throws {
    #expect(try failed(hit: "новая", miss: "старая").isEmpty)
  }

  @Test func `a hit that does not hit is told`() throws {
    let failed = try #require(try failed(hit: "старое", miss: "а").first)
    #expect(failed.rule == "new" && failed.text == "старое" && failed.shouldHit && failed.isLive)
    #expect(failed.place.file == "rules/words.yaml")
  }

  @Test func `a miss that hits is told`() throws {
    let failed = try failed(hit: "новый", miss: "обновка, новинка")
    #expect(failed.map(\.text) == ["обновка, новинка"])
    #expect(failed.map(\.shouldHit) == [false])
  }

  @Test func `the place is the line of the example`() throws {
    let failed = try failed(hit: "старое", miss: "новинка")
    // Behind `rules:` and a line for each word come the eight lines down to `hit:`.
    let first = 1 + words.count + labelWords.count
    #expect(failed.map(\.place.line) == [first + 9, first + 12])
  }

  @Test(arguments: ["draft", "shadow"])
  func `rules that do not decide fail without harm`(_ stage: String) throws {
    let failed = try failed(stage: stage, hit: "старое", miss: "а")
    #expect(failed.map(\.isLive) == [false])
  }
}
