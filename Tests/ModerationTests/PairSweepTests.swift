import Folding
import Moderation
import Rules
import Testing

/// Pairs of words that are read as one.
@Suite struct PairSweepTests {
  static let words = [
    "ху", "х", "йня", "уйня", "пиз", "пи", "дец", "здец", "пизде", "ц", "по", "на", "и", "у", "вот",
    "команда", "нн", "бл", "ядь", "хууй", "ня", "йняя",
  ]

  private func pack() throws -> RulePack {
    let rule = """
      - {id: mat, title: т, category: profanity, weight: 1, when: {list: mat}, hit: [хуйня], \
      miss: [а]}

      """
    return try wordPack(
      more: rule,
      lists: ["mat": "@readings all\nхуйн(я|ю)\nпиздец*\nблядь\nпохуйня\nху йня\n(на|по) ху"]
    )
  }

  @Test func `agrees with deciding on every pair`() throws {
    let pack = try pack()
    var sweep = try PairSweep(pack)
    for word in Self.words { sweep.add(word) }
    let found = Set(sweep.pairs().map { "\($0.first) \($0.second)" })

    var classifier = try Classifier(pack)
    var wanted: Set<String> = []
    for first in Self.words {
      for second in Self.words {
        classifier.decide("\(first) \(second)")
        let isJoined = classifier.decision.findings.contains {
          $0.bytes.contains(first.utf8.count)
        }
        if isJoined { wanted.insert("\(first) \(second)") }
      }
    }
    #expect(found == wanted)
    #expect(found.isSuperset(of: ["ху йня", "по ху", "на ху"]))
  }
}
