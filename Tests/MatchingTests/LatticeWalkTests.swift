import Folding
import TestSupport
import Testing

@testable import Matching

@Suite struct LatticeWalkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var pattern: String
    var disguise: Disguise
    var reading: String

    init(_ text: String, has pattern: String, _ disguise: Disguise, as reading: String) {
      self.text = text
      self.pattern = pattern
      self.disguise = disguise
      self.reading = reading
    }

    var testDescription: String { "\(pattern) in \(text)" }
  }

  @Test(arguments: [
    Case("xуй", has: "хуй", .latin, as: "хуй"),
    Case("6лядь", has: "блядь", .digit, as: "блядь"),
    Case("бл@ть", has: "блять", .mask, as: "блять"),
    Case("pizdec", has: "пизд*", .translit, as: "пиздец"),
    Case(",kznm", has: "блять", .keyboard, as: "блять"),
    Case("х_у_й", has: "хуй*", .gaps, as: "хуй"),
    Case("х у й", has: "хуй", .gaps, as: "хуй"),
    Case("п и з д е ц", has: "пиздец", .gaps, as: "пиздец"),
    Case("п***ец", has: "пиздец", .mask, as: "пиздец"),
    Case("хуууй", has: "хуй", .stretched, as: "хуй"),
    Case("3,14здец", has: "пиздец", .digit, as: "пиздец"),
    Case("дуp\u{301}ак", has: "дурак", [.latin, .marks], as: "дурак"),
    Case("x\u{200B}уй", has: "хуй", [.latin, .invisible], as: "хуй"),
    Case("х😀у😀й", has: "хуй", .gaps, as: "хуй"),
    Case("бляяя", has: "бля", .stretched, as: "бля"),
    Case("ху*", has: "хуй", .mask, as: "хуй"),
    Case("зае*али", has: "заебали", .mask, as: "заебали"),
    Case("ох**нно", has: "охуенно", .mask, as: "охуенно"),
    Case("на**й", has: "нахуй", .mask, as: "нахуй"),
    Case("х..й", has: "хуй", .mask, as: "хуй"),
    Case("6л*ть", has: "блять", [.digit, .mask], as: "блять"),
    Case("п и 3 д а", has: "пизда", [.digit, .gaps], as: "пизда"),
    Case("х\nу\nй", has: "хуй", .gaps, as: "хуй"),
    Case("за е ба ли", has: "заебали", .gaps, as: "заебали"),
    Case("я е б у", has: "ебу", .gaps, as: "ебу"),
  ])
  func finds(_ c: Case) throws {
    var walk = LatticeWalk()
    let automaton = Automaton([Pattern("кот"), Pattern(c.pattern)], isAnchored: true)
    let found = try hits(in: c.text, automaton, by: &walk)
    let first = try #require(found.first)
    #expect(found.allSatisfy { $0.hit.pattern == 1 && $0.hit.source == .lattice })
    #expect(first.hit.disguise == c.disguise, "\(first.hit.disguise.names)")
    #expect(first.reading == c.reading)
  }

  @Test(arguments: [
    ("п**", "пизда"), ("0000", "оооо"), ("хороший", "хуй*"),
    ("я и ты", "яиты?"), ("5-й", "бой"), ("xороший", "хуй"), ("страхyй", "хуй"), ("123 xy", "изг*"),
    ("по-быстрому", "побыстрому?"), ("г*ды", "гниды"), ("до*я", "дохуя"), ("п*ре", "пизде"),
    ("б*е", "бляе"), ("к о м а н д а", "манда"), ("р у б л я", "бля"), ("х у д о", "ху"),
    ("ел да", "елда"),
    ("3-5 лет", "еблет"), ("36-летний", "еблетний"), ("я-бы", "яебы"), ("к0манда", "манда"),
    ("ху9ожник", "хуя"), ("нее.А", "нееба"),
  ])
  func `what was hardly written is not guessed`(text: String, pattern: String) throws {
    var walk = LatticeWalk()
    let automaton = Automaton([Pattern(pattern)], isAnchored: true)
    let found = try hits(in: text, automaton, by: &walk)
    #expect(
      found.allSatisfy { !$0.hit.disguise.contains(.mask) && !$0.hit.disguise.contains(.digit) }
    )
    #expect(text == "я и ты" || text == "по-быстрому" || found.isEmpty)
  }

  /// «3,14» counts as two digits against the two letters that were written.
  @Test func `a number read by its name counts once`() throws {
    var walk = LatticeWalk()
    let automaton = Automaton([Pattern("пизд*")], isAnchored: true)
    let found = try hits(in: "3,14здец", automaton, by: &walk)
    #expect(found.map(\.reading) == ["пиздец"])
  }

  @Test func `a hit spans the tokens of its word`() throws {
    var walk = LatticeWalk()
    let automaton = Automaton([Pattern("хуй")], isAnchored: true)
    #expect(try hits(in: "слово x-у-й тоже", automaton, by: &walk).first?.hit.tokens == 1..<4)
    #expect(try hits(in: "ну вот х у й", automaton, by: &walk).map(\.hit.tokens) == [2..<5])
  }

  /// Texts made to have as many readings as can be.
  private static let worst = [
    "o0о@а*", "а@", "хx", "xy", "оо", "o0", "сc", "*а*", "а-", "shch", "kh.",
  ]

  /// A walk keeps no more readings from a start than there are patterns, however long the text is.
  @Test(arguments: worst)
  func `a text with very many readings is walked in bounded time`(piece: String) throws {
    let patterns = ["ооооо*", "оаоаоа*", "ааааа", "хухухух", "сооаоао*", "ухх*", "сссс"]
    let automaton = Automaton(patterns.map { Pattern($0) }, isAnchored: true)
    for count in [200, 2000] {
      var walk = LatticeWalk()
      let text = String(repeating: piece, count: count / piece.count)
      let found = try hits(in: text, automaton, by: &walk)
      let starts = try lattices(of: text).map(\.lattice.starts.count).reduce(0, +)
      #expect(found.count <= starts * patterns.count)
      #expect(walk.readings.count <= found.count * (LatticeBuilder.limit * 2))
    }
  }

  @Test func `a walk finds the same after other texts`() throws {
    let patterns = ["хуй*", "пизд*", "блядь", "блять", "дурак", "со*", "оо*"].map { Pattern($0) }
    let automaton = Automaton(patterns, isAnchored: true)
    let texts =
      ["xуй", "pizdec", "х у й", "п***ец", "6лядь,бл@ть", ",kznm", "дyp@к", "х_у_й"]
      + Self.worst.map { String(repeating: $0, count: 40) }
    var generator = Seeded(5)
    var used = LatticeWalk()
    for _ in 0..<60 {
      let text = texts.randomElement(using: &generator) ?? ""
      var fresh = LatticeWalk()
      let expected = try hits(in: text, automaton, by: &fresh)
      let found = try hits(in: text, automaton, by: &used)
      #expect(found.map(\.hit) == expected.map(\.hit), "\(text)")
      #expect(found.map(\.reading) == expected.map(\.reading), "\(text)")
    }
  }

  /// More starts than a generation's number has room for.
  @Test func `a walk finds the same after very many starts`() throws {
    let automaton = Automaton([Pattern("хуй")], isAnchored: true)
    let lattice = try #require(try lattices(of: "xуй").first).lattice
    var walk = LatticeWalk()
    var hits: [Hit] = []
    for _ in 0..<70_000 {
      hits.removeAll()
      walk.removeAll()
      walk.walk(lattice, automaton, needsGaps: false, into: &hits)
      try #require(hits.count == 1)
    }
  }

  @Test func `readings kept without a lattice stand among the others`() {
    var walk = LatticeWalk()
    let word = Symbol.symbols(of: "кот")
    #expect(walk.keep(word) == 0..<3)
    #expect(walk.keep(word) == 3..<6)
    #expect(walk.readings == word + word)
    walk.removeAll()
    #expect(walk.readings.isEmpty)
  }
}
