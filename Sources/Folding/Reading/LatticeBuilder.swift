/// Builds the lattice of a suspect stretch of text.
public struct LatticeBuilder: Sendable {
  /// Which of the ways to read a stretch a lattice holds.
  ///
  /// A stretch with a Russian letter in it is read one way, ``mixed``. One without is a Latin word
  /// most of the time, so each way is tried on its own and never blended with the others.
  public enum Way: CaseIterable, Sendable {
    /// Russian letters with others among them, by shape or by sound.
    case mixed
    /// Latin letters by their shape alone.
    case shape
    /// Latin letters by their sound alone.
    case sound
    /// Latin letters and signs by their key.
    case keyboard
  }

  /// The longest stretch that is read at once, in characters; a longer one is read in pieces.
  public static let limit = 96

  /// The lattice that was built last.
  public private(set) var lattice = Lattice()

  /// The characters of the stretch and their places.
  private var scalars: [(value: UInt32, entry: FoldTable.Entry, offset: Int)] = []

  private let table: FoldTable
  private let shapes: ShapeTable

  /// Creates a builder.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  public init() throws(ICUError) {
    table = try FoldTable.shared.get()
    shapes = try ShapeTable.shared.get()
  }

  /// Returns the ways in which a suspect is worth reading.
  public static func ways(of suspect: FoldedText.Suspect, in text: FoldedText) -> [Way] {
    suspect.tokens.contains {
      !text.tokens[$0].flags.isDisjoint(with: [.russian, .foreign, .neighbour])
    }
      ? onlyMixed : suspect.isSpaced ? spaced : allLatin
  }

  private static let onlyMixed: [Way] = [.mixed]
  private static let allLatin: [Way] = [.shape, .sound, .keyboard]
  private static let spaced: [Way] = [.shape, .sound]

  /// Builds the lattice of the tokens from `first` on, as far as ``limit`` reaches.
  ///
  /// Returns the token behind the last one whose beginning is well inside, where the next piece has
  /// to begin.
  public mutating func build(
    _ bytes: Span<UInt8>,
    _ text: FoldedText,
    tokens: Range<Int>,
    way: Way
  ) -> Int {
    let isCut = read(bytes, text, tokens)
    lattice.removeAll()
    for scalar in scalars { _ = lattice.addNode(at: scalar.offset) }
    let last = text.tokens[tokens.upperBound - 1].bytes.upperBound
    _ = lattice.addNode(at: isCut ? scalars[scalars.count - 1].offset : last)
    let next = mark(text, tokens, way, isCut: isCut)
    var index = 0
    while index < scalars.count {
      addEdges(at: index, way)
      index += 1
    }
    return next
  }

  /// Reads the characters of a stretch, with signs that stand right before it.
  ///
  /// Returns whether the stretch goes on behind them.
  private mutating func read(
    _ bytes: Span<UInt8>,
    _ text: FoldedText,
    _ tokens: Range<Int>
  ) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    var offset = text.tokens[tokens.lowerBound].bytes.lowerBound
    let floor = tokens.lowerBound > 0 ? text.tokens[tokens.lowerBound - 1].bytes.upperBound : 0
    while offset > floor, Self.leading.contains(bytes[offset - 1]) { offset -= 1 }
    let end = text.tokens[tokens.upperBound - 1].bytes.upperBound
    while offset < end && scalars.count < Self.limit {
      let scalar = UTF8Scalar(bytes, at: offset, end: end)
      // «и» with a breve over it is «й», as in folding.
      if scalar.value == 0x306, let last = scalars.last, last.entry.symbol == Symbol("и") {
        scalars[scalars.count - 1].entry = FoldTable.Entry(.letter, Symbol(rawValue: 10))
      } else {
        scalars.append((scalar.value, table.entry(of: scalar.value), offset))
      }
      offset += scalar.length
    }
    return offset < end
  }

  /// ASCII signs that may be the first letter of a word: `@хуеть`, `[eq`, `,kznm`, `$ука`.
  private static let leading: Set<UInt8> = Set("@$[{,;'`~<".utf8)

  /// Notes where words begin and end.
  private mutating func mark(
    _ text: FoldedText,
    _ tokens: Range<Int>,
    _ way: Way,
    isCut: Bool
  ) -> Int {
    var next = tokens.upperBound
    var node = 0
    if scalars[0].offset < text.tokens[tokens.lowerBound].bytes.lowerBound {
      lattice.starts.append((0, tokens.lowerBound))
    }
    for token in tokens {
      let place = text.tokens[token].bytes
      while node < scalars.count && scalars[node].offset < place.lowerBound { node += 1 }
      guard node < scalars.count else { return min(next, max(token, tokens.lowerBound + 1)) }
      if isCut && node > Self.limit / 2 && token > tokens.lowerBound { next = min(next, token) }
      let mayStart = text.tokens[token].kind == .word || text.tokens[token].kind == .number
      if token < next && mayStart && (way != .keyboard || token == tokens.lowerBound) {
        lattice.starts.append((node, token))
      }
      while node < scalars.count && scalars[node].offset < place.upperBound { node += 1 }
      if node < scalars.count || !isCut { lattice.wordEnds.append((node, token)) }
    }
    return next
  }

  /// Adds the ways to read the character at an index.
  private mutating func addEdges(at index: Int, _ way: Way) {
    let (value, entry, _) = scalars[index]
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
      lattice.addPath(from: index, to: index + 1, table.expansions[value] ?? [], .styled)
    case .space, .newline, .emoji: lattice.addEdge(from: index, to: index + 1, .nothing, .gaps)
    case .stop, .punctuation: addSign(at: index, way)
    }
    if index > 0, entry.kind == .letter, scalars[index - 1].entry.symbol == entry.symbol {
      lattice.addEdge(from: index, to: index + 1, .nothing, .stretched)
    }
  }

  private mutating func addLetter(at index: Int, _ way: Way) {
    let (value, entry, _) = scalars[index]
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
    if way != .shape && symbol.isLatin { addSounds(at: index, styled) }
  }

  /// Adds what one to four Latin letters stand for by their sound.
  private mutating func addSounds(at index: Int, _ styled: Disguise) {
    let first = Int(scalars[index].entry.symbol.rawValue - 33 + 0x61)
    for spelling in SoundTable.byFirst[first] {
      let (latin, russian) = SoundTable.spellings[spelling]
      let matches = latin.indices.allSatisfy { offset in
        index + offset < scalars.count
          && scalars[index + offset].entry.symbol.rawValue == latin[offset] - 0x61 + 33
      }
      if matches {
        lattice.addPath(
          from: index,
          to: index + latin.count,
          russian,
          styled.union(.translit)
        )
      }
    }
  }

  private mutating func addDigit(at index: Int) {
    for letter in shapes.letters(for: scalars[index].value) {
      lattice.addEdge(from: index, to: index + 1, .letter(letter), .digit)
    }
    // «3,14здец»: the number is read by its name.
    if index + 3 < scalars.count, scalars[index].value == 0x33, scalars[index + 2].value == 0x31,
      scalars[index + 3].value == 0x34
    {
      // Four characters make one disguise, so only the first letter counts as one.
      let between = lattice.addNode(at: lattice.offsets[index + 4])
      lattice.addEdge(from: index, to: between, .letter(Symbol(rawValue: 16)), .digit)
      lattice.addEdge(from: between, to: index + 4, .letter(Symbol(rawValue: 9)))
    }
  }

  /// Adds what a punctuation mark or sign may be: a letter by its shape, a gap, a mask.
  private mutating func addSign(at index: Int, _ way: Way) {
    let value = scalars[index].value
    for letter in shapes.letters(for: value) {
      lattice.addEdge(from: index, to: index + 1, .letter(letter), .sign)
    }
    // Latin words are joined by hyphens and slashes all the time: only single letters count there.
    if way == .mixed || !isLetter(index - 2) && !isLetter(index + 2) {
      lattice.addEdge(from: index, to: index + 1, .nothing, .gaps)
    }
    guard Self.masks.contains(value), isLetter(index - 1) else { return }
    var end = index
    while end < scalars.count, scalars[end].value == value { end += 1 }
    let isWeak = Self.weakMasks.contains(value)
    guard isLetter(end), !isWeak || mayHideLetters(index..<end) else { return }
    // A row of marks hides from one letter to one more than there are marks; a weak one no more.
    let most = min(isWeak ? end - index : end - index + 1, 5)
    let disguise: Disguise = isWeak ? [.mask, .weakMask] : .mask
    var node = index
    for _ in 0..<most {
      let after = lattice.addNode(at: lattice.offsets[end])
      lattice.addEdge(from: node, to: after, .any, disguise)
      lattice.addEdge(from: after, to: end, .nothing, disguise)
      node = after
    }
  }

  /// Marks under which letters are left out.
  private static let masks: Set<UInt32> = Set("*#@%&$_.-…•×".unicodeScalars.map(\.value))

  /// Marks that often stand between two words by rights, or where a space was forgotten.
  private static let weakMasks: Set<UInt32> = Set("-._…".unicodeScalars.map(\.value))

  /// Whether letters may be left out under weak marks: not beside an ordinary short word, as in
  /// «по-быстрому» and «да....я», nor behind a long one.
  private func mayHideLetters(_ marks: Range<Int>) -> Bool {
    var start = marks.lowerBound
    while isLetter(start - 1) { start -= 1 }
    var end = marks.upperBound
    while isLetter(end) { end += 1 }
    let before = word(start..<marks.lowerBound)
    let after = word(marks.upperBound..<end)
    return before.count <= 5 && !Self.shortWords.contains(before)
      && (before == "х" || !Self.shortWords.contains(after))
  }

  private func word(_ range: Range<Int>) -> String {
    range.map { scalars[$0].entry.symbol.description }.joined()
  }

  private static let shortWords: Set<String> = Set(
    """
    а без бы в во все да для до еще же за и из или к как кое кто ли мы на над не ни но ну о об он от по \
    под при про с со там те то тот ты у уж что это я вы его ее их мне нас вас так того е ы э
    """.split(separator: " ").map(String.init)
  )

  private func isLetter(_ index: Int) -> Bool {
    scalars.indices.contains(index) && scalars[index].entry.kind == .letter
  }

  private func shapesItself(_ value: UInt32) -> Bool { !shapes.letters(for: value).isEmpty }

  private func shapeLetters(_ value: UInt32, _ symbol: Symbol) -> [Symbol] {
    let own = shapes.letters(for: value)
    return own.isEmpty && symbol.isLatin ? shapes.letters(for: symbol.character.value) : own
  }
}

