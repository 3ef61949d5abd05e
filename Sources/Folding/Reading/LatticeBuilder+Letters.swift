/// What single characters and figures of several are read as.
extension LatticeBuilder {
  /// Adds the ways to read the character at an index.
  mutating func addEdges(at index: Int, _ way: Way) {
    let (value, entry) = (scalars[index].value, scalars[index].entry)
    if way == .keyboard {
      if value < 128, let letter = SoundTable.letter(onKeyOf: UInt8(value)) {
        lattice.addEdge(from: index, to: index + 1, .letter(letter), .keyboard)
      }
      return
    }
    switch entry.kind {
    case .letter: addLetter(at: index, way)
    case .digit: addDigit(at: index)
    case .invisible: lattice.addEdge(from: index, to: index + 1, .nothing, .invisible)
    case .mark: lattice.addEdge(from: index, to: index + 1, .nothing, .marks)
    case .several:
      for letter in shapes.letters(for: value) {
        lattice.addEdge(from: index, to: index + 1, .letter(letter), .sign)
      }
      let letters = table.expansions[value] ?? []
      lattice.addPath(from: index, to: index + 1, letters, count: letters.count, .styled)
    case .space, .newline: lattice.addEdge(from: index, to: index + 1, .nothing, .gaps)
    case .emoji where entry.symbol.isLatin: addLetter(at: index, way)
    case .emoji, .stop, .punctuation: addSign(at: index, way)
    }
    if way != .sound { addFigures(at: index) }
    if index > 0, let letter = firstLetter(at: index), letter == firstLetter(at: index - 1) {
      lattice.addEdge(from: index, to: index + 1, .nothing, .stretched)
    }
  }

  private mutating func addLetter(at index: Int, _ way: Way) {
    let (value, entry) = (scalars[index].value, scalars[index].entry)
    let symbol = entry.symbol
    let styled: Disguise = entry.isStyled && !shapesItself(value) ? .styled : []
    if symbol.isRussian {
      lattice.addEdge(from: index, to: index + 1, .letter(symbol), styled)
      return
    }
    if way != .sound {
      let disguise: Disguise =
        symbol.isLatin ? .latin : (0x370...0x3FF).contains(value) ? .greek : .lookalike
      for letter in shapeLetters(value, symbol) {
        lattice.addEdge(from: index, to: index + 1, .letter(letter), disguise.union(styled))
      }
    }
    if way == .sound || way == .mixed && !isTwin(index) { addSounds(at: index, styled) }
  }

  /// Adds what one to four Latin letters stand for by their sound.
  private mutating func addSounds(at index: Int, _ styled: Disguise) {
    guard let first = latin(at: index) else { return }
    for spelling in SoundTable.byFirst[Int(first)] {
      let (latin, russian) = SoundTable.spellings[spelling]
      var end = index
      var disguise = styled.union(.translit)
      var matches = true
      for (offset, letter) in latin.enumerated() {
        // «d r o c h i t»: the letters of one spelling are set apart, too.
        if offset > 0 && isGap(end) && isGap(end - 2) && !isLetter(end + 2) {
          end += 1
          disguise.insert(.gaps)
        }
        matches = matches && self.latin(at: end) == letter
        end += 1
      }
      // «ch» is «ч»; nobody means «сх» by it.
      let isHalf = first == Self.c && latin.count == 1 && self.latin(at: index + 1) == Self.h
      if matches, !isHalf, mayLeaveSignOut(russian, before: end) {
        lattice.addPath(from: index, to: end, russian, count: russian.count, disguise)
      }
    }
  }

  /// Whether letters of which the last may be a sign left out fit before an index.
  ///
  /// A soft sign is left out at the end and before consonants, a hard one before «е».
  private func mayLeaveSignOut(_ russian: FewLetters, before index: Int) -> Bool {
    guard russian.count == 2, let sign = russian.last else { return true }
    let next = latin(at: index)
    if sign == Self.softSign { return next.map { !"aeiouyj".utf8.contains($0) } ?? true }
    return sign != Self.hardSign || next.map { "ey".utf8.contains($0) } ?? false
  }

