import Foundation
import Ledger
import Rules
import Testing

/// Ids are opaque: what looks alike and has other bytes is another.
@Suite struct ExactIdentityTests {
  /// «Сергей» with й as one sign, and as и with a breve.
  private static let composed = "Серге\u{439}"
  private static let decomposed = "Серге\u{438}\u{306}"

  @Test func `two spellings are two authors, and two comments`() {
    #expect(Self.composed == Self.decomposed, "as strings they are the same")
    let authors = [Self.composed, Self.decomposed].map { AuthorIdentity(network: "vk", id: $0) }
    #expect(authors[0] != authors[1])
    #expect(Set(authors).count == 2)
    let comments = [Self.composed, Self.decomposed].map {
      CommentIdentity(network: nil, page: $0, post: nil, id: "1")
    }
    #expect(comments[0] != comments[1])
    #expect(Set(comments).count == 2)
  }

  @Test(arguments: [false, true])
  func `a ledger with both is whole`(isAtOnce: Bool) throws {
    let scratch = try Scratch()
    var store = try LedgerStore(path: scratch.ledger)
    for (number, id) in [Self.composed, Self.decomposed].enumerated() {
      if !isAtOnce { store = try LedgerStore(path: scratch.ledger) }
      try store.write(at: Sample.now, actor: "engine") { transaction in
        _ = try transaction.take(
          try Sample.evidence(
            number,
            author: AuthorIdentity(network: "vk", id: id),
            strike: Sample.strike
          ),
          Sample.snapshot("ты дурак"),
          under: RestrictionPolicy()
        )
      }
    }
    #expect(try store.verify().flaws == [])
    #expect(try store.state().restrictions.count == 2)
  }
}
