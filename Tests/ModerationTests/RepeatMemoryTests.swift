import Moderation
import Rules
import TestSupport
import Testing

/// Counting repeats over a stream.
@Suite struct RepeatMemoryTests {
  /// A comment: which text, whose, where, and its own number.
  private struct Item {
    var text: Int
    var author: UInt64?
    var post: UInt64
    var comment: UInt64?
  }

  /// The fingerprint of a text of its own: five words that no other text has.
  private static func fingerprints(_ count: Int) throws -> [Fingerprint] {
    var classifier = try Classifier(wordPack(more: repeatRule))
    let letters = Array("бвгджзклмнпрст")
    return (0..<count).map { number in
      let words = (0..<5).map { word in
        // A vowel behind each consonant: doubled letters count as one.
        var code = number * 5 + word
        return (0..<5).reduce(into: "") { text, _ in
          text += "\(letters[code % 14])а"
          code /= 14
        }
      }
      classifier.decide(words.joined(separator: " "))
      return classifier.fingerprint
    }
  }

  private static func take(_ items: [Item], _ prints: [Fingerprint]) -> [Repeats] {
    var memory = RepeatMemory()
    return items.map {
      memory.take(
        prints[$0.text],
        RepeatMemory.Origin(author: $0.author, post: $0.post, comment: $0.comment)
      )
    }
  }

  /// Counts as anyone would: by looking through all that came before.
  private static func naive(_ items: [Item]) -> [Repeats] {
    items.indices.map { index in
      let same = items[...index].filter { $0.text == items[index].text }
      let own = same.filter { $0.author != nil && $0.author == items[index].author }
      var repeats = Repeats()
      repeats.copies = same.count
      repeats.copiers = max(1, min(8, Set(same.compactMap(\.author)).count))
      repeats.ownCopies = max(1, own.count)
      repeats.ownPosts = max(1, min(8, Set(own.map(\.post)).count))
      return repeats
    }
  }

  @Test func `agrees with looking through everything`() throws {
    let prints = try Self.fingerprints(6)
    var random = Seeded(20_261_124)
    for _ in 0..<40 {
      let items = (0..<60).map { _ in
        Item(
          text: Int.random(in: 0..<6, using: &random),
          author: Int.random(in: 0..<8, using: &random) == 0
            ? nil : UInt64.random(in: 1...4, using: &random),
          post: UInt64.random(in: 1...3, using: &random),
          comment: nil
        )
      }
      #expect(Self.take(items, prints) == Self.naive(items))
    }
  }

  @Test func `the same comment again is not a copy`() throws {
    let prints = try Self.fingerprints(1)
    let item = Item(text: 0, author: 1, post: 1, comment: 77)
    let repeats = Self.take([item, item, item], prints)
    #expect(repeats.map(\.copies) == [1, 1, 1])
    #expect(repeats.map(\.ownCopies) == [1, 1, 1])
  }

  @Test func `numbered comments are never counted too often`() throws {
    let prints = try Self.fingerprints(1)
    let items = (0..<200).map {
      Item(text: 0, author: 1, post: $0, comment: $0 &* 0x9E37_79B9_7F4A_7C15)
    }
    let copies = Self.take(items, prints).map(\.copies)
    #expect(zip(copies, 1...).allSatisfy { $0 <= $1 })
    #expect(copies[7] == 8, "a handful is counted without a loss")
  }

  @Test func `no text is lost while the memory grows`() throws {
    let prints = try Self.fingerprints(400)
    let once = prints.indices.map { Item(text: $0, author: 1, post: 1, comment: nil) }
    let repeats = Self.take(once + once, prints)
    #expect(repeats.map(\.copies) == once.map { _ in 1 } + once.map { _ in 2 })
    #expect(repeats.map(\.ownCopies) == repeats.map(\.copies))
  }

  @Test func `what is met again stays while the rest is forgotten`() throws {
    let count = 18_000
    let prints = try Self.fingerprints(count)
    var items = [Item(text: 0, author: 1, post: 1, comment: nil)]
    for text in 1..<count {
      items.append(Item(text: text, author: 1, post: 1, comment: nil))
      if text % 2500 == 0 { items.append(Item(text: 0, author: 1, post: 1, comment: nil)) }
    }
    items.append(Item(text: 1, author: 1, post: 1, comment: nil))
    let repeats = Self.take(items, prints)
    #expect(repeats.filter { $0.copies > 1 }.map(\.copies) == [2, 3, 4, 5, 6, 7, 8])
    #expect(repeats.last?.copies == 1, "forgotten")
  }
}
