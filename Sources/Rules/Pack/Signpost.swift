import Folding

extension Lexicon {
  /// What is looked at before a clue is followed: the words beside the one that was found.
  ///
  /// Most phrases lack one of them. There are many phrases, and the memory that they stand in is far
  /// away; this stands beside the clue.
  struct Signpost: BitwiseCopyable {
    /// The number of the list that the clue's entry belongs to.
    let list: Int32

    /// What has to stand before the word that was found, and behind it.
    private(set) var before: Step?
    private(set) var behind: Step?

    /// Whether the phrase has more than that, and has to be looked at itself.
    private(set) var isPart = false

    init(_ clue: Clue, _ lexicon: Lexicon) {
      guard let number = clue.phrase else {
        list = lexicon.rows[clue.entry].list
        return
      }
      let phrase = lexicon.phrases[number]
      list = lexicon.rows[Int(phrase.entry)].list
      let anchor = Int(phrase.firstStep) + Int(phrase.anchor)
      if phrase.anchor > 0 {
        before = lexicon.steps[anchor - 1]
        // A step tells how many words may stand before it.
        before?.gap = lexicon.steps[anchor].gap
      }
      if anchor + 1 < Int(phrase.endStep) { behind = lexicon.steps[anchor + 1] }
      isPart = phrase.stepCount > 3 || phrase.stepCount == 3 && (before == nil || behind == nil)
    }
  }
}
