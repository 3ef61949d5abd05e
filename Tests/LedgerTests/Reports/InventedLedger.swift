import Foundation
import Ledger
import Rules

/// A ledger of an invented page in November 2026; nobody in it exists.
///
/// Times are fixed, so whatever is made from it is always the same.
enum InventedLedger {
  static let page = "-200000001"
  static let author = AuthorIdentity(network: "vk", id: "310000007")

  /// The case that documents are made of.
  static let mainCase = CaseID("vk-200000001-4512-9981")

  /// A case whose text was erased.
  static let erasedCase = CaseID("vk-200000001-4400-9001")

  /// When documents say that they were made: 1 December 2026, 10:00 in Moscow.
  static let madeAt = moment("2026-12-01T07:00:00Z")

  static func moment(_ text: String) -> Milliseconds { Timestamp.read(text) ?? 0 }

  /// What the comment that a case is about says, and what was found in it.
  struct Comment {
    var id: String
    var post = "4512"
    var author = InventedLedger.author
    var name = "Иван Образцов"
    var text: String
    /// Each word with its reading, its disguise and its rule.
    var found: [(word: String, reads: String, disguise: [String], rule: String)]
    var category = Rules.Category.profanity
    var labels: [Label] = []
    var writtenAt: String
    var score = 1.0
    var priorStrikes = 0.0

    var snapshot: Snapshot {
      Snapshot(text: text, authorName: name, readings: found.map(\.reads))
    }

    var evidence: Evidence {
      get throws {
        let findings = found.map { found in
          let start = text.scalarOffset(of: found.word)
          return Evidence.Finding(
            rule: found.rule,
            category: category,
            start: start,
            end: start + found.word.unicodeScalars.count,
            disguise: found.disguise,
            weight: Millionths(score),
            clause: "п. 10",
            law: category == .insult ? "КоАП 5.61" : "53-ФЗ, ст. 1, ч. 6",
            isShadow: false
          )
        }
        return Evidence(
          comment: CommentIdentity(network: "vk", page: page, post: post, id: id),
          author: author,
          authorKind: "user",
          createdAt: writtenAt,
          replyTo: "9975",
          permalink: "https://vk.example/wall\(page)_\(post)?reply=\(id)",
          text: Digest(of: text.utf8),
          snapshot: try snapshot.digest(),
          action: category == .profanity ? "remove" : "review",
          isUrgent: false,
          isGuarded: false,
          categories: [category],
          labels: labels,
          scores: [category.rawValue: Millionths(score)],
          findings: findings,
          thresholds: [category.rawValue: .init(review: Millionths(0.4), remove: Millionths(0.9))],
          reason: category == .profanity ? "нецензурное выражение (п. 10)" : "\(category.title) (п. 10)",
          clause: "п. 10",
          law: category == .insult ? "КоАП 5.61" : "53-ФЗ, ст. 1, ч. 6",
          rulesVersion: "редакция 3 от 1 октября 2026",
          pack: Digest(of: "pack".utf8),
          engine: "0.1.0",
          icu: "72.1",
          context: .init(isReply: true, copies: 1, copiers: 1, ownCopies: 1, ownPosts: 1),
          strike: category == .profanity ? Strike(category: category, weight: Millionths(1)) : nil,
          priorStrikes: Millionths(priorStrikes),
          proposedMeasure: nil
        )
      }
    }
  }

  static let mainComment = Comment(
    id: "9981",
    text: "Да п***ц просто, опять <вы> всех за дypаков держите.\nХу\u{200B}йня, а не ответ",
    found: [
      ("п***ц", "пиздец", ["mask"], "profanity.pizd"),
      ("Ху\u{200B}йня", "хуйня", ["invisible"], "profanity.kh"),
    ],
    writtenAt: "2026-11-20T06:15:02Z",
    priorStrikes: 1
  )

  static let firstComment = Comment(
    id: "9001",
    post: "4400",
    text: "какого xуя не отвечаете",
    found: [("xуя", "хуя", ["latin"], "profanity.kh")],
    writtenAt: "2026-11-03T10:02:44Z"
  )

  /// Writes the ledger.
  static func write(to path: String) throws -> LedgerStore {
    let store = try LedgerStore(path: path)
    try store.adoptRules(at: moment("2026-10-01T06:00:00Z"))
    try store.tellFirstCase()
    try store.tellMainCase()
    try store.tellNovember()
    return store
  }
}

extension String {
  /// How many Unicode scalars stand before a part.
  func scalarOffset(of part: String) -> Int {
    let (all, wanted) = (Array(unicodeScalars), Array(part.unicodeScalars))
    return all.indices.first { all[$0...].starts(with: wanted) } ?? 0
  }
}
