/// How Latin words may begin, told without a lattice.
extension LatticeBuilder {
  /// How many letters of a Latin word are tried before a lattice is built; with two of them, two lattices
  /// in three were still built of random words, with four, one in ten.
  private static let beginning = 4

  /// Whether a reading of a Latin word may lead past its beginning.
  ///
  /// Most Latin words are just that, and in none of the ways to read them a listed word begins: to see
  /// it here takes a fifth of what building their lattices and walking them would.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - word: The word's place among the bytes: letters of ASCII and nothing else.
  ///   - way: One of those without Russian letters: ``Way/shape``, ``Way/sound`` or ``Way/keyboard``.
  ///   - start: The state before the word.
  ///   - complete: The first of the states in which something is found already.
  ///   - next: The state after one more letter, 0 when no listed word goes on so.
  /// - Returns: Whether it may: true wherever the lattice has such a path, and sometimes elsewhere.
  public func mayBegin(
    _ bytes: Span<UInt8>,
    _ word: Range<Int>,
    _ way: Way,
    from start: UInt32,
    until complete: UInt32,
    _ next: (UInt32, Symbol) -> UInt32
  ) -> Bool {
    let end = min(word.lowerBound + Self.beginning, word.upperBound)
    return goesOn(bytes, word, at: word.lowerBound, way, to: end, from: start, complete, next)
  }

  /// Whether a reading leads from an offset to another or beyond, or completes something before.
  private func goesOn(
    _ bytes: Span<UInt8>,
    _ word: Range<Int>,
    at offset: Int,
    _ way: Way,
    to end: Int,
    from state: UInt32,
    _ complete: UInt32,
    _ next: (UInt32, Symbol) -> UInt32
  ) -> Bool {
    guard offset < end else { return true }
    var goesOn = false
    forEachReading(bytes, word, at: offset, way) { letters, length in
      var state = state
      for letter in letters where state < complete { state = next(state, letter) }
      guard state != 0, !goesOn else { return }
      goesOn =
        state >= complete
        || self.goesOn(bytes, word, at: offset + length, way, to: end, from: state, complete, next)
    }
    return goesOn
  }

  /// Calls a closure with each way to read the letter at an offset, and how many characters it takes.
  private func forEachReading(
    _ bytes: Span<UInt8>,
    _ word: Range<Int>,
    at offset: Int,
    _ way: Way,
    _ body: (FewLetters, Int) -> Void
  ) {
    switch way {
    case .keyboard:
      if let letter = SoundTable.letter(onKeyOf: bytes[offset]) { body(FewLetters(letter), 1) }
      return
    case .sound:
      for number in SoundTable.byFirst[Int(bytes[offset] | 0x20)] {
        let (latin, russian) = SoundTable.spellings[number]
        if spells(bytes, word, at: offset, latin) { body(russian, latin.count) }
      }
    case .shape, .mixed:
      var letters = shapeLetters(bytes[offset])
      while let letter = letters.next() { body(FewLetters(letter), 1) }
      for figure in FigureTable.byFirst[Int(bytes[offset])] where draws(bytes, at: offset, figure) {
        body(FewLetters(figure.letter), figure.drawing.count)
      }
    }
    // A repeated letter may be left out, and so may one that looks like the one before.
    let letter = shapeLetters(bytes[offset]).first
    if offset > word.lowerBound, letter != nil, letter == shapeLetters(bytes[offset - 1]).first {
      body(.none, 1)
    }
  }

  /// Whether a word goes on with a spelling at an offset, in whatever case.
  private func spells(
    _ bytes: Span<UInt8>,
    _ word: Range<Int>,
    at offset: Int,
    _ latin: [UInt8]
  ) -> Bool {
    guard offset + latin.count <= word.upperBound else { return false }
    for index in latin.indices where bytes[offset + index] | 0x20 != latin[index] { return false }
    return true
  }

  /// Whether a figure may stand at an offset; of its signs beyond ASCII nothing is said.
  private func draws(_ bytes: Span<UInt8>, at offset: Int, _ figure: FigureTable.Figure) -> Bool {
    for (index, scalar) in figure.drawing.enumerated() {
      guard scalar < 0x80 else { return true }
      guard offset + index < bytes.count, UInt32(bytes[offset + index]) == scalar else {
        return false
      }
    }
    return true
  }

  private func shapeLetters(_ letter: UInt8) -> FewLetters {
    shapeLetters(UInt32(letter), Symbol(rawValue: (letter | 0x20) - 0x61 + 33))
  }
}
