import Foundation
import Ledger
import Rules

/// A ledger of one invented case: an insult, its removal and three days of restriction.
struct LedgerFile {
  let scratch: Scratch
  var path: String { scratch.url.path }

  static let comment = CommentIdentity(
    network: "vk",
    page: "-200000001",
    post: "4512",
    id: "9981"
  )
  static let author = AuthorIdentity(network: "vk", id: "310000007")

  /// When it all happened: 20 November 2026, and the restriction ends a thousand years later.
  static let time = Timestamp.read("2026-11-20T06:15:02Z") ?? 0

  init() throws {
    scratch = try Scratch()
    let store = try LedgerStore(path: scratch.url.path)
    let words = Snapshot(text: "ты =дурак", authorName: "Иван Образцов", readings: ["дурак"])
    let evidence = try Self.evidence(words)
    let id = Self.comment.caseID
    let restriction = RestrictionID(Self.author, number: 1)
    try store.write(at: Self.time, actor: "engine") {
      _ = try $0.append(.caseOpened(evidence), snapshot: words)
    }
    let proposal = RestrictionProposal(
      restriction: restriction,
      author: Self.author,
      page: "-200000001",
      measure: .days(36_500),
      rung: nil,
      cases: [id],
      strikes: Millionths(1),
      confirmations: 1,
      reason: "=оскорбление",
      clause: "п. 10",
      law: ""
    )
    let confirmation = RestrictionConfirmation(
      restriction: restriction,
      measure: .days(36_500),
      confirmations: 1,
      reason: "да"
    )
    try store.append(
      [
        .verdictGiven(Verdict(caseID: id, choice: .remove, reason: "оскорбление")),
        .restrictionProposed(proposal), .restrictionConfirmed(confirmation),
      ],
      at: Self.time,
      actor: "moderator:12"
    )
  }

  private static func evidence(_ words: Snapshot) throws -> Evidence {
    Evidence(
      comment: comment,
      author: author,
      authorKind: "user",
      createdAt: "2026-11-20T06:15:02Z",
      replyTo: nil,
      permalink: nil,
      text: Digest(of: words.text.utf8),
      snapshot: try words.digest(),
      action: "review",
      isUrgent: false,
      isGuarded: false,
      categories: [.insult],
      labels: [],
      scores: ["insult": Millionths(0.5)],
      findings: [],
      thresholds: [:],
      reason: "оскорбление",
      clause: "п. 10",
      law: "",
      rulesVersion: "",
      pack: Digest(of: "pack".utf8),
      engine: "0.1.0",
      icu: "72.1",
      context: .init(isReply: false, copies: 1, copiers: 1, ownCopies: 1, ownPosts: 1),
      strike: nil,
      priorStrikes: Millionths(count: 0),
      proposedMeasure: nil
    )
  }
}