extension Folder {
  /// Reads a word of mixed alphabets as the Russian word it most likely passes for.
  ///
  /// Appends the letters to `symbols` and returns whether every letter had a Russian counterpart.
  public func appendShape(
    of token: Token,
    _ bytes: Span<UInt8>,
    _ text: FoldedText,
    to symbols: inout [Symbol]
  ) -> Bool {
    var offset = token.bytes.lowerBound
    for index in token.symbols {
      let symbol = text.symbols[index]
      if symbol.isRussian {
        symbols.append(symbol)
      } else {
        // The author's own character is asked, because `B` is «в» and `b` is «ь».
        let letter = shapes.letters(for: scalar(of: symbol, bytes, from: &offset, token)).first
        guard let letter else { return false }
        symbols.append(letter)
      }
    }
    return true
  }

  /// Finds the next character that folds to a symbol.
  private func scalar(
    of symbol: Symbol,
    _ bytes: Span<UInt8>,
    from offset: inout Int,
    _ token: Token
  ) -> UInt32 {
    while offset < token.bytes.upperBound {
      let scalar = UTF8Scalar(bytes, at: offset, end: token.bytes.upperBound)
      offset += scalar.length
      let entry = table.entry(of: scalar.value)
      if entry.symbol == symbol {
        return shapes.letters(for: scalar.value).isEmpty ? symbol.character.value : scalar.value
      }
    }
    return 0
  }
}
