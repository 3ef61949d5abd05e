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
