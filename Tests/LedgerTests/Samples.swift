import Foundation
import Ledger
import Rules

/// A place for files that is gone when nobody refers to it any more.
final class Scratch: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")

  /// The path of a ledger in it.
  var ledger: String { url.appending(path: "sito.ledger").path }

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// Invented authors, comments and what follows from them.
enum Sample {
  static let now: Milliseconds = 1_795_000_000_000
  static let day: Milliseconds = 86_400_000
  static let author = AuthorIdentity(network: "vk", id: "310000007")

  static func comment(_ id: Int, edit: Int = 0) -> CommentIdentity {
    CommentIdentity(network: "vk", page: "-200000001", post: "4512", id: "\(id)", edit: edit)
  }

  static func snapshot(_ text: String) -> Snapshot {
    Snapshot(text: text, authorName: "Иван Образцов", readings: ["дурак"])
  }

  static func evidence(
    _ id: Int,
    edit: Int = 0,
    text: String = "ты дурак",
    author: AuthorIdentity? = author,
    strike: Strike? = nil
  ) throws -> Evidence {
    Evidence(
      comment: comment(id, edit: edit),
      author: author,
      authorKind: "user",
      createdAt: "2026-11-20T06:15:02Z",
      replyTo: nil,
      permalink: nil,
      text: Digest(of: text.utf8),
      snapshot: try snapshot(text).digest(),
      action: strike == nil ? "review" : "remove",
      isUrgent: false,
      isGuarded: false,
      categories: [.insult],
      labels: [],
      scores: ["insult": Millionths(0.5)],
      findings: [
        Evidence.Finding(
          rule: "i",
          category: .insult,
          start: 3,
          end: 8,
          disguise: [],
          weight: Millionths(0.5),
          clause: "п. 10",
          law: "",
          isShadow: false
        )
      ],
      thresholds: ["insult": .init(review: Millionths(0.4), remove: Millionths(0.9))],
      reason: "оскорбление",
      clause: "п. 10",
      law: "",
      rulesVersion: "",
      pack: Digest(of: "pack".utf8),
      engine: "0.1.0",
      icu: "72.1",
      context: .init(isReply: false, copies: 1, copiers: 1, ownCopies: 1, ownPosts: 1),
      strike: strike,
      priorStrikes: Millionths(count: 0),
      proposedMeasure: nil
    )
  }

  static let strike = Strike(category: .insult, weight: Millionths(1))

  static func proposal(
    _ number: Int = 1,
    _ measure: Measure = .days(3),
    confirmations: Int = 1
  ) -> RestrictionProposal {
    RestrictionProposal(
      restriction: RestrictionID(author, number: number),
      author: author,
      page: "-200000001",
      measure: measure,
      rung: 2,
      cases: [comment(1).caseID],
      strikes: Millionths(1),
      confirmations: confirmations,
      reason: "оскорбление",
      clause: "п. 10",
      law: ""
    )
  }
}
