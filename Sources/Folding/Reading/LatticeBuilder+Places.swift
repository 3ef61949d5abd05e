extension LatticeBuilder {
  /// Reads the characters of a stretch, with the signs right before and behind it that may be letters.
  ///
  /// Returns whether the stretch goes on behind them.
  mutating func read(_ bytes: Span<UInt8>, _ text: FoldedText, _ tokens: Range<Int>) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    let floor = tokens.lowerBound > 0 ? text.tokens[tokens.lowerBound - 1].bytes.upperBound : 0
    var offset = text.tokens[tokens.lowerBound].bytes.lowerBound
    for _ in 0..<Self.mostSigns {
      guard let sign = signStart(bytes, before: offset, floor) else { break }
      offset = sign
    }
    let last = text.tokens[tokens.upperBound - 1].bytes.upperBound
    let ceiling =
      tokens.upperBound < text.tokens.count
      ? text.tokens[tokens.upperBound].bytes.lowerBound : bytes.count
    while offset < last && scalars.count < Self.limit {
      let scalar = UTF8Scalar(bytes, at: offset, end: last)
      // «и» with a breve over it is «й», as in folding.
      if scalar.value == 0x306, let last = scalars.last, last.entry.symbol == Symbol("и") {
        scalars[scalars.count - 1].entry = FoldTable.Entry(.letter, Symbol(rawValue: 10))
      } else {
        scalars.append(Scalar(scalar.value, table.entry(of: scalar.value), at: offset))
      }
      offset += scalar.length
    }
    guard offset >= last else { return true }
    for _ in 0..<Self.mostSigns {
      guard offset < ceiling, scalars.count < Self.limit else { break }
      let scalar = UTF8Scalar(bytes, at: offset, end: ceiling)
      guard isSign(scalar.value) else { break }
      scalars.append(Scalar(scalar.value, table.entry(of: scalar.value), at: offset))
      offset += scalar.length
    }
    end = offset
    return false
  }

  /// How many signs before and behind a stretch may belong to it: «}{уй», «ху|/|», `gj[e`[`, «х**».
  private static let mostSigns = 6

  /// The offset of the sign that ends at one, if that sign may be a letter.
  private func signStart(_ bytes: Span<UInt8>, before offset: Int, _ floor: Int) -> Int? {
    var start = offset - 1
    while start > floor, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= floor else { return nil }
    return isSign(UTF8Scalar(bytes, at: start, end: offset).value) ? start : nil
  }

  /// Whether a character is a sign that may be a letter, or hide one.
  private func isSign(_ value: UInt32) -> Bool {
    let kind = table.entry(of: value).kind
    guard kind == .punctuation || kind == .emoji else { return false }
    return value < 128
      ? Self.signs[Int(value)] : !shapes.letters(for: value).isEmpty || Self.masks.contains(value)
  }

  private static let signs: [Bool] = {
    var table = [Bool](repeating: false, count: 128)
    for byte in "*@#$%&[]{}()<>|/\\^_,;'`~!".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Notes where words begin and end.
  ///
  /// Returns the token at which the next piece of the stretch has to begin.
  mutating func mark(
    _ text: FoldedText,
    _ tokens: Range<Int>,
    _ way: Way,
    isCut: Bool
  ) -> Int {
    var next = tokens.upperBound
    var node = 0
    let first = text.tokens[tokens.lowerBound].bytes.lowerBound
    for sign in scalars.indices.prefix(while: { scalars[$0].offset < first }) {
      lattice.starts.append(Lattice.Start(node: sign, token: tokens.lowerBound))
    }
    for token in tokens {
      let place = text.tokens[token].bytes
      while node < scalars.count && scalars[node].offset < place.lowerBound { node += 1 }
      guard node < scalars.count else { return min(next, max(token, tokens.lowerBound + 1)) }
      if isCut && node > Self.limit / 2 && token > tokens.lowerBound { next = min(next, token) }
      let isFirst = token == tokens.lowerBound
      if token < next, way == .keyboard ? isFirst : mayStart(token, at: node, text) {
        lattice.starts.append(
          Lattice.Start(node: node, token: token, isBehindMask: isBehindMask(node))
        )
      }
      while node < scalars.count && scalars[node].offset < place.upperBound { node += 1 }
      if node < scalars.count || !isCut, mayEnd(token, text) {
        lattice.addWordEnd(node, token: token)
      }
    }
    // Signs behind the last word may be its last letters.
    if !isCut && node < scalars.count {
      for sign in (node + 1)...scalars.count {
        lattice.addWordEnd(sign, token: tokens.upperBound - 1)
      }
    }
    return next
  }

  /// Whether a mask stands between a letter and a place.
  private func isBehindMask(_ node: Int) -> Bool {
    var index = node
    while index > 0, Self.masks.contains(scalars[index - 1].value) { index -= 1 }
    return index < node && isLetter(index - 1)
  }
}

