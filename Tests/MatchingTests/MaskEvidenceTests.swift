import Folding
import Testing

@testable import Matching

/// How much of a masked word has to be written to know it by.
@Suite struct MaskEvidenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The word as it was masked, a star for each hidden letter.
    var text: String
    var word: String
    var isWhole = true
    var isLoose = false
    var why: String

    var testDescription: String { "\(text) as \(word)" }
  }

  @Test(arguments: [
    Case(text: "х*й", word: "хуй", why: "the word that is masked most"),
    Case(text: "х**", word: "хуй", why: "one letter is enough for it"),
    Case(text: "п****ц", word: "пиздец", why: "the first and the last letter of a known one"),
    Case(text: "е**ный", word: "ебаный", why: "the root is half hidden, the rest is there"),
    Case(text: "пи**ец", word: "пиздец", why: "half of the root shows"),
    Case(text: "зае*али", word: "заебали", why: "the root shows behind a prefix"),
    Case(text: "за***ли", word: "заебали", why: "masked as a whole, and known so"),
    Case(text: "отъ**ись", word: "отъебись", why: "the hard sign tells it"),
    Case(text: "д*бил", word: "дебил", why: "all but one letter of another word"),
    Case(text: "пи*д", word: "пизд", isWhole: false, why: "a beginning with one letter hidden"),
    Case(text: "с*ка", word: "сука", why: "nobody hides a letter of «сока»"),
  ])
  func `knows the word`(_ c: Case) {
    #expect(suffices(c), "\(c.why)")
  }

  @Test(arguments: [
    Case(text: "м***а", word: "манда", why: "two letters say nothing"),
    Case(text: "г*ды", word: "гады", why: "too few letters for a word of no known root"),
    Case(text: "прие*ал", word: "приебал", why: "it is somebody who arrived"),
    Case(text: "му**к", word: "мудак", why: "«мужик» fits it"),
    Case(text: "п*да", word: "пзда", why: "no vowel among three letters"),
    Case(text: "них**", word: "нихуи", why: "the end of a stretch in bold type"),
    Case(text: "х*е", word: "хуе", isWhole: false, why: "a beginning of two letters"),
    Case(text: "с**а", word: "сука", why: "two hidden letters of four may be many words"),
    Case(text: "к*за", word: "коза", why: "an ordinary word with a star in it"),
  ])
  func `does not know the word`(_ c: Case) { #expect(!suffices(c), "\(c.why)") }

  private func suffices(_ c: Case) -> Bool {
    let path = Symbol.symbols(of: c.word)
    var hidden = [Bool](repeating: false, count: path.count)
    var masks = 0
    for (index, letter) in c.text.enumerated() where letter == "*" && index < hidden.count {
      masks += index == 0 || !hidden[index - 1] ? 1 : 0
      hidden[index] = true
    }
    let guessed = hidden.count { $0 }
    let evidence = MaskEvidence(
      written: path.count - guessed,
      guessed: guessed,
      masks: masks,
      isLoose: c.isLoose,
      isWhole: c.isWhole,
      isWeak: false
    )
    return evidence.suffices(for: path, hidden, before: [])
  }
}
