import Folding

/// Whether enough of a disguised word was written for the rest to be read into it.
struct ReadingCredibility {
  private let frame: LatticeWalk.Frame
  private let letters: ArraySlice<LatticeWalk.PathLetter>
  private let isWhole: Bool
  private let start: Lattice.Start

  /// Judges a path from a start to a frame, which may be the end of the word.
  init(
    _ frame: LatticeWalk.Frame,
    _ letters: ArraySlice<LatticeWalk.PathLetter>,
    atEnd: Bool,
    _ start: Lattice.Start
  ) {
    self.frame = frame
    self.letters = letters
    isWhole = atEnd
    self.start = start
  }

  /// Whether the reading can be believed.
  func suffices(in lattice: borrowing Lattice) -> Bool {
    // No word begins with a sign or «ы»; an entry that may stand within a word might.
    guard !frame.disguise.isEmpty, let first = letters.first,
      !(27...29).contains(first.symbol.rawValue)
    else {
      return false
    }
    // Abbreviations such as «пзц» are no words that letters were hidden from.
    let hasSigns = !frame.disguise.isDisjoint(with: [.mask, .gaps])
    if hasSigns && !letters.contains(where: \.symbol.isVowel) {
      return false
    }
    if frame.digits > 0 {
      let rest = isWhole ? 0 : lettersAhead(of: Int(frame.node), lattice)
      guard isNumberCredible(rest) else { return false }
    }
    return frame.guessed == 0 || isMaskCredible(lattice)
  }

  /// Whether the digits of a word may be letters: most characters of the word have to be.
  private func isNumberCredible(_ rest: Int) -> Bool {
    let letters = Int(frame.written - frame.digits) + rest
    return letters >= 2 && letters > Int(frame.digits)
      || letters > 2 && letters == Int(frame.digits)
  }

  /// Whether a word is known under its masks.
  private func isMaskCredible(_ lattice: borrowing Lattice) -> Bool {
    guard !start.isBehindMask, frame.digits <= 1, !frame.disguise.contains(.gaps),
      !(isWhole && lattice.hasMask(at: Int(frame.node)))
    else { return false }
    let isWeak = frame.disguise.contains(.weakMask)
    // A hyphen or a dot between two pieces is mostly just that, and people do not mix it with more.
    let isPlain = frame.disguise.isSubset(of: [.mask, .weakMask, .looseMask, .stretched])
    guard !isWeak || isWhole && frame.masks == 1 && isPlain else { return false }
    let evidence = MaskEvidence(
      written: Int(frame.written),
      guessed: Int(frame.guessed),
      masks: Int(frame.masks),
      isLoose: frame.disguise.contains(.looseMask),
      isWhole: isWhole,
      isWeak: isWeak
    )
    return evidence.suffices(
      for: letters.map(\.symbol),
      letters.map(\.isGuess),
      before: isWhole ? [] : rest(from: Int(frame.node), lattice)
    )
  }

  /// The letters that the author wrote from a node on, as far as nothing is left out.
  private func rest(from node: Int, _ lattice: borrowing Lattice) -> [Symbol] {
    var node = node
    var letters: [Symbol] = []
    while letters.count < OrdinaryWords.longest, let edge = lattice.firstEdge(from: node),
      case .letter(let symbol) = lattice.edges[edge].reading
    {
      letters.append(symbol)
      node = Int(lattice.edges[edge].target)
    }
    return letters
  }

  /// How many letters the author wrote from a node on, to the end of the word or the next mask.
  private func lettersAhead(of node: Int, _ lattice: borrowing Lattice) -> Int {
    var node = node
    var count = 0
    while let edge = lattice.firstEdge(from: node), count < 8 {
      guard case .letter = lattice.edges[edge].reading,
        !lattice.edges[edge].disguise.contains(.digit)
      else { break }
      count += 1
      node = Int(lattice.edges[edge].target)
    }
    return count
  }
}