/// Rows of single letters: «к о м а н д а» is one word, and «манда» no word in it.
extension LatticeBuilder {
  /// Whether a word may begin at a token: not amid a row of single letters, nor amid letters and
  /// digits side by side.
  private func mayStart(_ token: Int, at node: Int, _ text: FoldedText) -> Bool {
    let kind = text.tokens[token].kind
    if kind == .emoji, scalars[node].entry.symbol.isLatin {
      return node == 0 || !scalars[node - 1].entry.symbol.isLatin
    }
    guard kind == .word || kind == .number, !isWithin(token, text) else { return false }
    guard let before = neighbour(of: token, -1, text), let next = neighbour(of: token, 1, text),
      isRow(before, token, text), isRow(token, next, text),
      !(text.tokens[token].gap >= .space && text.tokens[next].gap <= .mark)
    else { return true }
    // «а х у й», «я е б а л»: one short word before is no part of the row, unless it goes on.
    guard Self.shortBefore.contains(text.symbols[text.tokens[before].symbols.lowerBound]) else {
      return false
    }
    return neighbour(of: before, -1, text).map { !isRow($0, before, text) } ?? true
  }

  /// Whether letters or digits stand right before a token, a word among them: «к0манда».
  private func isWithin(_ token: Int, _ text: FoldedText) -> Bool {
    var index = token
    while index > 0, text.tokens[index].gap == .none {
      index -= 1
      if text.tokens[index].kind == .word { return true }
    }
    return false
  }

  /// Whether a word may end at a token: not amid a row of single letters, nor before a digit.
  private func mayEnd(_ token: Int, _ text: FoldedText) -> Bool {
    if token + 1 < text.tokens.count, text.tokens[token + 1].gap == .none,
      text.tokens[token + 1].kind == .word || text.tokens[token + 1].kind == .number
    {
      return false
    }
    guard let before = neighbour(of: token, -1, text), let next = neighbour(of: token, 1, text),
      isRow(before, token, text), isRow(token, next, text),
      !(text.tokens[token].gap <= .mark && text.tokens[next].gap >= .space)
    else { return true }
    guard Self.shortBehind.contains(text.symbols[text.tokens[next].symbols.lowerBound]) else {
      return false
    }
    return neighbour(of: next, 1, text).map { !isRow(next, $0, text) } ?? true
  }

  private static let shortBefore = Set(Symbol.symbols(of: "авикуя"))
  private static let shortBehind = Set(Symbol.symbols(of: "аиявуско"))

  /// The next token in a direction that is no pictograph.
  private func neighbour(of token: Int, _ step: Int, _ text: FoldedText) -> Int? {
    var index = token + step
    while text.tokens.indices.contains(index), text.tokens[index].kind == .emoji { index += step }
    return text.tokens.indices.contains(index) ? index : nil
  }

  /// Whether two tokens are letters of one row.
  private func isRow(_ first: Int, _ second: Int, _ text: FoldedText) -> Bool {
    text.isSingle(first) && text.isSingle(second)
  }
}
