import Testing

@testable import Folding

/// In which stretches of a text a word may be disguised.
@Suite struct SuspectTests {
  @Test(arguments: [
    TextCase("дурак пишет письмо", [], why: "plain words"),
    TextCase("Он, она — они!", [], why: "plain words with marks"),
    TextCase("123 12.05.2024", [], why: "numbers alone"),
    TextCase("*** — ***", [], why: "marks alone"),
    TextCase("😀 😀", [], why: "pictographs alone"),
    TextCase("https://a.ru/xyu @name", [], why: "what is no word"),
    TextCase("жёлто-красный", [], why: "two long words"),
    TextCase("xуй", ["xуй"], why: "a Latin letter"),
    TextCase("pizdec", ["pizdec"], why: "a Latin word"),
    TextCase("ρак", ["ρак"], why: "a Greek letter"),
    TextCase("хуууй ссора", ["хуууй", "ссора"], why: "a letter twice"),
    TextCase("пи3да", ["пи3да"], why: "a digit among letters"),
    TextCase("п***ц", ["п***ц"], why: "marks among letters"),
    TextCase("бл@ть", ["бл@ть"], why: "a sign among letters"),
    TextCase("да 6лядь нет", ["6лядь"], why: "only the stretch itself"),
    TextCase("пиз-дец", ["пиз-дец"], why: "a short piece"),
    TextCase("х_у_й", ["х_у_й", "х_у_й"], why: "both a stretch and a row of letters"),
    TextCase("х.у.й", ["х.у.й", "х.у.й"], why: "full stops do not end a row here"),
    TextCase("х😀й", ["х😀й"], why: "a pictograph among letters"),
    TextCase("х у й", ["х у й"], why: "letters set apart"),
    TextCase("п и з д е ц", ["п и з д е ц"], why: "more letters set apart"),
    TextCase("ну ты х у йня да", ["ну ты х у йня да"], why: "pieces of up to three letters"),
    TextCase("за е ба ли", ["за е ба ли"], why: "a word by syllables"),
    TextCase("х 🔥 у 🔥 й", ["х 🔥 у 🔥 й"], why: "pictographs between letters"),
    TextCase("п 1 з д", ["п 1 з д"], why: "a digit for a letter"),
    TextCase("срок 3 5 лет", [], why: "numbers and a short word"),
    TextCase("🇵🇮🇿🇩🇦", ["🇵🇮🇿🇩🇦"], why: "a word in the letters of flags"),
    TextCase("🇷🇺🇧🇾", [], why: "two flags"),
    TextCase("ху€во", ["ху€во"], why: "a sign that is read as a word"),
    TextCase("х, у, й", ["х, у, й"], why: "letters set apart by commas"),
    TextCase("я и ты", ["я и ты"], why: "short words look like letters set apart"),
    TextCase("ты да он", [], why: "no single letter in the row"),
    TextCase("х\nу\nй", ["х\nу\nй"], why: "letters below each other"),
    TextCase("да\nну\nтак", [], why: "a line break ends a row of words"),
    TextCase("х. у. й", ["х. у. й"], why: "full stops do not part letters"),
    TextCase("и в городе", [], why: "a row of two and a long word"),
  ])
  func finds(_ c: TextCase) throws {
    let bytes = Array(c.text.utf8)
    let folded = try fold(bytes)
    let found = folded.suspects.map { suspect in
      let first = folded.tokens[suspect.tokens.lowerBound].bytes.lowerBound
      let end = folded.tokens[suspect.tokens.upperBound - 1].bytes.upperBound
      return String(decoding: bytes[first..<end], as: UTF8.self)
    }
    #expect(found == c.expected)
  }

  @Test func `a spaced row says that it is one`() throws {
    #expect(try fold("х у й").suspects.map(\.isSpaced) == [true])
    #expect(try fold("xуй").suspects.map(\.isSpaced) == [false])
  }

  @Test func `a stretch is read in the ways that its letters allow`() throws {
    func ways(_ text: String) throws -> [LatticeBuilder.Way] {
      let folded = try fold(text)
      let suspect = try #require(folded.suspects.last)
      return LatticeBuilder.ways(of: suspect, in: folded)
    }
    #expect(try ways("xуй") == [.mixed])
    #expect(try ways("ρizdec") == [.mixed])
    #expect(try ways("pizdec") == [.shape, .sound, .keyboard])
    #expect(try ways("x y i") == [.shape, .sound])
  }
}
