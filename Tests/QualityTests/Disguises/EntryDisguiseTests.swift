import Folding
import Matching
import Moderation
import TestSupport
import Testing

@testable import Rules

/// Every entry of the profanity lists, hidden behind look-alike letters and marks that do not show.
///
/// An entry is asked by one of its spellings, the first that the pattern allows. Lists that are read
/// in plain letters only are left out, and so are phrases and words of two letters.
@Suite struct EntryDisguiseTests {
  static let spellings: [String] = {
    var parser = WordListParser()
    let files = packSources.files.filter { $0.key.hasPrefix("wordlists/") }
    let groups = files["wordlists/groups.txt"] ?? ""
    parser.readGroups(of: "groups", WordListParser.lines(of: groups))
    for (path, text) in files.sorted(by: { $0.key < $1.key })
    where path.hasPrefix("wordlists/profanity/") {
      parser.readEntries(
        of: String(path.dropFirst("wordlists/".count).dropLast(".txt".count)),
        WordListParser.lines(of: text)
      )
    }
    return parser.lists.filter { $0.readings != .plain }.flatMap(\.entries).compactMap { entry in
      guard entry.elements.count == 1, case .word(let pattern) = entry.elements[0].matcher else {
        return nil
      }
      let word = pattern.part.firstSpelling.map(\.description).joined()
      return word.count > 2 ? word : nil
    }
  }()

  static let ways = HidingWay.lookAlikes.prefix(2) + HidingWay.invisible.prefix(3)

  @Test func `every entry is seen behind letters alike and marks`() throws {
    #expect(Self.spellings.count > 400)
    for way in Self.ways {
      let rate = try DisguiseRate(of: way, on: Self.spellings, keeps: false) { text in
        try RealPack.decide(text).0.scores[Rules.Category.profanity.index] > 0
      }
      let isSeen = Double(rate.seen) >= 0.97 * Double(rate.hidden)
      #expect(isSeen, "\(way.name): \(rate.seen) of \(rate.hidden): \(rate.rest.prefix(20))")
    }
  }
}

extension Pattern.Part {
  /// The first word that the part allows, of each choice the first alternative with a letter in it.
  fileprivate var firstSpelling: [Symbol] {
    reduce(empty: [], symbol: { [$0] }, then: +, or: { $0.isEmpty ? $1 : $0 })
  }
}
