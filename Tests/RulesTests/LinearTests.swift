import Folding
import Matching
import Testing

@testable import Rules

/// No text makes the work grow faster than its length.
@Suite struct LinearTests {
  private static let list = """
    не <9> кот
    кот <9> не
    не <9> не <9> кот
    <эмодзи> <9> кот
    кот <9> <эмодзи>
    <число> <9> <число> <9> пес
    дурак*
    !дурак <9> кот
    """

  /// Pieces that a text repeats, each with what it tries.
  @Test(arguments: [
    ("не ", "a common word that begins phrases"),
    ("кот ", "a rare word that ends phrases"),
    ("не кот ", "both"),
    ("🔥", "pictographs, which no gap counts"),
    ("🔥🔥🔥🔥🔥🔥🔥🔥кот ", "words behind pictographs"),
    ("7 ", "numbers"),
    ("дурак ", "an entry with exceptions"),
    ("дурак кот ", "exceptions everywhere"),
    ("не. ", "sentences that end at once"),
  ])
  func `twice the text takes twice the steps`(_ piece: String, _ why: String) throws {
    let pack = try pack(list: Self.list)
    let few = try steps(String(repeating: piece, count: 2000), pack)
    let many = try steps(String(repeating: piece, count: 4000), pack)
    #expect(many <= 2 * few + few / 8 + 100, "\(why): \(few), then \(many)")
  }

  /// Each suspect is walked from each beginning of a word, at most so many steps.
  @Test(arguments: [
    ("д*р ", "masks"), ("дyр-", "look-alikes without a space"), ("д у р ", "letters set apart"),
    ("дуууур ", "stretched words"), ("*д", "signs side by side"), ("dur ", "Latin words"),
    ("3", "digits"), ("д3", "digits for letters"), ("}{", "figures"), ("х.у.й.", "rows of letters"),
  ])
  func `twice the text takes twice the steps through its readings`(
    _ piece: String,
    _ why: String
  ) throws {
    let pack = try pack(list: "@readings all\nдурак*\nхуй*\nдыр*\nзуд*")
    let few = try walkSteps(String(repeating: piece, count: 1000), pack)
    let many = try walkSteps(String(repeating: piece, count: 2000), pack)
    #expect(many <= 2 * few + few / 8 + 4 * LatticeWalk.stepLimit, "\(why): \(few), then \(many)")
  }

  private func walkSteps(_ text: String, _ pack: RulePack) throws -> Int {
    var searcher = try Searcher()
    searcher.search(text.utf8.span, pack.lexicon)
    return searcher.walk.stepCount
  }

  private func steps(_ text: String, _ pack: RulePack) throws -> Int {
    var searcher = try Searcher()
    searcher.search(text.utf8.span, pack.lexicon)
    return searcher.stepCount
  }

  /// Texts longer than any network lets people write; with work that grows as the square they take
  /// minutes, while linear work leaves a loaded machine ten times what it needs.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a.", "a.b-", "@a", "[", "[id1|", "+7 912 345-67-89 ", "7 ", "ы", "a", "🔥", "х у ", "х.", "-",
      "(",
      "дурак ", "дурак кот ", "не ", "кот дурак ", "1234 123456 ", "д у р а к ", "dyрак ", "д*",
    ]
  )
  func `the longest text is read in time`(_ piece: String) throws {
    let rules =
      rule("a", when: "{list: list}")
      + rule("b", when: "{near: {list: list, of: other, within: 3, order: any}}")
      + rule("c", when: "{addressed: list}") + rule("d", when: "{personal: passport}")
    let lists = ["list": Self.list, "other": "эй", "address/you": "ты"]
    let pack = try pack(rules: rules, lists: lists)
    let text = String(repeating: piece, count: (1 << 15) / piece.utf8.count)
    _ = try Answer(pack, text)
  }
}