  private static let (c, h) = (UInt8(ascii: "c"), UInt8(ascii: "h"))
  private static let softSign = Symbol(rawValue: 29)
  private static let hardSign = Symbol(rawValue: 27)

  /// The Latin letter at an index, in lower case.
  private func latin(at index: Int) -> UInt8? {
    guard index < scalars.count, scalars[index].entry.symbol.isLatin else { return nil }
    return scalars[index].entry.symbol.rawValue - 33 + 0x61
  }

  /// Whether a Latin letter among Russian ones stands there for its shape alone: large ones that
  /// cannot be told from Russian letters do, as in «доHу».
  private func isTwin(_ index: Int) -> Bool {
    index > 0 && scalars[index].entry.isUpper && Self.twins.contains(scalars[index].value)
  }

  private static let twins = ScalarSet("ABCEHKMOPTXY")

  private mutating func addDigit(at index: Int) {
    // «36-летний», «Х-101»: several digits beside a mark or a space are a number.
    var (start, end) = (index, index + 1)
    while isDigit(start - 1) { start -= 1 }
    while isDigit(end) { end += 1 }
    let isNumber =
      end - start > 1 && (start > 0 && isGap(start - 1) || end < scalars.count && isGap(end))
    for letter in isNumber ? .none : shapes.letters(for: scalars[index].value) {
      lattice.addEdge(from: index, to: index + 1, .letter(letter), .digit)
    }
    // «3,14здец»: the number is read by its name.
    if index + 3 < scalars.count, scalars[index].value == 0x33, scalars[index + 2].value == 0x31,
      scalars[index + 3].value == 0x34
    {
      // Four characters make one disguise, so only the first letter counts as one.
      let between = lattice.addNode(at: Int(lattice.nodes[index + 4].offset))
      lattice.addEdge(from: index, to: between, .letter(Symbol(rawValue: 16)), .digit)
      lattice.addEdge(from: between, to: index + 4, .letter(Symbol(rawValue: 9)))
    }
  }

  /// Adds what several characters draw together: «}|{» is «ж».
  private mutating func addFigures(at index: Int) {
    guard scalars[index].value < FigureTable.limit else { return }
    for figure in FigureTable.byFirst[Int(scalars[index].value)] {
      let end = index + figure.drawing.count
      guard end <= scalars.count,
        figure.drawing.indices.allSatisfy({ scalars[index + $0].value == figure.drawing[$0] })
      else { continue }
      lattice.addEdge(from: index, to: end, .letter(figure.letter), .sign)
    }
  }

  /// Whether an index is outside of the stretch, or what stands there no letter or digit.
  private func isGap(_ index: Int) -> Bool {
    guard scalars.indices.contains(index) else { return true }
    switch scalars[index].entry.kind {
    case .space, .newline, .stop, .punctuation: return true
    case .emoji: return !scalars[index].entry.symbol.isLatin
    default: return false
    }
  }

  func isDigit(_ index: Int) -> Bool {
    scalars.indices.contains(index) && scalars[index].entry.kind == .digit
  }

  func isLetter(_ index: Int) -> Bool {
    scalars.indices.contains(index) && scalars[index].entry.kind == .letter
  }

  /// The letter that a character is or looks like: in «oо» the same one stands twice.
  private func firstLetter(at index: Int) -> Symbol? {
    let (value, entry) = (scalars[index].value, scalars[index].entry)
    guard entry.kind == .letter else { return nil }
    return entry.symbol.isRussian ? entry.symbol : shapeLetters(value, entry.symbol).first
  }

  private func shapesItself(_ value: UInt32) -> Bool { !shapes.letters(for: value).isEmpty }

  /// The Russian letters that a letter of another alphabet looks like.
  func shapeLetters(_ value: UInt32, _ symbol: Symbol) -> FewLetters {
    let own = shapes.letters(for: value)
    return own.isEmpty && symbol.isLatin ? shapes.letters(for: symbol.character.value) : own
  }
}
