import Rules
import Testing

@testable import Ledger

@Suite struct EventCodingTests {
  /// One event of each kind.
  static let kinds: [Event.Kind] = {
    let id = Sample.comment(1).caseID
    let restriction = RestrictionID(Sample.author, number: 1)
    guard let evidence = try? Sample.evidence(1, strike: Sample.strike) else { return [] }
    return [
      .caseOpened(evidence), .commentEdited(evidence), .caseClaimed(.init(caseID: id)),
      .caseReleased(.init(caseID: id)),
      .verdictGiven(.init(caseID: id, choice: .remove, reason: "мат", strike: Sample.strike)),
      .noteAdded(.init(caseID: id, text: "звонили")),
      .verdictUndone(.init(caseID: id, reason: "ошибка")),
      .caseReopened(.init(caseID: id, reason: "обжаловано")),
      .restrictionProposed(Sample.proposal()),
      .restrictionConfirmed(
        .init(restriction: restriction, measure: .indefinite, confirmations: 2, reason: "да")
      ),
      .restrictionRejected(.init(restriction: restriction, reason: "нет")),
      .restrictionLifted(.init(restriction: restriction, reason: "извинился")),
      .restrictionExpired(.init(restriction: restriction)),
      .actionPlanned(
        .init(id: "a1", network: "vk", method: "groups.ban", parameters: ["reason": "2"])
      ),
      .actionExecuted(.init(id: "a1", isDone: true, answer: "1")),
      .appealOpened(.init(restriction: restriction, snapshot: .none, deadline: Sample.now)),
      .appealDecided(.init(restriction: restriction, outcome: .uphold, reason: "верно")),
      .networkReported(
        .init(
          what: .userBlocked,
          network: "vk",
          page: "-200000001",
          author: Sample.author,
          caseID: nil,
          id: "e1"
        )
      ),
      .policyAdopted(.init(pack: .none, files: ["rules/a.yaml": .none], rulesVersion: "1")),
      .textErased(.init(events: [1, 2], reason: "срок")),
    ]
  }()

  @Test func `every kind comes back as it was written`() throws {
    #expect(Self.kinds.count == 20)
    for kind in Self.kinds {
      #expect(try Event.Kind(name: kind.name, body: kind.body()) == kind, "\(kind.name)")
    }
  }

  @Test func `a body is the same bytes whenever it is written`() throws {
    let verdict = Verdict(
      caseID: CaseID("vk-1-2-3"),
      choice: .remove,
      reason: "«мат»/й и\u{306}\n",
      strike: Sample.strike
    )
    #expect(
      try Event.Kind.verdictGiven(verdict).body()
        == #"{"caseID":"vk-1-2-3","choice":"remove","reason":"«мат»/й и"# + "\u{306}"
        + #"\n","strike":{"category":"insult","weight":1000000}}"#
    )
  }

  @Test func `what earlier versions did not write is read and left out`() throws {
    let confirmation =
      #"{"confirmations":1,"measure":"7d","reason":"да","restriction":"vk-310000007-1"}"#
    let verdict = #"{"caseID":"vk-1-2-3","choice":"approve","reason":"шутка"}"#
    for (name, body) in [("restrictionConfirmed", confirmation), ("verdictGiven", verdict)] {
      #expect(try Event.Kind(name: name, body: body).body() == body)
    }
    let new = Verdict(caseID: CaseID("vk-1-2-3"), choice: .approve, reason: "шутка", evidence: 7)
    #expect(
      try Event.Kind.verdictGiven(new).body()
        == #"{"caseID":"vk-1-2-3","choice":"approve","evidence":7,"reason":"шутка"}"#
    )
  }

  @Test func `no number of the chain is a fraction`() throws {
    for kind in Self.kinds {
      let body = try kind.body()
      #expect(!body.contains(/[:,\[]-?\d+[.eE]/), "\(body)")
    }
  }

  @Test func `an event's digest is the SHA-256 of seven lines`() throws {
    let stored = try StoredEvent(
      .caseClaimed(.init(caseID: CaseID("vk-1-2-3"))),
      sequence: 1,
      at: 5,
      actor: "moderator:12",
      previous: .none
    )
    let zeros = String(repeating: "0", count: 64)
    let lines =
      "sito-ledger-1\n\(zeros)\n1\n5\nmoderator:12\ncaseClaimed\n" + #"{"caseID":"vk-1-2-3"}"#
    #expect(stored.header.digest == Digest(of: lines.utf8))
    // Also worked out by sha256sum.
    #expect(
      stored.header.digest.hexadecimal
        == "542ace1a1b76adcc71e5b84deb19ade7a2ddf3c2b640b2c03bec5443f7fdcbdd"
    )
  }

  @Test(arguments: ["", "1h", "0d", "-1d", "warn", "d", "99999999999999999999d"])
  func `what is no measure is refused`(text: String) { #expect(Measure(text) == nil) }

  @Test func `a rejection of an earlier version is the same bytes again`() throws {
    let body = #"{"hasLostGround":true,"reason":"заменено","restriction":"vk-310000007-1"}"#
    #expect(try Event.Kind(name: "restrictionRejected", body: body).body() == body)
  }
}
