import Folding

extension Lexicon {
  /// What is looked at before a clue is followed: most phrases lack a word, and two bits tell.
  struct Signpost: BitwiseCopyable {
    /// The number of the list that the clue's entry belongs to.
    let list: Int32

    /// The hints of the word before the one that was found, and of the word behind it.
    private(set) var before = Hint.none
    private(set) var behind = Hint.none

    init(_ clue: Clue, _ lexicon: Lexicon) {
      guard let number = clue.phrase else {
        list = lexicon.rows[clue.entry].list
        return
      }
      let phrase = lexicon.phrases[number]
      list = lexicon.rows[Int(phrase.entry)].list
      let anchor = Int(phrase.firstStep) + Int(phrase.anchor)
      if phrase.anchor > 0 {
        before = Hint(lexicon.steps[anchor - 1], gap: lexicon.steps[anchor].gap)
      }
      if anchor + 1 < Int(phrase.endStep) {
        let next = lexicon.steps[anchor + 1]
        behind = Hint(next, gap: next.gap)
      }
    }

    /// A word that has to stand somewhere on one side of another.
    struct Hint: BitwiseCopyable {
      /// Its pattern as far as ``NumberHints`` tell numbers apart, and their width more when it has to
      /// stand right there; -1 when nothing, a link or a pictograph stands there.
      private let bits: Int16

      static var none: Hint { Hint(bits: -1) }

      private init(bits: Int16) { self.bits = bits }

      init(_ step: Step, gap: UInt8) {
        let width = NumberHints.width
        bits = step.pattern < 0 ? -1 : Int16(step.pattern % width + (gap == 0 ? width : 0))
      }

      /// A number with the hint of its pattern, or a negative one.
      var pattern: Int32 { bits < 0 ? -1 : Int32(bits) & (NumberHints.width - 1) }

      /// Whether it has to stand right there.
      var isNext: Bool { Int32(bits) >= NumberHints.width }
    }
  }
}
