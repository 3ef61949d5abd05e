import Foundation
import Ledger
import Rules
import Testing

@Suite struct PseudonymTests {
  let key = Data(repeating: 7, count: 32)

  @Test func `the same key gives the same names, another one others`() throws {
    let author = AuthorIdentity(network: "vk", id: "310000007")
    let first = try Pseudonyms(key: key).name(of: author)
    #expect(first == (try Pseudonyms(key: key + Data("\r\n".utf8)).name(of: author)))
    #expect(first != (try Pseudonyms(key: key + [1]).name(of: author)))
    #expect(first.count == 26)
    #expect(!first.contains("310000007"))
  }

  @Test func `different authors and kinds of names stay apart`() throws {
    let names = try Pseudonyms(key: key)
    let authors = [("vk", "1"), ("ok", "1"), ("vk", "2"), ("v", "k-1")]
      .map { AuthorIdentity(network: $0, id: $1) }
    let all = authors.map(names.name) + [names.name(of: CaseID("vk-1"))]
    #expect(Set(all.map { $0.dropFirst(2) }).count == 5)
    #expect(
      names.name(of: RestrictionID(authors[0], number: 12), of: authors[0])
        == names.name(of: authors[0]) + "-12"
    )
  }

  @Test(arguments: [0, 1, 31])
  func `a key that can be guessed is refused`(count: Int) {
    let error = #expect(throws: Pseudonyms.Failure.self) {
      try Pseudonyms(key: Data(repeating: 65, count: count) + Data("\n".utf8))
    }
    #expect(error?.message.russian.contains("\(count)") == true)
  }
}
