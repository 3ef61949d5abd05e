import Ledger
import Rules

/// A ledger in a folder of its own.
final class TestLedger {
  let scratch: Scratch
  let store: LedgerStore
  var path: String { scratch.ledger }

  init() throws {
    scratch = try Scratch()
    store = try LedgerStore(path: scratch.ledger)
  }

  /// Takes a flagged comment in, as the filter does.
  @discardableResult
  func take(
    _ id: Int,
    _ text: String = "ты дурак",
    edit: Int = 0,
    author: AuthorIdentity? = Sample.author,
    strike: Strike? = nil,
    at: Milliseconds = Sample.now
  ) throws -> Bool {
    try store.write(at: at, actor: "engine") { transaction in
      try transaction.take(
        Sample.evidence(id, edit: edit, text: text, author: author, strike: strike),
        Sample.snapshot(text),
        under: RestrictionPolicy()
      )
    }
  }

  /// A ledger with an event of nearly every kind.
  static func full() throws -> TestLedger {
    let ledger = try TestLedger()
    let moderator = "moderator:1"
    let id = RestrictionID(Sample.author, number: 1)
    try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
      try transaction.adopt(
        pack: Digest(of: "pack".utf8),
        files: ["rules/policy.yaml": "decay: 10\n", "rules/a.yaml": "rules: []\n"],
        rulesVersion: "3"
      )
    }
    try ledger.take(1, strike: Sample.strike)
    try ledger.take(1, "ты совсем дурак", edit: 1)
    try ledger.take(2, author: nil)
    let appeal = Snapshot(text: "это не я")
    try ledger.store.write(at: Sample.now + 5, actor: moderator) { transaction in
      for kind in [
        .caseClaimed(.init(caseID: Sample.comment(2).caseID)),
        .verdictGiven(
          .init(caseID: Sample.comment(2).caseID, choice: .approve, reason: "не к человеку")
        ),
        .restrictionConfirmed(
          .init(restriction: id, measure: .days(1), confirmations: 1, reason: "оскорбление")
        ),
        .actionPlanned(
          .init(
            id: "ban:\(id)",
            restriction: id,
            caseID: Sample.comment(1).caseID,
            network: "vk",
            method: "groups.ban",
            parameters: [:]
          )
        ),
        .actionExecuted(.init(id: "ban:\(id)", isDone: true, answer: "1")),
      ] as [Event.Kind] {
        let actor: String? =
          switch kind {
          case .actionPlanned: "engine"
          case .actionExecuted: "network:vk"
          default: nil
          }
        try transaction.append(kind, actor: actor)
      }
      try transaction.append(
        .appealOpened(.init(restriction: id, snapshot: appeal.digest(), deadline: nil)),
        snapshot: appeal
      )
      try transaction.append(
        .appealDecided(.init(restriction: id, outcome: .uphold, reason: "верно")),
        actor: "moderator:2"
      )
      try transaction.take(
        NetworkReport(
          what: .userBlocked,
          network: "vk",
          page: "-200000001",
          author: Sample.author,
          caseID: nil,
          id: "8a07"
        )
      )
    }
    return ledger
  }
}
